import Content
import Etiquette
import Publishing

/// The data module `search`: what readers call the values of facets, and the pages that searches find
/// beside letters.
struct SearchTerms: Encodable {
  /// For each facet and `aim` the keywords of every value, in the order of the module `facets`. A label
  /// is a keyword too.
  let keywords: [String: [[String]]]
  /// For each facet the places of the values that are meant where a search says nothing of it.
  let assumed: [String: [Int]]
  /// In the order of their numbers, which follow those of the letters.
  let pages: [Page]
  /// Nil in a language that has none.
  let model: DataValue?
  /// For each letter and page, in their order, how often people want it: a character, "(" where nothing is
  /// known of it, and one more in Unicode's order for each tenth of an e-fold.
  let wanted: String

  struct Page: Encodable {
    let kind: SearchedPage.Kind
    let title: String
    /// From the home page of the edition.
    let path: String
  }

  /// - Parameter wanted: for each letter and page how often it is wanted, as `LearnedSearches` has it.
  init(
    vocabulary: Vocabulary, pages: [SearchedPage], root: String, model: DataValue?,
    wanted: [Int]
  ) {
    self.model = model
    self.wanted = String(
      String.UnicodeScalarView(
        wanted.map(LetterTable.character)))
    var keywords = Dictionary(
      uniqueKeysWithValues: Facet.allCases.map { facet in
        (facet.rawValue, vocabulary.values(of: facet).map { [$0.label] + $0.keywords })
      })
    keywords["aim"] = vocabulary.aims.map { [$0.label] + $0.keywords }
    self.keywords = keywords
    assumed = Dictionary(
      uniqueKeysWithValues: Facet.allCases.map { facet in
        let values = vocabulary.values(of: facet)
        return (facet.rawValue, values.indices.filter { values[$0].isAssumed })
      })
    self.pages = pages.map { page in
      Page(
        kind: page.kind, title: page.title, path: String(page.route.path.dropFirst(root.count)))
    }
  }
}
