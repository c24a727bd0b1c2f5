import Content
import Foundation
import SiteBuilder
import Testing

@testable import Preview

/// The small site of `Tests/Fixtures`, in memory: a test changes a file and looks at what the preview
/// makes of it.
struct PreviewedSite {
  private(set) var files: [String: [UInt8]]

  init() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/small-site")
    let paths = try FileManager.default.subpathsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    files = [:]
    for path in paths {
      let data = try? Data(contentsOf: folder.appending(path: path))
      files[path] = data.map { Array($0) }
    }
  }

  subscript(path: String) -> String? {
    get { files[path].map { String(decoding: $0, as: UTF8.self) } }
    set { files[path] = newValue.map { Array($0.utf8) } }
  }

  mutating func replace(_ old: String, with new: String, in path: String) throws {
    let text = try #require(self[path])
    try #require(text.contains(old))
    self[path] = text.replacing(old, with: new)
  }

  var snapshot: SourceSnapshot { SourceSnapshot(files: files) }

  /// Shows the state the site as it is now, as far as its pages need not be looked at.
  func show(_ state: inout PreviewState) async {
    state.take(await draft())
  }

  func draft() async -> SiteDraft { await build.draft(snapshot) }

  func outcome() async -> Outcome { await build.render(snapshot) }

  let build = SiteBuild(source: SourceFolder(at: URL(filePath: "/"))).withoutServiceWorker

  /// The state after one build.
  func state() async -> PreviewState {
    var state = PreviewState(session: "test")
    await show(&state)
    return state
  }
}
