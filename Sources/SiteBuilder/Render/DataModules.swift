import Etiquette

/// The data that scripts work with, as ES modules beside the theme's scripts: modules rather than
/// JSON, because the pages forbid themselves to fetch anything.
struct DataModules {
  private let page: PageScope
  private let strings: StringTable

  init(library: Library, theme: Theme, edition: Int) {
    page = PageScope(
      library: library, theme: theme, plan: SitePlan(claims: [], assets: AssetFolder([])),
      editionIndex: edition, route: Route(""), usesAbsolutePaths: false)
    strings = page.strings
  }

  /// The path of a module in the asset folder, as a kind of page asks for it.
  static func path(of name: String, for kind: String, in language: Language) -> String {
    path(of: name == "words" ? words(for: kind) : name, in: language)
  }

  private static func path(of name: String, in language: Language) -> String {
    "data/\(language.tag)/\(name).js"
  }

  private static func words(for kind: String) -> String { "words-\(kind)" }

  /// The names under which modules can be asked for.
  static let names = ["words", "facets", "letters", "texts", "etiquette"]

  func assets() -> [Theme.Asset] {
    let folder = "content/\(page.edition.language.tag)"
    return [
      module("facets", facets, source: folder + "/vocabulary.yaml"),
      module("letters", letters, source: folder + "/letters"),
      module("texts", texts, source: folder + "/letters"),
      module("etiquette", page.edition.etiquette, source: folder + "/etiquette.yaml"),
    ]
      + page.theme.kinds.filter { $0.value.data.contains("words") }.keys.sorted().map { kind in
        module(
          Self.words(for: kind), words(for: kind), source: "themes/\(page.theme.name)/theme.yaml")
      }
  }

  private func module(_ name: String, _ value: any Encodable, source: String) -> Theme.Asset {
    Theme.Asset(
      path: Self.path(of: name, in: page.edition.language),
      bytes: Array("export default \(JSONText.encode(value));\n".utf8), source: source)
  }

  /// The words that the scripts of a kind of page show; their keys start with `js`.
  private func words(for kind: String) -> [String: String] {
    let keys = page.theme.imports.words(of: page.theme.scripts(ofKind: kind), among: strings.keys)
    return Dictionary(
      keys.map { ($0, strings.text($0)) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Facets and letters

  private struct Choice: Encodable {
    let id: String
    let label: String
    let description: String
    let spoken: Bool?
  }

  private var facets: [String: [Choice]] {
    var facets = Dictionary(
      uniqueKeysWithValues: Facet.allCases.map { facet in
        (
          facet.rawValue,
          page.terms.vocabulary.values(of: facet).map {
            Choice(
              id: $0.id.rawValue, label: $0.label, description: $0.description,
              spoken: $0.isSpoken ? true : nil)
          }
        )
      })
    facets["guideline"] = page.terms.guidelines.map {
      Choice(id: $0.id.rawValue, label: $0.label, description: $0.title, spoken: nil)
    }
    facets["aim"] = page.terms.vocabulary.aims.map {
      Choice(id: $0.id.rawValue, label: $0.label, description: $0.description, spoken: nil)
    }
    return facets
  }

  private struct LetterEntry: Encodable {
    let id: String
    let title: String
    let summary: String
    let aim: String
    let stage: String
    let reason: String
    let channel: String
    let tone: String
    let relationship: String
    let guidelines: [String]
    let words: Int
  }

  private var letters: [LetterEntry] {
    page.edition.gallery.letters.map { letter in
      LetterEntry(
        id: letter.id.rawValue, title: letter.title, summary: letter.summary,
        aim: letter.aim.rawValue,
        stage: letter.situation[.stage].rawValue, reason: letter.situation[.reason].rawValue,
        channel: letter.situation[.channel].rawValue, tone: letter.situation[.tone].rawValue,
        relationship: letter.situation[.relationship].rawValue,
        guidelines: page.terms.guidelines.map(\.id).filter(letter.guidelines.contains)
          .map(\.rawValue),
        words: page.edition.letterPages[letter.id]?.wordCount ?? 0)
    }
  }

  /// What letters say, in the same order: for searching, which not every page does.
  private var texts: [String] {
    page.edition.gallery.letters.map { $0.plainText(filledBy: page.terms.bracketed) }
  }
}
