import Foundation
import Testing

@testable import Diagnostics
@testable import Publishing

@Suite struct OutputFolderTests {
  private let folder: TemporaryFolder
  private let output: OutputFolder

  init() throws {
    folder = try TemporaryFolder()
    output = OutputFolder(at: folder.url.appending(path: "Site"))
  }

  private func site(_ files: [String: String]) -> RenderedSite {
    RenderedSite(
      files: files.sorted { $0.key < $1.key }.map { path, text in
        RenderedSite.File(
          route: Route(path), bytes: Array(text.utf8), isPage: path.hasSuffix("/") || path.isEmpty)
      })
  }

  private func date(_ path: String) throws -> Date {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: folder.url.appending(path: path).path(percentEncoded: false))
    return try #require(attributes[.modificationDate] as? Date)
  }

  private func setDate(_ date: Date, of path: String) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: date],
      ofItemAtPath: folder.url.appending(path: path).path(percentEncoded: false))
  }

  private let first = [
    "": "home", "about/": "about", "guide/thank/": "thank", "assets/1/style.css": "css",
    "404.html": "none",
  ]

  // MARK: Publishing

  @Test func everyFileIsWrittenWhereItsRouteSays() async throws {
    let report = try await output.publish(site(first))
    #expect(report == PublishReport(written: 5, unchanged: 0, removed: 0))
    #expect(
      folder.files == [
        "Site/.sitegen-manifest.json", "Site/404.html", "Site/about/index.html",
        "Site/assets/1/style.css", "Site/guide/thank/index.html", "Site/index.html",
      ])
    #expect(folder.text("Site/guide/thank/index.html") == "thank")
  }

  @Test func whatHasNotChangedIsLeftAsItIs() async throws {
    _ = try await output.publish(site(first))
    let past = Date(timeIntervalSince1970: 1_000_000_000)
    for path in folder.files { try setDate(past, of: path) }
    let changed = first.merging(["about/": "about us"]) { _, new in new }
    let report = try await output.publish(site(changed))
    #expect(report == PublishReport(written: 1, unchanged: 4, removed: 0))
    #expect(folder.text("Site/about/index.html") == "about us")
    #expect(try date("Site/about/index.html") != past)
    for path in ["index.html", "guide/thank/index.html", "assets/1/style.css", "404.html"] {
      #expect(try date("Site/" + path) == past)
    }
  }

  @Test func whatTheSiteNoLongerHasIsRemovedWithItsEmptyFolders() async throws {
    _ = try await output.publish(site(first))
    let report = try await output.publish(site(["": "home"]))
    #expect(report == PublishReport(written: 0, unchanged: 1, removed: 4))
    #expect(folder.files == ["Site/.sitegen-manifest.json", "Site/index.html"])
    #expect(!folder.has("Site/guide"))
    #expect(!folder.has("Site/assets"))
  }

  @Test func whatSomebodyDeletedIsWrittenAgain() async throws {
    _ = try await output.publish(site(first))
    try FileManager.default.removeItem(at: output.url.appending(path: "about"))
    #expect(
      try await output.publish(site(first)) == PublishReport(written: 1, unchanged: 4, removed: 0))
    #expect(folder.text("Site/about/index.html") == "about")
  }

  @Test func whatSomebodyChangedIsPutRight() async throws {
    _ = try await output.publish(site(first))
    try folder.write("mine", to: "Site/index.html")
    #expect(try await output.publish(site(first)).written == 1)
    #expect(folder.text("Site/index.html") == "home")
  }

  // MARK: The files of others

  private func addForeignFiles() throws {
    for path in ["CNAME", ".nojekyll", "about/photo.jpg", "mine/index.html", ".git/HEAD"] {
      try folder.write("mine", to: "Site/" + path)
    }
  }

  private let foreign = [
    "Site/.git/HEAD", "Site/.nojekyll", "Site/CNAME", "Site/about/photo.jpg",
    "Site/mine/index.html",
  ]

  @Test func theFilesOfOthersSurviveBuilds() async throws {
    _ = try await output.publish(site(first))
    try addForeignFiles()
    _ = try await output.publish(site(["": "new home"]))
    #expect(
      folder.files == (foreign + ["Site/.sitegen-manifest.json", "Site/index.html"]).sorted())
    for path in foreign { #expect(folder.text(path) == "mine") }
  }

  @Test func cleaningRemovesOnlyWhatIsOurs() async throws {
    _ = try await output.publish(site(first))
    try addForeignFiles()
    #expect(try await output.clean() == 5)
    #expect(folder.files == foreign)
    #expect(!folder.has("Site/guide"))
  }

  @Test func cleaningTwiceFindsNothing() async throws {
    _ = try await output.publish(site(first))
    _ = try await output.clean()
    #expect(try await output.clean() == 0)
    #expect(try await OutputFolder(at: folder.url.appending(path: "nowhere")).clean() == 0)
    #expect(!folder.has("nowhere"))
  }

  @Test func cleaningLeavesAFolderThatNoBuildHasWritten() async throws {
    try folder.write("mine", to: "Site/index.html")
    #expect(try await output.clean() == 0)
    #expect(folder.text("Site/index.html") == "mine")
  }

  @Test func aFileThatSomebodyPutAtOneOfOurAddressesIsKept() async throws {
    _ = try await output.publish(site(["": "home"]))
    try folder.write("mine", to: "Site/about/index.html")
    let error = await #expect(throws: BuildError.self) { try await output.publish(site(first)) }
    guard case .outputRefused(_, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains("about/index.html"))
    #expect(folder.text("Site/about/index.html") == "mine")
    #expect(!folder.has("Site/guide"))
  }

  @Test func aFileWhereAFolderHasToBeIsKept() async throws {
    _ = try await output.publish(site(["": "home"]))
    try folder.write("mine", to: "Site/guide")
    let before = folder.files
    let error = await #expect(throws: BuildError.self) { try await output.publish(site(first)) }
    guard case .outputRefused(_, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.hasPrefix("guide is there already"))
    #expect(folder.files == before)
    #expect(folder.text("Site/guide") == "mine")
    try FileManager.default.removeItem(at: output.url.appending(path: "guide"))
    #expect(try await output.publish(site(first)).removed == 0)
    #expect(folder.text("Site/guide/thank/index.html") == "thank")
  }

  /// Nothing is ever written through a link, wherever it leads.
  @Test(arguments: ["index.html", "about"])
  func aLinkIsNoFileOfOurs(path: String) async throws {
    _ = try await output.publish(site(first))
    try folder.write("theirs", to: "elsewhere/index.html")
    let manager = FileManager.default
    try manager.removeItem(at: output.url.appending(path: path))
    let target = path == "about" ? "elsewhere" : "elsewhere/index.html"
    try manager.createSymbolicLink(
      at: output.url.appending(path: path),
      withDestinationURL: folder.url.appending(path: target))
    await #expect(throws: BuildError.self) { try await output.publish(site(first)) }
    #expect(folder.text("elsewhere/index.html") == "theirs")
  }
}
