import Content
import Etiquette
import Publishing
import Themes

/// The data that scripts work with, as ES modules beside the theme's scripts: modules rather than
/// JSON, because the pages forbid themselves to fetch anything.
struct DataModules {
  private let scope: EditionScope
  private let edition: Edition
  private let terms: Terms

  init(_ scope: EditionScope) {
    self.scope = scope
    edition = scope.edition
    terms = scope.terms
  }

  /// The paths, in the asset folder, of the modules that a kind of page loads because it asks for
  /// data of that name.
  ///
  /// Of a gallery too large for that, `cards` and `search` are loaded as they are needed.
  static func paths(of name: String, for kind: String, in edition: Edition) -> [String] {
    switch name {
    case "words": [path(of: words(for: kind), in: edition.language)]
    case "later-words":
      edition.composer == nil ? [] : [path(of: laterWords(for: kind), in: edition.language)]
    case "cards", "search":
      isInOnePiece(edition)
        ? modules(name).map { path(of: $0, in: edition.language) } : []
    case "etiquette", "model": edition.check == nil ? [] : [path(of: name, in: edition.language)]
    case "composer" where edition.composer == nil: []
    default: [path(of: name, in: edition.language)]
    }
  }

  private static func path(of name: String, in language: Language) -> String {
    "data/\(language.tag)/\(name).js"
  }

  private static func words(for kind: String) -> String { "words-\(kind)" }

  private static func laterWords(for kind: String) -> String { "words-\(kind)-later" }

  /// Those that hold all there is of a gallery in one piece.
  private static func modules(_ name: String) -> [String] {
    name == "search" ? ["search", "search/0"] : ["\(name)/0"]
  }

  /// The names under which modules can be asked for.
  static let names = [
    "words", "later-words", "facets", "letters", "cards", "search", "etiquette", "model",
    "composer",
  ]

  // MARK: Size

  /// Up to so many letters, all that can be found and shown of them is loaded with the page, and
  /// whoever searches asks the host for nothing.
  private static let mostInOnePiece = 400
  /// How many letters a module of `cards` describes in a larger gallery: the letters found may lie
  /// far apart, so that each of those a list shows may need a module.
  private static let cardsInPiece = 16
  /// The bytes of words that a module of `search` has in a larger gallery: what a phone of 2020 compiles
  /// in less than 20 ms.
  private static let bytesInPiece = 256_000

  private static func isInOnePiece(_ edition: Edition) -> Bool {
    edition.gallery.letters.count <= mostInOnePiece
  }

  // MARK: Modules

  func assets() -> [Theme.Asset] {
    let folder = "content/\(edition.language.tag)"
    return [
      module("facets", facets, source: folder + "/vocabulary.yaml")
    ] + check(source: folder) + composer(source: folder) + letters(source: folder + "/letters")
      + scope.theme.kinds.filter { $0.value.data.contains("words") }.keys.sorted().flatMap(words)
  }

  /// `etiquette` and, loaded when the check is first needed, `model`; neither in a language without a
  /// check.
  private func check(source folder: String) -> [Theme.Asset] {
    guard let model = edition.model else { return [] }
    return [
      module("etiquette", edition.etiquette, source: folder + "/etiquette.yaml"),
      module("model", model.data, source: folder + "/model.json"),
    ]
  }

  /// `composer`, in a language in which letters are put together.
  private func composer(source folder: String) -> [Theme.Asset] {
    guard let pool = ComposerPool(scope) else { return [] }
    return [module("composer", pool, source: folder + "/composer.yaml")]
  }

  /// `letters`, `search`, and the pieces of `cards` and `search`.
  private func letters(source: String) -> [Theme.Asset] {
    let letters = edition.gallery.letters
    let isInOnePiece = Self.isInOnePiece(edition)
    let run = isInOnePiece ? max(1, letters.count) : Self.cardsInPiece
    let cards = LetterCards.runs(of: letters, run, in: scope)
    let pages = SearchedPage.all(in: edition, at: scope.addresses)
    let index = SearchIndex(
      letters, pages: pages, terms: terms, typed: edition.searches.words)
    let search = SearchPieces(index, limit: isInOnePiece ? .max : Self.bytesInPiece).json
    let table = LetterTable(letters, terms: terms, cards: run, search: search.count)
    let terms = SearchTerms(
      vocabulary: terms.vocabulary, pages: pages, root: scope.addresses.root,
      model: edition.searchModel,
      wanted: (letters.map(\.id.rawValue) + pages.map { $0.path ?? "" })
        .map { edition.searches.wanted[$0] ?? 0 })
    return [module("letters", table, source: source), module("search", terms, source: source)]
      + cards.enumerated().map { module("cards/\($0)", json: $1.json(), source: source) }
      + search.enumerated().map { module("search/\($0)", json: $1, source: source) }
  }

  private func module(_ name: String, _ value: any Encodable, source: String) -> Theme.Asset {
    module(name, json: JSONText.encode(value).utf8, source: source)
  }

  private func module(_ name: String, json: some Sequence<UInt8>, source: String) -> Theme.Asset {
    Theme.Asset(
      path: Self.path(of: name, in: edition.language),
      bytes: Array("export default ".utf8) + Array(json) + Array(";\n".utf8), source: source)
  }

  /// The words that the scripts of a kind of page show; their keys start with `js`. Those that nobody
  /// waits for, because only modules show them that are imported when they are needed, are a module of their own.
  private func words(for kind: String) -> [Theme.Asset] {
    let keys = scope.theme.imports.words(
      of: scope.theme.scripts(ofKind: kind, with: edition.partsWithScripts),
      among: scope.strings.keys)
    let source = "themes/\(scope.theme.name)/theme.yaml"
    let first = module(Self.words(for: kind), texts(keys.first), source: source)
    let isAskedFor = scope.theme.kinds[kind]?.data.contains("later-words") ?? false
    if keys.later.isEmpty, !isAskedFor { return [first] }
    return [first, module(Self.laterWords(for: kind), texts(keys.later), source: source)]
  }

  private func texts(_ keys: [String]) -> [String: String] {
    Dictionary(keys.map { ($0, scope.strings.text($0)) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Facets

  private struct Choice: Encodable {
    let id: String
    let label: String
    let description: String
    var spoken: Bool?
    var opens: String?
  }

  private var facets: [String: [Choice]] {
    var facets = Dictionary(
      uniqueKeysWithValues: Facet.allCases.map { facet in
        (
          facet.rawValue,
          terms.vocabulary.values(of: facet).map {
            Choice(
              id: $0.id.rawValue, label: $0.label, description: $0.description,
              spoken: $0.isSpoken ? true : nil, opens: $0.opens?.text)
          }
        )
      })
    facets["guideline"] = terms.guidelines.map {
      Choice(id: $0.id.rawValue, label: $0.label, description: $0.title)
    }
    facets["aim"] = terms.vocabulary.aims.map {
      Choice(id: $0.id.rawValue, label: $0.label, description: $0.description)
    }
    return facets
  }
}
