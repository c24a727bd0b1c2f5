import Etiquette
import Publishing

/// Where each page of an edition lives. `SitePlanner` gives addresses to what is of the whole site.
package struct Addresses: Sendable {
  /// Empty for the default language, `<tag>/` for another.
  package let root: String

  init(of language: Language, isDefault: Bool) {
    root = isDefault ? "" : language.tag + "/"
  }

  /// Those below the root of any edition.
  static let inAnyEdition = Addresses(root: "")

  private init(root: String) {
    self.root = root
  }

  private func route(_ path: String) -> Route { Route(root + path) }

  package var home: Route { route("") }
  package var guide: Route { route("guide/") }
  var booklet: Route { route("guide/booklet/") }
  var phrasebook: Route { route("phrases/") }
  package var write: Route { route("write/") }
  var check: Route { route("check/") }
  package var debates: Route { route("debates/") }
  package var questions: Route { route("questions/") }
  var sources: Route { route("sources/") }
  package var replies: Route { route("replies/") }
  var matrix: Route { route("letters/matrix/") }
  package var letterIndex: Route { route("letters.json") }
  package var webManifest: Route { route("manifest.webmanifest") }
  package var feed: Route { route("feed.xml") }
  package var openSearch: Route { route("opensearch.xml") }
  package var notFound: Route { route("404.html") }

  package func optional(_ page: OptionalPage) -> Route {
    switch page {
    case .write: write
    case .check: check
    case .matrix: matrix
    case .booklet: booklet
    case .phrases: phrasebook
    case .debates: debates
    case .questions: questions
    case .replies: replies
    case .sources: sources
    }
  }

  package func questions(of theme: QuestionTheme.ID) -> Route {
    route("questions/\(theme.rawValue)/")
  }
  package func guideline(_ id: Guideline.ID) -> Route { route("guide/\(id.rawValue)/") }
  package func letter(_ id: Letter.ID) -> Route { route("letters/\(id.rawValue)/") }
  package func letterText(_ id: Letter.ID) -> Route { route("letters/\(id.rawValue)/letter.txt") }
  package func debate(_ slug: String) -> Route { route("debates/\(slug)/") }
  package func reply(_ slug: String) -> Route { route("replies/\(slug)/") }
  package func replyText(_ slug: String) -> Route { route("replies/\(slug)/reply.txt") }
  package func sentences(_ file: SentenceFile) -> Route { route("sentences/\(file.name)") }
  package func page(_ slug: String) -> Route { route("\(slug)/") }
  package func facet(_ facet: Facet) -> Route { route("\(facet.plural)/") }

  /// - Parameter page: from 1; the first has no number in its address.
  package func gallery(page: Int = 1) -> Route {
    route("letters/" + (page == 1 ? "" : "page/\(page)/"))
  }

  /// - Parameter page: from 1; the first has no number in its address.
  package func facetValue(_ value: FacetValue.ID, of facet: Facet, page: Int = 1) -> Route {
    route("\(facet.plural)/\(value.rawValue)/" + (page == 1 ? "" : "page/\(page)/"))
  }
}
