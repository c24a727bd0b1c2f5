import Content
import Etiquette
import Publishing
import Templates
import Themes

/// `guide.mustache`: all guidelines in order.
struct GuideOverview: HeadedPage {
  static let template = "guide"
  static let heading = IndexPage.guide

  static func route(in addresses: Addresses) -> Route { addresses.guide }

  static func structuredData(of subject: Void, in data: StructuredData) -> [Thing] {
    let steps = data.page.terms.guidelines.map { guideline in
      Thing(
        "HowToStep",
        [
          "position": .number(guideline.order), "name": .text(guideline.title),
          "text": .text(guideline.summary),
          "url": data.url(of: data.page.addresses.guideline(guideline.id)),
        ])
    }
    return [
      Thing(
        "HowTo",
        [
          "name": .text(data.metadata.title), "description": .text(data.metadata.summary),
          "inLanguage": data.language, "url": .text(data.address),
          "isPartOf": .thing(data.siteReference), "image": data.image, "step": .list(steps),
        ])
    ]
  }

  let intro: String
  let guidelines: [GuidelineLink]
  let bookletHref: String?

  static let table = TemplateTable<Self>([
    .html("intro", \.intro),
    .list("guidelines", \.guidelines),
    .optionalText("bookletHref", \.bookletHref),
  ])

  init(on page: PageScope) {
    intro = page.intro(.guide)
    guidelines = GuidelineLink.all(on: page)
    bookletHref = page.href(.booklet)
  }
}

/// `guideline.mustache`: one guideline, with the sentences and letters that carry it out.
struct GuidelineArticle: SitePage {
  static let template = "guideline"

  static func claims(in planner: EditionPlanner) -> [PlannedFile] {
    planner.edition.guidelines.map {
      planner.claim(
        Self.self, $0, at: planner.addresses.guideline($0.guideline.id), by: $0.body.file.path)
    }
  }

  static func metadata(of article: GuidelinePage, on page: PageScope) -> PageMetadata {
    var metadata = PageMetadata(
      article.guideline.title, article.guideline.summary, on: page,
      under: [(.guide, page.addresses.guide)])
    metadata.isArticle = true
    metadata.reviewed = article.reviewed
    return metadata
  }

  static func structuredData(of article: GuidelinePage, in data: StructuredData) -> [Thing] {
    [data.article.adding(data.citing(article.sources))]
  }

  let guideline: GuidelineLink
  let advice: Guideline.Advice
  let body: String
  let outline: [OutlineEntry]
  let examples: [Example]
  let phrases: [PhraseLine]
  let phrasesHref: String?
  let letters: [LetterCard]
  let letterCount: String
  let sources: [Citation]
  let reviewed: ReviewDate
  let previous: GuidelineLink?
  let next: GuidelineLink?

  static let table = TemplateTable<Self>(
    [
      .object("guideline", \.guideline),
      .html("body", \.body),
      .texts("do", \.advice.do),
      .texts("avoid", \.advice.avoid),
      .list("rewrites") { $0.advice.rewrites.map(RewriteLines.init) },
      .texts("exceptions", \.advice.exceptions),
      .list("outline", \.outline),
      .flag("hasOutline") { !$0.outline.isEmpty },
      .list("examples", \.examples),
      .flag("hasExamples") { !$0.examples.isEmpty },
      .list("phrases", \.phrases),
      .flag("hasPhrases") { !$0.phrases.isEmpty },
      .optionalText("phrasesHref", \.phrasesHref),
      .list("letters", \.letters),
      .flag("hasLetters") { !$0.letters.isEmpty },
      .text("letterCount", \.letterCount),
      .optionalObject("previous", \.previous),
      .optionalObject("next", \.next),
    ] + Citation.list(\.sources) + ReviewDate.members(\.reviewed))

  /// The sentence by which a letter carries the guideline out.
  struct Example: TemplateModel {
    let html: String
    let letter: Link

    static let table = TemplateTable<Self>([
      .html("html", \.html),
      .text("title", \.letter.label),
      .text("href", \.letter.href),
    ])
  }

  /// As many as fit beside the text without turning it into a list.
  private static let shown = 6

  init(_ article: GuidelinePage, on page: PageScope) {
    let id = article.guideline.id
    let letters = page.edition.gallery.letters(carryingOut: id)
    let all = page.terms.guidelines
    let place = all.firstIndex { $0.id == id } ?? 0
    guideline = GuidelineLink(article.guideline, on: page)
    advice = article.guideline.advice
    body = page.html(article.body)
    outline = page.outline(article.body)
    examples = article.examples.compactMap { page.edition.gallery[$0] }.compactMap { letter in
      letter.sentence(carryingOut: id).map {
        Example(
          html: LetterMarkup(terms: page.terms, strings: page.strings).html($0.text),
          letter: Link(label: letter.title, href: page.href(page.addresses.letter(letter.id))))
      }
    }
    phrases = page.edition.phrases.filter { $0.guideline == id }.prefix(Self.shown)
      .map { PhraseLine($0, on: page) }
    let fragment = phrases.isEmpty ? "" : "#" + id.rawValue
    phrasesHref = page.href(.phrases).map { $0 + fragment }
    self.letters = Self.spread(letters).map { LetterCard($0, on: page) }
    letterCount = page.strings.count(letters.count, of: "letters")
    sources = Citation.all(article.sources, on: page)
    reviewed = ReviewDate(article.reviewed, on: page)
    previous = place > 0 ? GuidelineLink(all[place - 1], on: page) : nil
    next = place + 1 < all.count ? GuidelineLink(all[place + 1], on: page) : nil
  }

  /// A few letters from all over the gallery rather than the first ones, which are alike.
  private static func spread(_ letters: [Letter]) -> [Letter] {
    guard letters.count > shown else { return letters }
    return (0..<shown).map { letters[$0 * letters.count / shown] }
  }
}

/// A weak sentence and a stronger one.
struct RewriteLines: TemplateModel {
  let rewrite: Guideline.Rewrite

  static let table = TemplateTable<Self>([
    .text("weak", \.rewrite.weak),
    .text("stronger", \.rewrite.stronger),
    .text("why", \.rewrite.why),
  ])
}

/// The day on which somebody last read a page through, for readers and for machines.
struct ReviewDate: Sendable {
  let words: String
  let iso8601: String

  init(_ date: CalendarDate, on page: PageScope) {
    words = page.words(date)
    iso8601 = date.iso8601
  }

  static func members<Model>(
    _ date: @escaping @Sendable (Model) -> ReviewDate
  ) -> [TemplateMember<Model>] {
    [
      .text("reviewed") { date($0).words },
      .text("reviewedISO") { date($0).iso8601 },
    ]
  }
}

extension PageScope {
  /// The editor's introduction to a page that the site builds.
  func intro(_ index: IndexPage) -> String {
    edition.heading(of: index).map { html($0.body) } ?? ""
  }
}
