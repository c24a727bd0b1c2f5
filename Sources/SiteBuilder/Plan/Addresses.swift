import Etiquette

/// Where each page of an edition lives; the only code that makes up addresses.
struct Addresses: Sendable {
  /// Empty for the default language, `<tag>/` for another.
  let root: String

  init(of language: Language, isDefault: Bool) {
    root = isDefault ? "" : language.tag + "/"
  }

  private func route(_ path: String) -> Route { Route(root + path) }

  var home: Route { route("") }
  var guide: Route { route("guide/") }
  var booklet: Route { route("guide/booklet/") }
  var phrasebook: Route { route("phrases/") }
  var write: Route { route("write/") }
  var check: Route { route("check/") }
  var debates: Route { route("debates/") }
  var questions: Route { route("questions/") }
  var sources: Route { route("sources/") }
  var replies: Route { route("replies/") }
  var matrix: Route { route("letters/matrix/") }
  var letterIndex: Route { route("letters.json") }
  var webManifest: Route { route("manifest.webmanifest") }
  var feed: Route { route("feed.xml") }
  var openSearch: Route { route("opensearch.xml") }
  var notFound: Route { route("404.html") }

  func optional(_ page: OptionalPage) -> Route {
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

  func questions(of theme: QuestionTheme.ID) -> Route { route("questions/\(theme)/") }
  func guideline(_ id: Guideline.ID) -> Route { route("guide/\(id)/") }
  func letter(_ id: Letter.ID) -> Route { route("letters/\(id)/") }
  func letterText(_ id: Letter.ID) -> Route { route("letters/\(id)/letter.txt") }
  func debate(_ slug: String) -> Route { route("debates/\(slug)/") }
  func reply(_ slug: String) -> Route { route("replies/\(slug)/") }
  func replyText(_ slug: String) -> Route { route("replies/\(slug)/reply.txt") }
  func sentences(_ file: SentenceFile) -> Route { route("sentences/\(file.name)") }
  func page(_ slug: String) -> Route { route("\(slug)/") }
  func facet(_ facet: Facet) -> Route { route("\(facet.plural)/") }

  /// - Parameter page: from 1; the first has no number in its address.
  func gallery(page: Int = 1) -> Route {
    route("letters/" + (page == 1 ? "" : "page/\(page)/"))
  }

  /// - Parameter page: from 1; the first has no number in its address.
  func facetValue(_ value: FacetValue.ID, of facet: Facet, page: Int = 1) -> Route {
    route("\(facet.plural)/\(value)/" + (page == 1 ? "" : "page/\(page)/"))
  }
}
