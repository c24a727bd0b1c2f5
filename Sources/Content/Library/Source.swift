import Etiquette

/// A publication that pages cite.
package struct Source: Sendable, Equatable {
  package typealias ID = Identifier<Source>

  package let id: ID
  package let publisher: String
  package let title: String?
  /// An `http` or `https` address.
  package let url: String
  package let year: Int?
  /// Where a rule or a custom that it tells of holds, by ISO 3166-1 alpha-2; nil for general advice.
  package let country: String?
  /// The tag of the language of its title, where that is not the edition's.
  package let language: String?
  /// The day on which somebody last found it to say what it is cited for; nil only where that is a
  /// fault.
  package let seen: CalendarDate?

  package init(
    id: ID, publisher: String, title: String?, url: String, year: Int?, country: String?,
    language: String? = nil, seen: CalendarDate?
  ) {
    self.id = id
    self.publisher = publisher
    self.title = title
    self.url = url
    self.year = year
    self.country = country
    self.language = language
    self.seen = seen
  }
}

/// A page, or a part of one, that cites sources.
package struct CitingPage: Sendable {
  package let subject: Subject
  package let sources: [Source.ID]

  package enum Subject: Sendable {
    case guideline(Guideline)
    case facetValue(FacetValue.ID, Facet)
    case debate(Debate)
    case question(Question)
    case reply(Reply)
    case page(Page)
  }
}

extension Edition {
  /// In the order of the kinds of page, and within each in its own.
  package var citingPages: [CitingPage] {
    let all =
      guidelines.map { CitingPage(subject: .guideline($0.guideline), sources: $0.sources) }
      + facetTexts.map { CitingPage(subject: .facetValue($0.value, $0.facet), sources: $0.sources) }
      + debates.map {
        CitingPage(subject: .debate($0), sources: $0.sides.flatMap(\.sources) + $0.sources)
      }
      + questions.map { CitingPage(subject: .question($0), sources: $0.sources) }
      + replies.map { CitingPage(subject: .reply($0), sources: $0.sources) }
      + ownPages.map { CitingPage(subject: .page($0), sources: $0.sources) }
    return all.filter { !$0.sources.isEmpty }
  }
}
