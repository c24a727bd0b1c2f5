import Content
import Foundation

/// Notices whatever happens to the source: through the kernel where that works, by looking where it
/// does not.
enum SourceWatch {
  #if os(Linux)
    case notified(InotifyWatch, SourceFolder)
  #endif
  case polling(PollingWatch)

  /// Watches from now on.
  ///
  /// - Parameter polls: look for changes even where the kernel would tell.
  init(_ source: SourceFolder, polls: Bool) {
    #if os(Linux)
      if !polls, let inotify = InotifyWatch(source) {
        self = .notified(inotify, source)
        return
      }
    #endif
    self = .polling(PollingWatch(source))
  }

  var isPolling: Bool {
    if case .polling = self { true } else { false }
  }

  /// Notes each change, until it is cancelled.
  func run(noting changes: Changes) async throws {
    switch self {
    #if os(Linux)
      case .notified(var inotify, let source):
        await inotify.run { await changes.note() }
        try Task.checkCancellation()
        // A new folder was more than the system would watch.
        let watch = PollingWatch(source)
        await changes.note()
        try await watch.run { await changes.note() }
    #endif
    case .polling(let watch):
      try await watch.run { await changes.note() }
    }
  }
}
