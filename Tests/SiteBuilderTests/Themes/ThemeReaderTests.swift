import Testing

@testable import Diagnostics
@testable import Publishing
@testable import SiteBuilder
@testable import Themes

@Suite struct ThemeReaderTests {
  /// The small site under a theme that has nothing but what a test gives it and extends `tiny`.
  private func extended(_ change: (inout SmallSite) -> Void = { _ in }) throws -> SmallSite {
    try SmallSite {
      $0.replace("theme: tiny", with: "theme: dark", in: "content/site.yaml")
      $0["themes/dark/theme.yaml"] = "name: dark\ncontract: 1\nextends: tiny\n"
      change(&$0)
    }
  }

  @Test func aThemeMayHaveNothingOfItsOwn() async throws {
    let plain = try await SmallSite.unchanged.value
    let dark = try await extended().build()
    #expect(dark.faults == [])
    #expect(try dark.text("guide/") == plain.text("guide/"))
    #expect(dark.paths == plain.paths)
  }

  @Test func itsOwnFilesWin() async throws {
    let built = try await extended {
      $0["themes/dark/templates/matrix.mustache"] = "<p>Own matrix</p>"
      $0["themes/dark/templates/letter-card.mustache"] = "<p>Own card</p>"
      $0["themes/dark/assets/second.css"] = "body { color: white }\n"
      $0["themes/dark/assets/moon.svg"] = "<svg/>"
      $0["themes/dark/strings/en.yaml"] = "skip: Jump\n"
    }.build()
    #expect(built.faults == [])
    #expect(try built.text("letters/matrix/").contains("Own matrix"))
    #expect(try built.text("letters/").contains("Own card"))
    let home = try built.text("")
    #expect(home.contains(">Jump</a>"))
    let folder = try #require(built.plan).assets.route.path
    #expect(try built.text(folder + "style.css") == "@layer base;\nbody{color:white}\n\n")
    #expect(try built.text(folder + "moon.svg") == "<svg/>")
    #expect(built.paths.contains(folder + "icon.svg"))
  }

  @Test func aThemeCanChooseItsStylesAndScripts() async throws {
    let built = try await extended {
      $0["themes/dark/theme.yaml"] =
        "name: dark\ncontract: 1\nextends: tiny\nstyles: [second.css]\nscripts: []\n"
    }.build()
    #expect(built.faults == [])
    let folder = try #require(built.plan).assets.route.path
    #expect(try built.text(folder + "style.css") == "body{margin:0}\n\n")
    #expect(try !built.text("").contains("copy.js"))
  }

  @Test func aKindOfPageCanHaveStylesInsteadOfThoseOfEveryPage() async throws {
    let built = try await extended {
      $0["themes/dark/theme.yaml"] = """
        name: dark
        contract: 1
        extends: tiny
        pages:
          - kind: booklet
            styles: [second.css]
            standsAlone: true
          - kind: guide
            styles: [second.css]
        settings: [{name: accent, type: color, property: --wax, grounds: ["#ffffff"]}]

        """
      $0["content/site.yaml"]?.append("themeSettings: {accent: '#000000'}\n")
    }.build()
    #expect(built.faults == [])
    let theme = try #require(built.theme)
    #expect(theme.styles(ofKind: "booklet") == ["style-booklet.css"])
    #expect(theme.styles(ofKind: "guide") == ["style.css", "style-guide.css"])
    #expect(theme.styles(ofKind: "home") == ["style.css"])
    let folder = try #require(built.plan).assets.route.path
    #expect(try built.text(folder + "style-booklet.css").contains("--wax: #000000"))
    #expect(try !built.text(folder + "style-guide.css").contains("--wax"))
  }

  @Test func stylesAreOneSheetInTheirOrder() async throws {
    let built = try await SmallSite.unchanged.value
    let folder = try #require(built.plan).assets.route.path
    #expect(
      built.paths.filter { $0.hasPrefix("assets/") && !$0.contains("/data/") }
        == ["copy.js", "icon.svg", "offline.js", "style.css"].map { folder + $0 })
    #expect(try built.text(folder + "style.css") == "@layer base;\nbody{margin:0}\n\n")
  }

  @Test func theAssetFolderIsNamedByItsContent() async throws {
    let before = try #require(try await SmallSite.unchanged.value.plan).assets.route
    let changed = try SmallSite { $0["themes/tiny/assets/copy.js"] = "export { };\n" }
    let renamed = try SmallSite {
      $0["themes/tiny/assets/mark.svg"] = $0["themes/tiny/assets/icon.svg"]
      $0["themes/tiny/assets/icon.svg"] = nil
    }
    let others = try SmallSite { $0.replace("Nothing", with: "None", in: Self.notFound) }
    #expect(before.path.wholeMatch(of: /assets\/[0-9a-f]{12}\//) != nil)
    #expect(try await changed.build().plan?.assets.route != before)
    #expect(try await renamed.build().plan?.assets.route != before)
    #expect(try await others.build().plan?.assets.route == before)
  }

  private static let notFound = "content/en/pages/not-found.md"

  // MARK: Faults

  @Test(arguments: [
    ("tiny", "themes/dark/theme.yaml unknown-value"),
    ("dark", "themes/dark/theme.yaml theme-extends-itself"),
  ])
  func aChainOfThemesMustEnd(extends: String, fault: String) async throws {
    let site = try extended {
      $0["themes/dark/theme.yaml"] = "name: dark\ncontract: 1\nextends: \(extends)\n"
      if extends == "tiny" { $0["themes/tiny/theme.yaml"] = nil }
    }
    #expect(try await site.build().faults.contains(fault))
  }

  @Test func aCircleOfThemesIsNamed() async throws {
    let built = try await extended {
      $0.replace("contract: 1", with: "contract: 1\nextends: dark", in: "themes/tiny/theme.yaml")
    }.build()
    #expect(
      built.diagnostics.map(\.fault) == [.themeExtendsItself(chain: ["dark", "tiny", "dark"])])
    #expect(built.faults == ["themes/tiny/theme.yaml theme-extends-itself"])
    #expect(built.site == nil)
  }

  @Test(arguments: [
    ("contract: 1", "contract: 2", "themes/tiny/theme.yaml:2:11 unknown-contract"),
    ("contract: 1", "contract: one", "themes/tiny/theme.yaml:2:11 out-of-range"),
    ("contract: 1\n", "", "themes/tiny/theme.yaml:1:1 missing-key"),
    ("name: tiny", "name: tyni", "themes/tiny/theme.yaml:1:7 unknown-value"),
    ("  - first.css", "  - frist.css", "themes/tiny/theme.yaml unknown-value"),
    ("  - copy.js", "  - cpoy.js", "themes/tiny/theme.yaml unknown-value"),
    ("styles:", "sytles:", "themes/tiny/theme.yaml:3:1 unknown-key"),
  ])
  func theManifestIsChecked(old: String, new: String, fault: String) async throws {
    let site = try SmallSite { $0.replace(old, with: new, in: "themes/tiny/theme.yaml") }
    #expect(try await site.build().faults == [fault])
  }

  @Test func anUnknownThemeIsSuggestedANearOne() async throws {
    let site = try SmallSite {
      $0.replace("theme: tiny", with: "theme: tinny", in: "content/site.yaml")
    }
    let built = try await site.build()
    #expect(built.diagnostics.map(\.fix) == ["did you mean `tiny`? Known: tiny"])
  }
}
