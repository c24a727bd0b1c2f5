import BuiltInThemes
import Foundation
import Testing

@testable import Content
@testable import Publishing
@testable import Scaffolding
@testable import SiteBuilder
@testable import Themes

@Suite struct BuiltInThemeTests {
  private let folder: TemporaryFolder
  private let project = SmallSite.folder.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  init() throws {
    folder = try TemporaryFolder()
  }

  private func source(theme: String) throws -> SourceFolder {
    for (path, bytes) in try SmallSite().files {
      try folder.write(String(decoding: bytes, as: UTF8.self), to: path)
    }
    let settings = try #require(folder.text("content/site.yaml"))
    try folder.write(
      settings.replacing("theme: tiny", with: "theme: \(theme)"), to: "content/site.yaml")
    return SourceFolder(at: folder.url)
  }

  @Test func theProgramHasTheThemesOfTheRepositoryToTheByte() throws {
    #expect(BuiltInThemes.names == ["letterhead", "plain"])
    for name in BuiltInThemes.names {
      let root = project.appending(path: "themes/\(name)")
      let paths = try FileManager.default.subpathsOfDirectory(
        atPath: root.path(percentEncoded: false))
      let files = paths.filter { $0 != "preview.png" }.compactMap { path in
        (try? Data(contentsOf: root.appending(path: path))).map { (path, $0) }
      }
      #expect(files.count > 5)
      for (path, bytes) in files {
        #expect(
          BuiltInThemes.files["themes/\(name)/\(path)"].map { Data($0) } == bytes, "\(path)")
      }
    }
  }

  @Test func aSiteWithoutAThemeOfTheNameUsesTheBuiltInOne() async throws {
    let snapshot = try await source(theme: "plain").snapshot()
    #expect(snapshot.builtIn.contains("themes/plain/theme.yaml"))
    let outcome = await SiteBuild(source: SourceFolder(at: folder.url)).render(snapshot)
    #expect(outcome.scope?.theme.name == "plain")
  }

  /// Not a mixture of two versions of a theme, which would fit each other by chance only.
  @Test func aThemeOfTheSourceIsTakenAsItIs() async throws {
    let source = try source(theme: "plain")
    try folder.write("name: plain\ncontract: 1\nextends: tiny\n", to: "themes/plain/theme.yaml")
    let snapshot = try await source.snapshot()
    #expect(!snapshot.builtIn.contains { $0.hasPrefix("themes/plain/") })
    #expect(snapshot.paths(under: "themes/plain") == ["themes/plain/theme.yaml"])
  }

  @Test func anExportedThemeMakesTheSameSite() async throws {
    let source = try source(theme: "letterhead")
    let before = try await SiteBuild(source: source).render()
    #expect(try ThemeExport(to: source).write("letterhead") == "themes/letterhead")
    #expect(try await !source.snapshot().builtIn.contains { $0.hasPrefix("themes/letterhead/") })
    let after = try await SiteBuild(source: source).render()
    #expect(after.site?.files.map(\.bytes) == before.site?.files.map(\.bytes))
    #expect(throws: NewError.exists(path: "themes/letterhead")) {
      try ThemeExport(to: source).write(nil)
    }
  }
}
