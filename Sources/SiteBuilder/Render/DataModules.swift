import Etiquette

/// The data that scripts work with, as ES modules beside the theme's scripts: modules rather than
/// JSON, because the pages forbid themselves to fetch anything.
struct DataModules {
  private let page: PageScope
  private let words: StringTable

  init(library: Library, theme: Theme, edition: Int) {
    page = PageScope(
      library: library, theme: theme, plan: SitePlan(claims: [], assets: AssetFolder([])),
      editionIndex: edition, route: Route(""), usesAbsolutePaths: false)
    words = page.strings
  }

  /// The path of a module in the asset folder.
  static func path(of name: String, in language: Language) -> String {
    "data/\(language.tag)/\(name).js"
  }

  /// The names under which modules can be asked for.
  static let names = ["words", "fields", "phrases", "facets", "letters", "etiquette"]

  func assets() -> [Theme.Asset] {
    let folder = "content/\(page.edition.language.tag)"
    return [
      module("words", scriptWords, source: "themes/\(page.theme.name)/theme.yaml"),
      module("fields", fields, source: folder + "/fields.yaml"),
      module("phrases", phrases, source: folder + "/phrases"),
      module("facets", facets, source: folder + "/vocabulary.yaml"),
      module("letters", letters, source: folder + "/letters"),
      module("etiquette", page.edition.etiquette, source: folder + "/etiquette.yaml"),
    ]
  }

  private func module(_ name: String, _ value: any Encodable, source: String) -> Theme.Asset {
    Theme.Asset(
      path: Self.path(of: name, in: page.edition.language),
      bytes: Array("export default \(JSONText.encode(value));\n".utf8), source: source)
  }

  /// The words whose key starts with `js`, which are those that scripts show.
  private var scriptWords: [String: String] {
    Dictionary(
      words.keys.filter { $0.hasPrefix("js") }.map { ($0, words.text($0)) },
      uniquingKeysWith: { first, _ in first })
  }

  // MARK: Fields and phrases

  private struct FieldEntry: Encodable {
    let id: String
    let label: String
    let placeholder: String
    let hint: String?
    let type: String
    let example: String
    let exampleText: String
    let required: Bool
    let autocomplete: String?
    let maxLength: Int?
    let whenEmpty: String
  }

  private var fields: [FieldEntry] {
    page.terms.fields.map {
      FieldEntry(
        id: $0.id.rawValue, label: $0.label, placeholder: $0.placeholder, hint: $0.hint,
        type: $0.kind.rawValue, example: $0.example, exampleText: page.exampleText(of: $0),
        required: $0.isRequired, autocomplete: $0.autocomplete, maxLength: $0.maxLength,
        whenEmpty: $0.whenEmpty.rawValue)
    }
  }

  private struct PhraseEntry: Encodable {
    let guideline: String
    let text: String
    let tones: [String]?
    let channels: [String]?
    let stages: [String]?
    let reasons: [String]?
  }

  private var phrases: [PhraseEntry] {
    page.edition.phrases.map { phrase in
      func values(_ facet: Facet) -> [String]? { phrase.fits[facet]?.map(\.rawValue) }
      return PhraseEntry(
        guideline: phrase.guideline.rawValue, text: phrase.text.filled { "{\($0)}" },
        tones: values(.tone), channels: values(.channel), stages: values(.stage),
        reasons: values(.reason))
    }
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
    let text: String
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
        words: page.edition.letterPages[letter.id]?.wordCount ?? 0,
        text: letter.plainText(filledBy: page.terms.bracketed))
    }
  }
}
