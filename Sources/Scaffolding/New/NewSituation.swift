import Content
import Diagnostics
import Etiquette

/// The situation of a new letter, as far as it is not given.
struct NewSituation {
  let edition: Edition
  let name: NewName

  /// - Parameter given: ids of the vocabulary, by facet.
  /// - Throws: `NewError.unknownValue`.
  func situation(_ given: [Facet: String]) throws(NewError) -> Letter.Situation {
    for facet in Facet.allCases {
      let known = edition.terms.vocabulary.names(of: facet)
      if let value = given[facet], !known.contains(value) {
        throw .unknownValue(
          value, of: facet, suggestion: Fault.spelling(of: value, among: known))
      }
    }
    return Letter.Situation { facet in
      given[facet].map { FacetValue.ID($0) } ?? named(facet) ?? usual(facet)
    }
  }

  /// What is made up where a value is not given, in words for the editor.
  func guesses(beside given: [Facet: String]) -> [String] {
    Facet.allCases.filter { given[$0] == nil }.map { facet in
      named(facet).map { "\(facet.rawValue) `\($0)`, from the name" }
        ?? "\(facet.rawValue) `\(usual(facet))`, as most letters have"
    }
  }

  /// The value that the name itself mentions: `declining-by-phone` goes by phone.
  private func named(_ facet: Facet) -> FacetValue.ID? {
    let name = "-\(name.slug)-"
    return edition.terms.vocabulary.values(of: facet).map(\.id)
      .filter { name.contains("-\($0)-") }
      .max { $0.rawValue.count < $1.rawValue.count }
  }

  /// The value that most letters have; the first of the vocabulary among equals.
  private func usual(_ facet: Facet) -> FacetValue.ID {
    var best: (id: FacetValue.ID, count: Int)?
    for id in edition.terms.vocabulary.values(of: facet).map(\.id) {
      let count = edition.gallery.count(with: id, in: facet)
      if count > best?.count ?? -1 { best = (id, count) }
    }
    return best?.id ?? ""
  }
}
