import Content
import Etiquette
import Themes

/// The data module `letters`: of all letters just what tells them apart, and where the rest is.
///
/// A few bytes a letter, so that a page can count and filter any number of them at once.
struct LetterTable: Encodable {
  /// How many letters there are.
  let total: Int
  /// How many of them a module of `cards` describes; the last one may have fewer.
  let cards: Int
  /// For each facet and `aim` a text with one character a letter: "(" for the first value that the
  /// module `facets` lists, and so on in Unicode's order. In `guideline` it stands for a row of `sets`.
  let columns: [String: String]
  /// The guidelines that letters carry out, by their places in `facets`.
  let sets: [[Int]]
  /// How many modules the words of all letters and pages are in: `search/0` and so on.
  let search: Int

  init(_ letters: [Letter], terms: Terms, cards: Int, search: Int) {
    total = letters.count
    self.cards = cards
    self.search = search
    var columns = Dictionary(
      uniqueKeysWithValues: Facet.allCases.map { facet in
        let ids = terms.vocabulary.values(of: facet).map(\.id)
        return (facet.rawValue, Self.column(letters.map { $0.situation[facet] }, among: ids))
      })
    columns["aim"] = Self.column(letters.map(\.aim), among: terms.vocabulary.aims.map(\.id))
    let guidelines = letters.map { letter in
      let own = letter.guidelines
      return terms.guidelines.indices.filter { own.contains(terms.guidelines[$0].id) }
    }
    let sets = Set(guidelines).sorted { $0.lexicographicallyPrecedes($1) }
    columns["guideline"] = Self.column(guidelines, among: sets)
    self.columns = columns
    self.sets = sets
  }

  private static func column<Value: Hashable>(_ values: [Value], among all: [Value]) -> String {
    let places = Dictionary(
      all.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return String(String.UnicodeScalarView(values.map { character(places[$0] ?? 0) }))
  }

  /// The character of a column that stands for a number from 0 on. Surrogates are no characters, but nobody
  /// has 55,000 values in a facet.
  static func character(_ place: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt32(40 + place)) ?? "\u{FFFD}"
  }
}

/// The data modules `cards`: what lists show of letters, in runs of a few.
///
/// A column for each thing that is shown, since what is alike compresses best side by side.
struct LetterCards {
  let id: [String]
  let title: [String]
  let summary: [String]
  /// How many words are read of each.
  let words: [Int]

  init(_ letters: some Sequence<Letter>, in scope: EditionScope) {
    id = letters.map(\.id.rawValue)
    title = letters.map(\.title)
    summary = letters.map(\.summary)
    words = letters.map { scope.letters[$0.id]?.length ?? 0 }
  }

  func json() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.key("id")
      json.list(id) { $0.text($1) }
      json.key("summary")
      json.list(summary) { $0.text($1) }
      json.key("title")
      json.list(title) { $0.text($1) }
      json.key("words")
      json.list(words) { $0.number($1) }
    }
    return json.bytes
  }

  /// All letters, so many in each; one even if there are no letters.
  static func runs(of letters: [Letter], _ count: Int, in scope: EditionScope) -> [LetterCards] {
    stride(from: 0, to: max(1, letters.count), by: count).map { start in
      LetterCards(letters[start..<min(start + count, letters.count)], in: scope)
    }
  }
}
