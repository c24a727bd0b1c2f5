import Dispatch
import Foundation

/// Lets a person end work that would otherwise go on for ever.
enum Interruption {
  /// How long work that has been asked to end may take to do so.
  static let grace = DispatchTimeInterval.milliseconds(500)

  private static let signals = [SIGINT, SIGTERM]
  /// Of the pipe that remembers a signal until somebody looks, so that none is lost, however early.
  private nonisolated(unsafe) static var writeEnd: Int32 = -1

  /// Runs the work until it ends or SIGINT (Ctrl-C) or SIGTERM asks for its end, which cancels it and
  /// is no failure.
  ///
  /// If it has not ended half a second later, because it is in the midst of something that cannot be
  /// cancelled, the process ends without it; so this is for work that leaves nothing half-done. A
  /// second signal ends the process at once. Call it once.
  static func runUntilInterrupted(_ work: @Sendable @escaping () async throws -> Void) async throws
  {
    var ends: [Int32] = [-1, -1]
    // Without a pipe a signal does what it does anyway: it ends the process.
    guard pipe(&ends) == 0 else { return try await work() }
    writeEnd = ends[1]
    for number in signals {
      signal(number) { _ in
        var byte: UInt8 = 0
        let saved = errno
        write(Interruption.writeEnd, &byte, 1)
        errno = saved
      }
    }
    let task = Task { try await work() }
    // A thread of its own: the work may keep all others busy.
    let queue = DispatchQueue(label: "signals")
    let source = DispatchSource.makeReadSource(fileDescriptor: ends[0], queue: queue)
    source.setEventHandler {
      source.cancel()
      for number in signals { signal(number, SIG_DFL) }
      task.cancel()
      queue.asyncAfter(deadline: .now() + grace) { _exit(EXIT_SUCCESS) }
    }
    source.activate()
    // Dispatch opens a descriptor for its timers when the first is set: while there is one to be had.
    queue.asyncAfter(deadline: .now() + .milliseconds(1)) {}
    do {
      try await task.value
    } catch is CancellationError {
      return
    }
  }
}
