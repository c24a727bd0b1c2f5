import Foundation
import Testing

@testable import Content
@testable import Diagnostics
@testable import Publishing
@testable import SiteBuilder

/// A build refuses every folder that it could do harm in.
@Suite struct OutputOwnershipTests {
  private let folder: TemporaryFolder
  private let source: SourceFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("title: x\n", to: "project/content/site.yaml")
    try folder.write("name: tiny\n", to: "project/themes/tiny/theme.yaml")
    source = SourceFolder(at: folder.url.appending(path: "project"))
  }

  private func check(_ path: String) throws(BuildError) {
    try OutputFolder(at: folder.url.appending(path: path)).checkOwnership(source: source)
  }

  private func isRefused(_ error: BuildError?) -> Bool {
    if case .outputRefused = error { true } else { false }
  }

  @Test(arguments: [
    "project/Site", "project/out/site", "elsewhere", "project-site", "project/content-site",
    "project/content.old", "project/Site/../public",
  ])
  func aFolderOfItsOwnIsFine(path: String) throws {
    #expect(throws: Never.self) { try check(path) }
    #expect(!folder.has(path))
  }

  @Test(arguments: [
    "project", "project/", "project/.", "project/Site/..", "", "..", "project/content",
    "project/content/en", "project/content/new", "project/themes", "project/themes/tiny/assets",
  ])
  func theSourceIsNoOutput(path: String) {
    let error = #expect(throws: BuildError.self) { try check(path) }
    #expect(isRefused(error))
  }

  @Test func theRootOfTheDiskIsNoOutput() {
    let error = #expect(throws: BuildError.self) {
      try OutputFolder(at: URL(filePath: "/")).checkOwnership(source: source)
    }
    #expect(isRefused(error))
  }

  @Test func theHomeFolderIsNoOutput() {
    let home = FileManager.default.homeDirectoryForCurrentUser
    let error = #expect(throws: BuildError.self) {
      try OutputFolder(at: home).checkOwnership(source: source)
    }
    #expect(isRefused(error))
  }

  @Test(arguments: ["project/content", "project/content/new", "project"])
  func aLinkToTheSourceIsNoOutput(path: String) throws {
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "link"),
      withDestinationURL: folder.url.appending(path: "project"))
    let linked = path.replacing("project", with: "link")
    let error = #expect(throws: BuildError.self) { try check(linked) }
    #expect(isRefused(error))
  }

  @Test(arguments: [
    ([], true), ([".gitignore"], true), (["index.html"], false), (["a/b.txt"], false),
    ([".sitegen-manifest.json", "index.html"], true),
  ])
  func aFolderWithFilesNeedsAManifest(files: [String], isFine: Bool) throws {
    for file in files { try folder.write("{}", to: "project/Site/" + file) }
    if isFine {
      #expect(throws: Never.self) { try check("project/Site") }
    } else {
      let error = #expect(throws: BuildError.self) { try check("project/Site") }
      #expect(isRefused(error))
    }
  }

  @Test func aFileIsNoOutput() throws {
    try folder.write("mine", to: "project/Site")
    let error = #expect(throws: BuildError.self) { try check("project/Site") }
    #expect(isRefused(error))
    #expect(folder.text("project/Site") == "mine")
  }

  @Test func aLinkThatLeadsNowhereIsNoOutput() throws {
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "project/Site"),
      withDestinationURL: folder.url.appending(path: "nowhere"))
    let error = #expect(throws: BuildError.self) { try check("project/Site") }
    #expect(isRefused(error))
    #expect(!folder.has("nowhere"))
  }

  // MARK: A manifest that cannot be trusted

  @Test(arguments: [
    "", "not JSON", "[]", "{}", "{\"version\":1}", "{\"files\":{},\"version\":2}",
    "{\"files\":{\"../outside.txt\":\"00\"},\"version\":1}",
    "{\"files\":{\"a/../../outside.txt\":\"00\"},\"version\":1}",
    "{\"files\":{\"/tmp/outside.txt\":\"00\"},\"version\":1}",
    "{\"files\":{\"\":\"00\"},\"version\":1}", "{\"files\":{\".\":\"00\"},\"version\":1}",
    "{\"files\":{\"./\":\"00\"},\"version\":1}",
    // A slash and a combining mark are one character, but a slash to the system.
    "{\"files\":{\"../\u{301}.txt\":\"00\"},\"version\":1}",
    // A name ends at a NUL for the system.
    "{\"files\":{\"..\\u0000/outside.txt\":\"00\"},\"version\":1}",
    "{\"files\":{\"mine.txt\\u0000\":\"00\"},\"version\":1}",
  ])
  func aDamagedManifestStopsEverything(text: String) async throws {
    try folder.write("theirs", to: "outside.txt")
    try folder.write("mine", to: "Site/mine.txt")
    try folder.write(text, to: "Site/.sitegen-manifest.json")
    let output = OutputFolder(at: folder.url.appending(path: "Site"))
    let attempts: [() async throws -> Void] = [
      { _ = try await output.publish(RenderedSite(files: [])) }, { _ = try await output.clean() },
    ]
    for attempt in attempts {
      let error = await #expect(throws: BuildError.self) { try await attempt() }
      #expect(isRefused(error))
      #expect(folder.text("Site/mine.txt") == "mine")
      #expect(folder.text("outside.txt") == "theirs")
      #expect(folder.text("Site/.sitegen-manifest.json") == text)
    }
  }

  /// As large as it may be a manifest is read in seconds; what is larger no build has written.
  @Test func aManifestThatIsTooLargeIsNotRead() async throws {
    try folder.write("{}", to: "Site/.sitegen-manifest.json")
    truncate(folder.full("Site/.sitegen-manifest.json"), off_t(Manifest.largest + 1))
    let output = OutputFolder(at: folder.url.appending(path: "Site"))
    let error = await #expect(throws: BuildError.self) { try await output.clean() }
    #expect(String(describing: error).contains("is larger than any that sitegen writes (64 MiB)"))
  }

  /// A manifest lists files; where a folder stands instead, its files are not ours.
  @Test func aFolderIsNeverRemovedInPlaceOfAFile() async throws {
    let output = OutputFolder(at: folder.url.appending(path: "Site"))
    let page = RenderedSite.File(route: Route("notes"), bytes: [0x61], isPage: false)
    _ = try await output.publish(RenderedSite(files: [page]))
    try FileManager.default.removeItem(at: output.url.appending(path: "notes"))
    try folder.write("mine", to: "Site/notes/mine.txt")
    _ = try? await output.publish(RenderedSite(files: []))
    _ = try? await output.clean()
    #expect(folder.text("Site/notes/mine.txt") == "mine")
  }
}
