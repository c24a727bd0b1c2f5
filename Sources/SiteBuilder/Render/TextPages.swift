import Content
import Etiquette
import Templates
import Themes

/// `page.mustache`: a page that is nothing but its own text.
struct TextPage: TemplateModel {
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
struct NotFoundPage: TemplateModel {
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
struct HomePage: TemplateModel {
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
