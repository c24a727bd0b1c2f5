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

/// `home.mustache`: the quickest way from a situation to a letter.
struct HomePage: HeadedPage {
  static let template = "home"
  static let heading = IndexPage.home

  static func route(in addresses: Addresses) -> Route { addresses.home }

  static func metadata(of subject: Void, on page: PageScope) -> PageMetadata {
    var metadata = PageMetadata(.home, on: page)
    metadata.breadcrumbs = []
    metadata.offersSearch = true
    return metadata
  }

  static func structuredData(of subject: Void, in data: StructuredData) -> [Thing] {
    let target = OpenSearch.results(on: data.page, for: "{terms}")
    let search = Thing(
      "SearchAction",
      [
        "target": .thing(Thing("EntryPoint", ["urlTemplate": .text(target)])),
        "query-input": "required name=terms",
      ])
    return [
      data.siteReference.adding([
        "description": .text(data.metadata.summary), "inLanguage": data.language,
        "license": .text(LetterIndex.license), "potentialAction": .thing(search),
      ])
    ]
  }

  let intro: String
  let situations: [Link]
  let stages: [FacetValueLink]
  let guidelines: [GuidelineLink]
  let letterCount: String
  let featured: FeaturedLetter?
  let galleryHref: String
  let guideHref: String
  let matrixHref: String?
  let phrasesHref: String?

  static let table = TemplateTable<Self>([
    .html("intro", \.intro),
    .list("situations", \.situations),
    .flag("hasSituations") { !$0.situations.isEmpty },
    .list("stages", \.stages),
    .list("guidelines", \.guidelines),
    .text("letterCount", \.letterCount),
    .optionalObject("featured", \.featured),
    .text("galleryHref", \.galleryHref),
    .text("guideHref", \.guideHref),
    .optionalText("matrixHref", \.matrixHref),
    .optionalText("phrasesHref", \.phrasesHref),
  ])

  struct FeaturedLetter: TemplateModel {
    let title: String
    let href: String
    let body: String
    let hasOptional: Bool

    static let table = TemplateTable<Self>([
      .text("title", \.title),
      .text("href", \.href),
      .html("body", \.body),
      .flag("hasOptional", \.hasOptional),
    ])
  }

  init(on page: PageScope) {
    let own = page.edition.heading(of: .home)
    intro = page.intro(.home)
    situations = (own?.situations ?? []).map {
      switch $0.target {
      case .letter(let letter):
        Link(label: $0.label, href: page.href(page.addresses.letter(letter)))
      case .choice(let choice):
        Link(label: $0.label, href: page.href(page.addresses.write) + "#" + choice)
      }
    }
    stages = FacetValueLink.all(of: .stage, on: page)
    guidelines = GuidelineLink.all(on: page)
    letterCount = page.strings.count(page.edition.gallery.letters.count, of: "letters")
    featured = own?.featured.flatMap { page.edition.letterPages[$0] }.map {
      FeaturedLetter(
        title: $0.letter.title, href: page.href(page.addresses.letter($0.letter.id)),
        body: $0.markup, hasOptional: $0.letter.sentences.contains(where: \.isOptional))
    }
    galleryHref = page.href(page.addresses.gallery())
    guideHref = page.href(page.addresses.guide)
    matrixHref = page.href(.matrix)
    phrasesHref = page.href(.phrases)
  }
}
