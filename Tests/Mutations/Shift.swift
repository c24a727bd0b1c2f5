import Foundation

/// Workers for all damaged sites, one for each processor; one that dies or hangs is replaced, and the
/// next goes on behind the site that ended it.
struct Shift: Sendable {
  let command: Mutations
  let copies: Int

  /// How many seconds pass before a build that takes no processor time is taken for dead.
  private static let patience = 120.0

  /// What went wrong, each with what repeats it.
  func failures() async -> [String] {
    let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
    let share = max(1, (copies + workers - 1) / workers)
    return await withTaskGroup(of: [String].self) { group in
      for start in stride(from: 0, to: copies, by: share) {
        group.addTask { self.failures(in: start..<min(start + share, copies)) }
      }
      var all: [String] = []
      for await failures in group { all += failures }
      return all.sorted()
    }
  }

  private func failures(in numbers: Range<Int>) -> [String] {
    var failures: [String] = []
    var next = numbers.lowerBound
    while next < numbers.upperBound, failures.count < 20 {
      let log = WorkLog(next: next)
      let end = run(next..<numbers.upperBound, log)
      failures += log.complaints.map { describe($0.number, $0.text) }
      if let end { failures.append(describe(log.current, end)) }
      next = log.current + 1
    }
    return failures
  }

  /// - Returns: how the worker ended before its work was done; nil if it did not.
  private func run(_ numbers: Range<Int>, _ log: WorkLog) -> String? {
    let process = Process()
    process.executableURL = Bundle.main.executableURL
    process.arguments = [
      "--source", command.source, "--seed", "\(command.seed)",
      "--work-from", "\(numbers.lowerBound)", "--work-until", "\(numbers.upperBound)",
      "--limit", "\(command.limit)",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    pipe.fileHandleForReading.readabilityHandler = { log.read($0.availableData) }
    do { try process.run() } catch { return "no worker: \(error)" }
    var isTooSlow = false
    while process.isRunning {
      usleep(20_000)
      if log.secondsSinceStart > Self.patience {
        isTooSlow = true
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
      }
    }
    pipe.fileHandleForReading.readabilityHandler = nil
    log.read((try? pipe.fileHandleForReading.readToEnd()) ?? Data())
    if isTooSlow { return "does not end" }
    if log.complaints.last?.number == log.current { return nil }
    return process.terminationStatus == 0
      ? nil : "ends the process with \(process.terminationStatus)"
  }

  private func describe(_ number: Int, _ text: String) -> String {
    "\(text)\n  repeat it: --seed \(command.seed) --replay \(number)"
  }
}

/// What a worker has said.
private final class WorkLog: @unchecked Sendable {
  private let lock = NSLock()
  private var rest = ""
  private var start = ContinuousClock.now
  private var number: Int
  private var found: [(number: Int, text: String)] = []

  init(next: Int) { number = next }

  var current: Int { lock.withLock { number } }
  var complaints: [(number: Int, text: String)] { lock.withLock { found } }

  /// How long the current build has been taking.
  var secondsSinceStart: Double {
    lock.withLock { (ContinuousClock.now - start) / .seconds(1) }
  }

  func read(_ data: Data) {
    lock.withLock {
      rest += String(decoding: data, as: UTF8.self)
      while let end = rest.firstIndex(of: "\n") {
        let line = rest[..<end]
        if line.hasPrefix("!") {
          found.append((number, String(line.dropFirst())))
        } else if let next = Int(line) {
          number = next
          start = .now
        }
        rest = String(rest[rest.index(after: end)...])
      }
    }
  }
}
