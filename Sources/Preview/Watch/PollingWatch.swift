import Foundation

/// Looks for changes twice a second: works wherever files have dates, network folders too.
struct PollingWatch: Sendable {
  private let folders: WatchedFolders
  private let start: [String: Mark]

  static let interval = Duration.milliseconds(500)

  /// Watches from now on.
  init(_ folders: WatchedFolders) {
    self.folders = folders
    start = Self.marks(of: folders)
  }

  /// Calls `onChange` after each change, until it is cancelled.
  func run(onChange: () async -> Void) async throws {
    var last = start
    while true {
      try await Task.sleep(for: Self.interval)
      let now = Self.marks(of: folders)
      if now != last { await onChange() }
      last = now
    }
  }

  /// What tells one state of a file from the next without reading it.
  private struct Mark: Equatable, Sendable {
    let size: Int?
    let modified: Date?
    let inode: Int?
  }

  private static func marks(of folders: WatchedFolders) -> [String: Mark] {
    var marks: [String: Mark] = [:]
    func visit(_ path: String) {
      guard folders.isFolder(path) else {
        marks[path] = mark(folders.path(of: path))
        return
      }
      for name in folders.names(in: path) { visit(path + "/" + name) }
    }
    WatchedFolders.roots.forEach(visit)
    return marks
  }

  private static func mark(_ path: String) -> Mark? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
      return nil
    }
    return Mark(
      size: attributes[.size] as? Int, modified: attributes[.modificationDate] as? Date,
      inode: attributes[.systemFileNumber] as? Int)
  }
}
