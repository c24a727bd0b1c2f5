import Testing

@testable import Content
@testable import Diagnostics
@testable import Languages
@testable import Themes

/// What a site chooses of its theme.
@Suite struct ThemeSettingTests {
  private static let settings = """

    settings:
      - name: accent
        type: color
        property: --accent
        grounds: ["light-dark(#ffffff, #000000)"]
      - name: font
        type: fonts
        property: --font
      - name: density
        type: choice
        property: --line
        values: {compact: 1.5rem, airy: 2rem}
      - name: showMotto
        type: flag
      - name: showSeal
        type: flag
        default: false
      - name: motto
        type: text
      - name: note
        type: text
        default: Be "kind" & brief

    """

  private func build(choosing choices: String) async throws -> BuiltSite {
    try await SmallSite {
      $0["themes/tiny/theme.yaml"]? += Self.settings
      $0["content/site.yaml"]? += "themeSettings:\n  \(choices)\n"
      $0["themes/tiny/templates/not-found.mustache"]? +=
        "{{#settings.showMotto}}motto{{/settings.showMotto}}{{#settings.showSeal}}seal{{/settings.showSeal}}{{#settings.motto}}<b>{{settings.motto}}</b>{{/settings.motto}}{{^settings.motto}}mute{{/settings.motto}}<i>{{settings.note}}</i>"
    }.build()
  }

  private func css(_ site: BuiltSite) throws -> String {
    let path = try #require(site.paths.first { $0.hasSuffix("/style.css") })
    return try site.text(path)
  }

  @Test func aTextIsShownWhereItIsSaid() async throws {
    let silent = try await build(choosing: "showSeal: true").text("404.html")
    #expect(silent.contains("mute<i>Be “kind” &amp; brief</i>") && !silent.contains("<b>"))
    let said = try await build(choosing: "motto: \"<Kind> words\"").text("404.html")
    #expect(said.contains("<b>&lt;Kind&gt; words</b><i>") && !said.contains("mute"))
  }

  /// A site says it in its first language, whatever that of the theme is.
  @Test func aTextIsSetAsTheLanguageOfTheSiteIs() throws {
    let place = SourceFile(path: "content/site.yaml", text: "").place(line: 1, column: 1)
    var faults: [Diagnostic] = []
    let choices = ThemeChoices(
      [ThemeChoice(name: "motto", text: "Sag \"nein\"", namePlace: place, textPlace: place)],
      of: [ThemeSetting(name: "motto", kind: .text(default: ""))],
      setIn: Typography(LanguageTag("de")), into: &faults)
    #expect(choices.texts == ["motto": "Sag „nein“"])
    #expect(faults == [])
  }

  @Test func aColorForNightComesByAMediaQuery() async throws {
    let site = try await build(choosing: "accent: \"light-dark(#036, #FFCC99)\"")
    #expect(site.faults == [])
    #expect(
      try css(site).hasSuffix(
        """
        :root {
          --accent: #003366;
        }
        @media screen and (prefers-color-scheme: dark) {
        :root {
          --accent: #ffcc99;
        }
        }

        """))
  }

  @Test(arguments: [
    ("accent: \"#036\"", "--accent: #003366", false),
    ("font: Georgia, serif", "--font: Georgia, serif", true),
    (
      "font: 'Georgia, \"Times New Roman\", serif'", "--font: Georgia, \"Times New Roman\", serif",
      true
    ),
    ("density: compact", "--line: 1.5rem", true),
  ])
  func aChoiceBecomesACustomProperty(choice: String, property: String, isGood: Bool) async throws {
    let site = try await build(choosing: choice)
    #expect(site.faults.isEmpty == isGood, "\(site.faults)")
    if isGood { #expect(try css(site).hasSuffix(":root {\n  \(property);\n}\n")) }
  }

  @Test func whatIsNotChosenStaysAsTheThemeHasIt() async throws {
    let site = try await SmallSite { $0["themes/tiny/theme.yaml"]? += Self.settings }.build()
    #expect(site.faults == [])
    #expect(try !css(site).contains(":root"))
  }

  @Test(arguments: [
    ("showMotto: true", true, false), ("showMotto: false", false, false),
    ("showSeal: true", true, true),
  ])
  func aFlagShowsASection(choice: String, motto: Bool, seal: Bool) async throws {
    let html = try await build(choosing: choice).text("404.html")
    #expect(html.contains("motto") == motto)
    #expect(html.contains("seal") == seal)
  }

  @Test(arguments: [
    "accent: red", "accent: \"light-dark(#fff)\"", "accent: \"#ff\"",
    "font: \"x; } body { display: none\"", "font: \"url(//host)\"", "font: \"'open\"",
    "density: loose", "showMotto: perhaps", "acent: \"#036\"",
  ])
  func whatIsNoneIsReportedAtItsPlace(choice: String) async throws {
    let site = try await build(choosing: choice)
    #expect(site.faults.count == 1, "\(site.faults)")
    #expect(site.faults.first?.contains("content/site.yaml:2") == true, "\(site.faults)")
  }

  @Test(arguments: [
    ("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ffffff", "#777777", 4.48),
    ("#7d1d2b", "#7D1D2B", 1.0),
  ])
  func contrastIsThatOfWCAG(one: String, other: String, ratio: Double) throws {
    let one = try #require(HexColor(one))
    let other = try #require(HexColor(other))
    #expect(abs(one.contrast(with: other) - ratio) < 0.005)
  }
}
