import Foundation
import Testing

@testable import Publishing
@testable import SiteBuilder
@testable import Themes

@Suite struct WebManifestTests {
  private struct Manifest: Decodable, Equatable {
    let name: String
    let lang: String
    let dir: String
    let startURL: String
    let scope: String
    let themeColor: String
    let icons: [Icon]

    enum CodingKeys: String, CodingKey {
      case name, lang, dir, scope, icons
      case startURL = "start_url"
      case themeColor = "theme_color"
    }

    struct Icon: Decodable, Equatable {
      let src: String
      let sizes: String
      let type: String
      let purpose: String
    }
  }

  /// The first bytes of a PNG of 192 by 192 pixels.
  private static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 0, 192, 0, 0, 0, 192]

  private func site(
    _ app: String = "  color: \"light-dark(#ffffff, #101010)\"\n  icons: [icon.svg, p.png]\n"
      + "  maskable: [p.png]\n  touchIcon: p.png\n",
    _ change: (inout SmallSite) -> Void = { _ in }
  ) throws -> SmallSite {
    try SmallSite {
      $0.setBytes(Self.png, of: "themes/tiny/assets/p.png")
      $0["themes/tiny/theme.yaml"]? += "app:\n" + app
      $0.replace(
        "<link rel=\"stylesheet\"",
        with: "{{#app}}<link rel=\"manifest\" href=\"{{manifest}}\">{{lightColor}} {{darkColor}} "
          + "{{#touchIcon}}<link rel=\"apple-touch-icon\" href=\"{{.}}\">{{/touchIcon}}{{/app}}"
          + "<link rel=\"stylesheet\"",
        in: "themes/tiny/templates/layout.mustache")
      change(&$0)
    }
  }

  private func manifest(_ path: String, of built: BuiltSite) throws -> Manifest {
    try JSONDecoder().decode(Manifest.self, from: Data(try built.text(path).utf8))
  }

  @Test func iconsAreSaidToBeWhatTheyAre() async throws {
    let built = try await site().build()
    #expect(built.faults == [])
    let folder = try #require(built.plan).assets.route.path
    #expect(
      try manifest("manifest.webmanifest", of: built).icons == [
        .init(src: folder + "icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any"),
        .init(src: folder + "p.png", sizes: "192x192", type: "image/png", purpose: "any"),
        .init(src: folder + "p.png", sizes: "192x192", type: "image/png", purpose: "maskable"),
      ])
    let page = try built.text("guide/")
    #expect(
      page.contains("<link rel=\"manifest\" href=\"../manifest.webmanifest\">#ffffff #101010"))
    #expect(page.contains("<link rel=\"apple-touch-icon\" href=\"../\(folder)p.png\">"))
  }

  /// One program for each, which does not end where the language changes.
  @Test func eachEditionHasItsOwn() async throws {
    let built = try await site { $0.addLanguage("ar", name: "العربية", direction: "rtl") }.build()
    #expect(built.faults == [])
    let first = try manifest("manifest.webmanifest", of: built)
    #expect([first.lang, first.dir, first.startURL, first.scope] == ["en", "ltr", "./", "./"])
    let second = try manifest("ar/manifest.webmanifest", of: built)
    #expect(
      [second.lang, second.dir, second.startURL, second.scope] == ["ar", "rtl", "./", "../"])
    #expect(second.icons.allSatisfy { $0.src.hasPrefix("../assets/") })
    #expect(try built.text("ar/guide/").contains("href=\"../manifest.webmanifest\""))
  }

  @Test func itIsKeptWithThePages() async throws {
    let built = try await site().build()
    #expect(try built.text("worker.js").contains("\"manifest.webmanifest\":"))
  }

  @Test func aThemeMayLeaveItOut() async throws {
    let built = try await SmallSite.unchanged.value
    #expect(!built.paths.contains { $0.hasSuffix("webmanifest") })
  }

  @Test func aThemeThatExtendsItInheritsOrReplacesIt() async throws {
    for (own, color) in [("", "#ffffff"), ("app: {color: \"#222222\"}\n", "#222222")] {
      let built = try await site {
        $0.replace("theme: tiny", with: "theme: dark", in: "content/site.yaml")
        $0["themes/dark/theme.yaml"] = "name: dark\ncontract: 1\nextends: tiny\n" + own
      }.build()
      #expect(built.faults == [])
      #expect(try manifest("manifest.webmanifest", of: built).themeColor == color)
    }
  }

  @Test(arguments: [
    ("  color: red\n", "1:10", "wrong-type"),
    ("  icons: [icon.svg]\n", "1:3", "missing-key"),
    ("  color: \"#fff\"\n  icons: [icno.svg]\n", "2:11", "unknown-value"),
    ("  color: \"#fff\"\n  maskable: [copy.js]\n", "2:14", "wrong-type"),
    ("  color: \"#fff\"\n  touchIcon: none.png\n", "2:14", "unknown-value"),
    ("  colour: \"#fff\"\n  color: \"#fff\"\n", "1:3", "unknown-key"),
  ])
  func faultsHaveTheirPlace(app: String, place: String, id: String) async throws {
    let built = try await SmallSite { $0["themes/tiny/theme.yaml"]? += "app:\n" + app }.build()
    // `app:` is the eighth line.
    let parts = place.split(separator: ":").compactMap { Int($0) }
    #expect(built.faults == ["themes/tiny/theme.yaml:\(8 + parts[0]):\(parts[1]) \(id)"])
  }

  @Test func onlyPicturesAreIcons() {
    #expect(IconPicture(Self.png)?.sizes == "192x192")
    #expect(IconPicture(Array(Self.png.prefix(20))) == nil)
    #expect(IconPicture(Array("<?xml version=\"1.0\"?><svg/>".utf8))?.sizes == "any")
    #expect(IconPicture(Array("GIF89a".utf8)) == nil)
    #expect(IconPicture([]) == nil)
  }
}
