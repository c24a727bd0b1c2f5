import Content
import Etiquette
import Publishing
import Templates
import Themes

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
    featured = own?.featured.flatMap { page.edition.gallery[$0] }.map {
      FeaturedLetter(
        title: $0.title, href: page.href(page.addresses.letter($0.id)),
        body: LetterMarkup(terms: page.terms, strings: page.strings).html($0),
        hasOptional: $0.sentences.contains(where: \.isOptional))
    }
    galleryHref = page.href(page.addresses.gallery())
    guideHref = page.href(page.addresses.guide)
    matrixHref = page.href(.matrix)
    phrasesHref = page.href(.phrases)
  }
}
