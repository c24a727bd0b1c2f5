import Foundation
import SiteBuilder
import Testing

@testable import Preview

@Suite(.timeLimit(.minutes(1))) struct SourceWatchTests {
  private let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appending(path: "sitegen-watch-\(UUID().uuidString)", directoryHint: .isDirectory)

  enum Edit: CaseIterable {
    case write, replaceAsEditorsDo, create, createInNewFolders, rename, delete, deleteFolder
    case createTheFirstTheme
  }

  @Test(arguments: Edit.allCases, [false, true])
  func everyEditIsNoticed(edit: Edit, polls: Bool) async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("one", to: "content/site.yaml")
    try write("one", to: "content/en/letters/a.md")
    let changes = Changes()
    let watch = SourceWatch(SourceFolder(at: folder), polls: polls)
    #if os(Linux)
      #expect(watch.isPolling == polls)
    #endif
    let watching = Task { try await watch.run(noting: changes) }
    defer { watching.cancel() }
    try make(edit)
    try await changes.settled()
  }

  @Test func whatIsPutIntoANewFolderLaterIsNoticedToo() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("one", to: "content/site.yaml")
    let changes = Changes()
    let watch = SourceWatch(SourceFolder(at: folder), polls: false)
    let watching = Task { try await watch.run(noting: changes) }
    defer { watching.cancel() }
    try write("one", to: "content/de/letters/a.md")
    try await changes.settled()
    try write("two", to: "content/de/letters/a.md")
    try await changes.settled()
  }

  @Test(arguments: [".a.md.swp", ".git", "a.md~"])
  func whatTheBuildDoesNotReadIsNotWatched(name: String) {
    #expect(!WatchedFolders.isRead(name))
  }

  private func make(_ edit: Edit) throws {
    let letter = folder.appending(path: "content/en/letters/a.md")
    switch edit {
    case .write: try write("another", to: "content/en/letters/a.md")
    case .replaceAsEditorsDo:
      // Into a temporary file, which then takes the place of the letter.
      try Data("another".utf8).write(to: letter, options: .atomic)
    case .create: try write("one", to: "content/en/letters/b.md")
    case .createInNewFolders: try write("one", to: "content/de/guide/b.md")
    case .rename:
      try FileManager.default.moveItem(
        at: letter, to: folder.appending(path: "content/en/letters/b.md"))
    case .delete: try FileManager.default.removeItem(at: letter)
    case .deleteFolder:
      try FileManager.default.removeItem(at: folder.appending(path: "content/en"))
    case .createTheFirstTheme: try write("one", to: "themes/plain/theme.yaml")
    }
  }

  private func write(_ text: String, to path: String) throws {
    let target = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: target)
  }
}
