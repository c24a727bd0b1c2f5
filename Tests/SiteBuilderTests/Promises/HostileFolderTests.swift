import Foundation
import Testing

@testable import Content
@testable import Diagnostics
@testable import SiteBuilder

/// Whatever lies in the source folder, nothing outside it is read, and nothing keeps a build waiting.
@Suite struct HostileFolderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: SmallSite.folder, to: folder.url.appending(path: "project"))
    try folder.write("secret", to: "outside/secret.md")
  }

  private func faults() async throws -> [String] {
    let source = SourceFolder(at: folder.url.appending(path: "project"))
    return try await SiteBuild(source: source).render().diagnostics.map {
      "\($0.location) \($0.id)"
    }
  }

  private func link(_ path: String, to target: String) throws {
    try? FileManager.default.removeItem(atPath: folder.full("project/" + path))
    try FileManager.default.createSymbolicLink(
      atPath: folder.full("project/" + path), withDestinationPath: target)
  }

  @Test(arguments: [
    ("content/en/pages/secret.md", "../../../../outside/secret.md"),
    ("content/en/pages/secret.md", "/etc/passwd"),
    ("content/en/extra", "../../../outside"),
    ("content/en/pages/secret.md", "../../../README.md"),
    ("themes/outside", "/etc"),
    ("themes/tiny/assets/secret.txt", "../../../../outside/secret.md"),
    ("content/en/pages/nowhere.md", "nowhere"),
    ("content/en/pages/itself.md", "itself.md"),
  ])
  func aLinkOutOfTheSourceIsRefused(path: String, target: String) async throws {
    try link(path, to: target)
    #expect(try await faults() == ["\(path) unreadable-file"])
  }

  @Test func theContentItselfCanBeNoLinkOut() async throws {
    try FileManager.default.moveItem(
      atPath: folder.full("project/content"), toPath: folder.full("outside/content"))
    try link("content", to: "../outside/content")
    #expect(try await faults() == ["content unreadable-file"])
  }

  @Test func aLinkWithinTheSourceIsFollowed() async throws {
    try FileManager.default.moveItem(
      atPath: folder.full("project/content/en/guide"), toPath: folder.full("project/content/.guide")
    )
    try link("content/en/guide", to: "../.guide")
    #expect(try await faults() == [])
  }

  @Test func linksThatLeadInCirclesEnd() async throws {
    for name in ["a", "b", "c"] { try link("content/en/\(name)", to: "..") }
    let faults = try await faults()
    #expect(faults.contains("content/en/a/en/b unreadable-file"))
  }

  @Test func aPipeIsNoFile() async throws {
    try #require(mkfifo(folder.full("project/content/en/pages/pipe.md"), 0o600) == 0)
    #expect(try await faults() == ["content/en/pages/pipe.md unreadable-file"])
  }

  @Test(arguments: [
    "content/en/letters/large.md", "content/en/vocabulary.yaml", "themes/tiny/assets/large.bin",
    "themes/tiny/templates/page.mustache",
  ])
  func aFileOfAHundredMegabytesIsNotRead(path: String) async throws {
    try folder.write("", to: "project/" + path)
    let handle = try FileHandle(forWritingTo: folder.url.appending(path: "project/" + path))
    try handle.truncate(atOffset: 100 * 1_048_576)
    try handle.close()
    let faults = try await faults()
    #expect(faults.contains("\(path) too-large"))
    #expect(!faults.contains { $0.hasSuffix("missing-file") && $0.hasPrefix(path) })
  }
}
