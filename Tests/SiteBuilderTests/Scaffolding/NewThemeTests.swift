import Foundation
import Testing

@testable import Content
@testable import Publishing
@testable import Scaffolding
@testable import SiteBuilder

@Suite struct NewThemeTests {
  private let folder: TemporaryFolder
  private let source: SourceFolder

  init() throws {
    folder = try TemporaryFolder()
    for (path, bytes) in try SmallSite().files {
      try folder.write(String(decoding: bytes, as: UTF8.self), to: path)
    }
    source = SourceFolder(at: folder.url)
  }

  private func build(_ theme: String) async throws -> Outcome {
    var options = SiteBuild.Options()
    options.theme = theme
    return try await SiteBuild(source: source, options: options).render()
  }

  @Test func aThemeBuildsWithoutAWarningAndCanBeExtendedInTurn() async throws {
    #expect(try await NewTheme(source, extending: nil).make("Night Blue") == "themes/night-blue")
    #expect(try await build("night-blue").diagnostics == [])
    let sheet = try await build("night-blue").site?.files
      .first { $0.route.path.hasSuffix("/style.css") }
    let css = String(decoding: try #require(sheet).bytes, as: UTF8.self)
    #expect(css.hasPrefix("@layer base;"), "what it extends comes first")
    #expect(css.hasSuffix("{--measure:38rem}\n\n"))

    _ = try await NewTheme(source, extending: "night-blue").make("darker")
    #expect(try await build("darker").diagnostics == [])
  }

  @Test func aThemeThatIsThereIsLeftAlone() async throws {
    let before = folder.files
    await #expect(throws: NewError.exists(path: "themes/tiny")) {
      try await NewTheme(source, extending: nil).make("tiny")
    }
    #expect(folder.files == before)
  }

  @Test func aThemeThatExtendsNoneIsNotMade() async throws {
    await #expect(throws: NewError.self) {
      try await NewTheme(source, extending: "tinny").make("mine")
    }
    #expect(!folder.has("themes/mine/theme.yaml"))
  }

  @Test func nothingIsWrittenThroughALink() async throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.full("themes/mine"), withDestinationPath: "tiny")
    let before = folder.files
    await #expect(throws: NewError.self) {
      try await NewTheme(source, extending: nil).make("mine")
    }
    #expect(folder.files == before)
  }
}
