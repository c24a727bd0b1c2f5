import Content
import Diagnostics
import Foundation

/// Looks for changes twice a second: works wherever files have dates, network folders too.
struct PollingWatch: Sendable {
  private let source: SourceFolder
  private let start: [String: Mark?]

  static let interval = Duration.milliseconds(500)

  /// Watches from now on.
  init(_ source: SourceFolder) {
    self.source = source
    start = Self.marks(of: source)
  }

  /// Calls `onChange` after each change, until it is cancelled.
  func run(onChange: () async -> Void) async throws {
    var last = start
    while true {
      try await Task.sleep(for: Self.interval)
      let now = Self.marks(of: source)
      if now != last { await onChange() }
      last = now
    }
  }

  /// What tells one state of a file from the next without reading it; of what a link leads to.
  private struct Mark: Equatable, Sendable {
    let size: Int
    let seconds: Int
    let nanoseconds: Int
    let inode: UInt64
  }

  /// A folder that cannot be read now is one that has changed, and changes again when it can.
  private static func marks(of source: SourceFolder) -> [String: Mark?] {
    var listing = SourceListing(of: source)
    try? listing.addAll()
    let paths = listing.files + listing.faults.map(\.location.path)
    return Dictionary(
      paths.map { ($0, mark(listing.root + $0)) }, uniquingKeysWith: { first, _ in first })
  }

  private static func mark(_ path: String) -> Mark? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if os(Linux)
      let time = status.st_mtim
    #else
      let time = status.st_mtimespec
    #endif
    return Mark(
      size: Int(status.st_size), seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec),
      inode: UInt64(status.st_ino))
  }
}
