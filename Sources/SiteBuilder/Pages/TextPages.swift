import Content
import Etiquette
import Publishing
import Templates
import Themes

/// `page.mustache`: a page that is nothing but its own text.
struct TextPage: SitePage {
  static let template = "page"

  static func claims(in planner: EditionPlanner) -> [PlannedFile] {
    planner.edition.ownPages.map {
      planner.claim(
        Self.self, $0, at: planner.addresses.page($0.slug),
        by: "\(planner.folder)/pages/\($0.slug).md")
    }
  }

  static func metadata(of own: Page, on page: PageScope) -> PageMetadata {
    var metadata = PageMetadata(own.title, own.summary, on: page)
    metadata.label = own.label
    metadata.reviewed = own.reviewed
    metadata.isIndexed = !own.isUnlisted
    return metadata
  }

  static func structuredData(of own: Page, in data: StructuredData) -> [Thing] {
    [data.webPage("WebPage").adding(data.citing(own.sources))]
  }

  let body: String
  let outline: [OutlineEntry]
  let sources: [Citation]
  let reviewed: ReviewDate

  static let table = TemplateTable<Self>(
    [
      .html("body", \.body),
      .list("outline", \.outline),
      .flag("hasOutline") { !$0.outline.isEmpty },
    ] + Citation.list(\.sources) + ReviewDate.members(\.reviewed))

  init(_ own: Page, on page: PageScope) {
    body = page.html(own.body)
    outline = page.outline(own.body)
    sources = Citation.all(own.sources, on: page)
    reviewed = ReviewDate(own.reviewed, on: page)
  }
}

/// `not-found.mustache`: the way back for somebody at an address that does not exist.
struct NotFoundPage: HeadedPage {
  static let template = "not-found"
  static let heading = IndexPage.notFound

  static func route(in addresses: Addresses) -> Route { addresses.notFound }
  static var isSentForAnyAddress: Bool { true }

  static func metadata(of subject: Void, on page: PageScope) -> PageMetadata {
    var metadata = PageMetadata(.notFound, on: page)
    metadata.isIndexed = false
    return metadata
  }

  let body: String
  let galleryHref: String
  let guideHref: String

  static let table = TemplateTable<Self>([
    .html("body", \.body),
    .text("galleryHref", \.galleryHref),
    .text("guideHref", \.guideHref),
  ])

  init(on page: PageScope) {
    body = page.intro(.notFound)
    galleryHref = page.href(page.addresses.gallery())
    guideHref = page.href(page.addresses.guide)
  }
}
