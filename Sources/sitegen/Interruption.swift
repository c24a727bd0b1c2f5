import Dispatch
import Foundation

/// Lets a person end work that would otherwise go on for ever.
enum Interruption {
  /// Runs the work until it ends or SIGINT (Ctrl-C) or SIGTERM asks for its end, which cancels it and
  /// is no failure. A second signal ends the process at once.
  static func ends(_ work: @Sendable @escaping () async throws -> Void) async throws {
    let task = Task { try await work() }
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler {
        signal(number, SIG_DFL)
        task.cancel()
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
