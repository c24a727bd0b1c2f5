import Testing

@testable import Content
@testable import Diagnostics
@testable import Themes

@Suite struct GuidelineMarkTests {
  private static let clear = "content/en/guide/clear.md"

  /// The rules that the style sheet ends with, by the guideline.
  private func marks(_ change: (inout SmallSite) -> Void) async throws -> [String] {
    let site = try SmallSite(change)
    let library = try #require(await site.read().library)
    var diagnostics: [Diagnostic] = []
    let css = GuidelineMarks(
      library.editions.map { .init(language: $0.language.tag, pages: $0.guidelines) },
      shapes: [.init(name: "heart", value: "heart"), .init(name: "square", value: "square")],
      into: &diagnostics
    ).css
    return diagnostics.map(\.id)
      + css.split(separator: "\n").map { line in
        let scope = line.hasPrefix(":lang") ? String(line.prefix { $0 != " " }) + " " : ""
        let id = line.split(separator: "\"")[1]
        return "\(scope)\(id) \(line.drop { $0 != "{" }.dropFirst(2).dropLast(2))"
      }
  }

  @Test func shapesAreTakenInTheOrderOfTheGuide() async throws {
    #expect(
      try await marks { _ in } == [
        "clear --mark: square;", "thank --mark: heart;",
      ])
  }

  @Test func aGuidelineNamesItsShapeAndOthersTakeWhatIsLeft() async throws {
    let chosen = try await marks {
      $0.replace("order: 2", with: "order: 2\nmark: heart", in: Self.clear)
    }
    #expect(
      chosen == ["clear --mark: heart;", "thank --mark: square;"])
  }

  @Test func aShapeThatTheThemeDoesNotHaveIsAFault() async throws {
    let chosen = try await marks {
      $0.replace("order: 2", with: "order: 2\nmark: haert", in: Self.clear)
    }
    #expect(chosen.first == "unknown-value")
  }

  @Test func anotherLanguageHasRulesOfItsOwnOnlyWhereItDiffers() async throws {
    let chosen = try await marks { site in
      site.addLanguage("de", name: "Deutsch")
      site.replace(
        "order: 2", with: "order: 2\nmark: heart", in: "content/de/guide/clear.md")
    }
    #expect(
      chosen == [
        "clear --mark: square;", "thank --mark: heart;",
        ":lang(de) clear --mark: heart;", ":lang(de) thank --mark: square;",
      ])
  }

  @Test func twoGuidelinesOfOnePartAreAFault() async throws {
    let built = try await SmallSite {
      $0.replace("order: 1", with: "order: 1\npart: refusal", in: "content/en/guide/thank.md")
    }.build()
    #expect(built.diagnostics.map(\.id) == ["duplicate-name"])
  }

  @Test(arguments: [
    ("name: heart\n    shape: circle(46%)", [String]()),
    ("name: heart\n    shape: \"circle(46%); color: red\"", ["wrong-type"]),
    ("name: Heart\n    shape: circle(46%)", ["not-an-identifier"]),
  ])
  func aThemeListsItsShapes(mark: String, faults: [String]) async throws {
    let built = try await SmallSite {
      $0.replace(
        "contract: 1", with: "contract: 1\nmarks:\n  - \(mark)", in: "themes/tiny/theme.yaml")
    }.build()
    #expect(built.diagnostics.map(\.id) == faults)
  }
}
