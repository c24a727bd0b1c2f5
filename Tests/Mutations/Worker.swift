import Foundation

/// Builds a run of damaged sites, one after the other, and writes down the number of each before it
/// begins with it, so that whoever reads along knows which one ended the process.
struct Worker: Sendable {
  let site: DamagedSite
  /// The seconds of processor time that a build may take: how busy the machine is does not matter.
  let limit: Double

  func work(on numbers: Range<Int>) async {
    let clock = Clock()
    watch(clock)
    for number in numbers {
      write("\(number)\n")
      clock.restart()
      if let complaint = await Judgement(of: site.damaged(number)).complaint {
        write("!\(complaint.replacing("\n", with: " "))\n")
      }
    }
  }

  /// Ends the process when a build has had its time.
  private func watch(_ clock: Clock) {
    Thread.detachNewThread {
      while clock.seconds < limit { usleep(50_000) }
      write("!takes more than \(limit) seconds\n")
      _exit(1)
    }
  }

  private func write(_ line: String) {
    FileHandle.standardOutput.write(Data(line.utf8))
  }
}

/// Counts the processor time of the process.
private final class Clock: @unchecked Sendable {
  private let lock = NSLock()
  private var start = 0.0

  func restart() { lock.withLock { start = Self.now } }

  var seconds: Double { lock.withLock { Self.now - start } }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
