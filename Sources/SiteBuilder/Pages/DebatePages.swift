import Content
import Publishing
import Templates

/// `debates.mustache`: all debates.
struct DebateList: HeadedPage {
  static let template = "debates"
  static let heading = IndexPage.debates

  static func route(in addresses: Addresses) -> Route { addresses.debates }

  let intro: String
  let debates: [Entry]

  static let table = TemplateTable<Self>([
    .html("intro", \.intro),
    .list("debates", \.debates),
  ])

  struct Entry: TemplateModel {
    let title: String
    let summary: String
    let href: String

    static let table = TemplateTable<Self>([
      .text("title", \.title),
      .text("summary", \.summary),
      .text("href", \.href),
    ])
  }

  init(on page: PageScope) {
    intro = page.intro(.debates)
    debates = page.edition.debates.map {
      Entry(
        title: $0.title, summary: $0.summary, href: page.href(page.addresses.debate($0.slug)))
    }
  }
}

/// `debate.mustache`: both sides of one question, and the side this guide takes.
struct DebateArticle: SitePage {
  static let template = "debate"

  static func claims(in planner: EditionPlanner) -> [PlannedFile] {
    planner.edition.debates.map {
      planner.claim(
        Self.self, $0, at: planner.addresses.debate($0.slug),
        by: "\(planner.folder)/debates/\($0.slug).md")
    }
  }

  static func metadata(of debate: Debate, on page: PageScope) -> PageMetadata {
    var metadata = PageMetadata(
      debate.title, debate.summary, on: page, under: [(.debates, page.addresses.debates)])
    metadata.isArticle = true
    metadata.reviewed = debate.reviewed
    return metadata
  }

  static func structuredData(of debate: Debate, in data: StructuredData) -> [Thing] {
    [data.article.adding(data.citing(debate.sides.flatMap(\.sources) + debate.sources))]
  }

  let debate: Debate
  let body: String
  let outline: [OutlineEntry]
  let sides: [Side]
  let guidelines: [GuidelineLink]
  let sources: [Citation]
  let reviewed: ReviewDate
  let previous: Link?
  let next: Link?

  static let table = TemplateTable<Self>(
    [
      .object("debate") { Heading(debate: $0.debate) },
      .html("body", \.body),
      .list("outline", \.outline),
      .flag("hasOutline") { !$0.outline.isEmpty },
      .list("sides", \.sides),
      .list("guidelines", \.guidelines),
      .flag("hasGuidelines") { !$0.guidelines.isEmpty },
      .optionalObject("previous", \.previous),
      .optionalObject("next", \.next),
    ] + Citation.list(\.sources) + ReviewDate.members(\.reviewed))

  private struct Heading: TemplateModel {
    let debate: Debate

    static let table = TemplateTable<Self>([
      .text("title", \.debate.title),
      .text("summary", \.debate.summary),
      .text("default", \.debate.verdict),
    ])
  }

  struct Side: TemplateModel {
    let side: Debate.Side
    let sources: [Citation]

    static let table = TemplateTable<Self>(
      [
        .text("claim", \.side.claim),
        .text("argument", \.side.argument),
      ] + Citation.list(\.sources))
  }

  init(_ debate: Debate, on page: PageScope) {
    let all = page.edition.debates
    let place = all.firstIndex { $0.slug == debate.slug } ?? 0
    func link(_ other: Debate) -> Link {
      Link(label: other.title, href: page.href(page.addresses.debate(other.slug)))
    }
    self.debate = debate
    body = page.html(debate.body)
    outline = page.outline(debate.body)
    sides = debate.sides.map { side in
      Side(side: side, sources: Citation.all(side.sources, on: page))
    }
    guidelines = debate.guidelines.compactMap(page.terms.guideline)
      .map { GuidelineLink($0, on: page) }
    sources = Citation.all(debate.sources, on: page)
    reviewed = ReviewDate(debate.reviewed, on: page)
    previous = place > 0 ? link(all[place - 1]) : nil
    next = place + 1 < all.count ? link(all[place + 1]) : nil
  }
}
