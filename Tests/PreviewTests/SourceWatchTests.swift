import Content
import Foundation
import Testing

@testable import Preview

@Suite(.timeLimit(.minutes(1))) struct SourceWatchTests {
  private let folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appending(path: "sitegen-watch-\(UUID().uuidString)", directoryHint: .isDirectory)

  enum Edit: CaseIterable {
    case write, replaceAsEditorsDo, create, createInNewFolders, rename, delete, deleteFolder
    case createTheFirstTheme
    case writeBehindLink, replaceBehindLink, replaceBehindTwoLinks, writeInLinkedFolder
    case pointLinkElsewhere, pointFolderLinkElsewhere
  }

  @Test(arguments: Edit.allCases, [false, true])
  func everyEditIsNoticed(edit: Edit, polls: Bool) async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("one", to: "content/site.yaml")
    try write("one", to: "content/en/letters/a.md")
    try write("one", to: "shared/b.md")
    try write("one", to: "shared/c.md")
    try write("one", to: "shared/letters/d.md")
    try link("content/en/letters/linked.md", to: "../../../shared/b.md")
    try link("shared/step.md", to: "c.md")
    try link("content/en/letters/twice.md", to: "../../../shared/step.md")
    try link("content/en/linked", to: "../../shared/letters")
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

  @Test func whatIsBehindALinkThatHasBeenPointedElsewhereIsNoticedToo() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("one", to: "content/en/letters/a.md")
    try write("one", to: "shared/one/b.md")
    try write("one", to: "shared/two/b.md")
    try link("content/en/linked", to: "../../shared/one")
    let changes = Changes()
    let watch = SourceWatch(SourceFolder(at: folder), polls: false)
    let watching = Task { try await watch.run(noting: changes) }
    defer { watching.cancel() }
    try link("content/en/linked", to: "../../shared/two")
    try await changes.settled()
    try write("two", to: "shared/two/b.md")
    try await changes.settled()
  }

  /// Each of them leads back to all of them.
  @Test(arguments: [false, true])
  func linksThatLeadInCirclesKeepNobodyWaiting(polls: Bool) async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try write("one", to: "content/en/letters/a.md")
    for name in ["a", "b", "c"] { try link("content/en/\(name)", to: "..") }
    let changes = Changes()
    let watch = SourceWatch(SourceFolder(at: folder), polls: polls)
    let watching = Task { try await watch.run(noting: changes) }
    defer { watching.cancel() }
    try write("another", to: "content/en/letters/a.md")
    try await changes.settled()
  }

  @Test(arguments: [".a.md.swp", ".git", "a.md~"])
  func whatTheBuildDoesNotReadIsNotWatched(name: String) {
    #expect(!SourceListing.isRead(name))
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
    case .writeBehindLink: try write("another", to: "shared/b.md")
    case .replaceBehindLink:
      try Data("another".utf8).write(to: folder.appending(path: "shared/b.md"), options: .atomic)
    case .replaceBehindTwoLinks:
      try Data("another".utf8).write(to: folder.appending(path: "shared/c.md"), options: .atomic)
    case .writeInLinkedFolder: try write("another", to: "shared/letters/d.md")
    case .pointLinkElsewhere: try link("content/en/letters/linked.md", to: "../../../shared/c.md")
    case .pointFolderLinkElsewhere: try link("content/en/linked", to: "../../shared/others")
    }
  }

  /// In the place of a link that is there.
  private func link(_ path: String, to target: String) throws {
    let link = folder.appending(path: path).path(percentEncoded: false)
    try? FileManager.default.removeItem(atPath: link)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
  }

  private func write(_ text: String, to path: String) throws {
    let target = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: target)
  }
}
