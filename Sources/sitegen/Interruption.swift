import Dispatch
import Foundation

/// Lets a person end work that would otherwise go on for ever.
enum Interruption {
  /// How long work that has been asked to end may take to do so.
  static let grace = DispatchTimeInterval.milliseconds(500)

  /// Runs the work until it ends or SIGINT (Ctrl-C) or SIGTERM asks for its end, which cancels it and
  /// is no failure.
  ///
  /// If it has not ended half a second later, because it is in the midst of something that cannot be
  /// cancelled, the process ends without it; so this is for work that leaves nothing half-done. A
  /// second signal ends the process at once.
  static func runUntilInterrupted(_ work: @Sendable @escaping () async throws -> Void) async throws
  {
    let task = Task { try await work() }
    // A thread of its own: the work may keep all others busy.
    let queue = DispatchQueue(label: "signals")
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        signal(number, SIG_DFL)
        task.cancel()
        queue.asyncAfter(deadline: .now() + grace) { _exit(EXIT_SUCCESS) }
      }
      source.activate()
      return source
    }
    defer { for source in sources { source.cancel() } }
    do {
      try await task.value
    } catch is CancellationError {
      return
    }
  }
}
