import Content
import Etiquette
import Publishing
import Themes

/// What a page is about: its title, its summary, and the way that leads to it.
struct PageSubject: Sendable {
  /// The name of its template.
  let kind: String
  let title: String
  /// What navigation and breadcrumbs call the page.
  var label: String
  let summary: String
  var isArticle = false
  var isIndexed = true
  /// From the home page to the page itself; empty for the home page.
  var trail: [Step] = []
  var reviewed: CalendarDate?

  struct Step: Sendable {
    let label: String
    /// Nil for the page itself.
    let route: Route?
  }

  init(_ content: PlannedFile.Content, on page: PageScope) {
    let addresses = page.addresses
    switch content {
    case .home: self.init("home", .home, on: page)
    case .guide: self.init("guide", .guide, on: page)
    case .gallery(let number):
      self.init("gallery", .letters, on: page, pageNumber: number)
    case .facet(let facet): self.init("facets", IndexPage(facet), on: page)
    case .matrix: self.init("matrix", .matrix, on: page, under: [(.letters, addresses.gallery())])
    case .phrasebook: self.init("phrasebook", .phrases, on: page)
    case .write: self.init("write", .write, on: page)
    case .check: self.init("check", .check, on: page)
    case .debates: self.init("debates", .debates, on: page)
    case .notFound:
      self.init("not-found", .notFound, on: page)
      isIndexed = false
    case .guideline(let guideline):
      self.init(
        "guideline", guideline.guideline.title, guideline.guideline.summary, on: page,
        under: [(.guide, addresses.guide)])
      isArticle = true
      reviewed = guideline.reviewed
    case .booklet:
      let guide = page.edition.heading(of: .guide)
      self.init(
        "booklet", page.strings.text("booklet", ["title": guide?.title ?? ""]),
        guide?.summary ?? "", on: page, under: [(.guide, addresses.guide)])
      // What it says is found at its own addresses.
      isIndexed = false
    case .facetValue(let value, let facet, let number):
      let text = page.edition.text(on: value.id, of: facet)
      self.init(
        "facet", value.label, text?.summary ?? value.description, on: page, pageNumber: number,
        under: [(IndexPage(facet), addresses.facet(facet))])
    case .letter(let letterPage):
      self.init(
        "letter", letterPage.letter.title, letterPage.letter.summary, on: page,
        under: [(.letters, addresses.gallery())])
      isArticle = true
      reviewed = letterPage.letter.reviewed
    case .debate(let debate):
      self.init(
        "debate", debate.title, debate.summary, on: page,
        under: [(.debates, addresses.debates)])
      isArticle = true
      reviewed = debate.reviewed
    case .questions: self.init("questions", .questions, on: page)
    case .questionTheme(let theme):
      self.init(
        "question-theme", theme.label,
        page.strings.text("answersAbout", ["theme": theme.label]), on: page,
        under: [(.questions, addresses.questions)])
    case .replies: self.init("replies", .replies, on: page)
    case .reply(let reply):
      self.init(
        "reply", reply.title, reply.summary, on: page, under: [(.replies, addresses.replies)])
    case .sources: self.init("sources", .sources, on: page)
    case .page(let own):
      self.init("page", own.title, own.summary, on: page)
      label = own.label
      reviewed = own.reviewed
      isIndexed = !own.isUnlisted
    case .letterText, .replyText, .letterIndex, .feed, .openSearch, .sitemap, .robots, .redirect,
      .hostHeaders, .redirectList, .webManifest, .worker, .emptyFile, .picture, .image, .asset,
      .download:
      self.init("file", page.strings.text("feedLabel"), "", on: page)
    }
    if page.settings.isStaging { isIndexed = false }
  }

  private init(
    _ kind: String, _ index: IndexPage, on page: PageScope, pageNumber: Int = 1,
    under parents: [(IndexPage, Route)] = []
  ) {
    let heading = page.edition.heading(of: index)
    self.init(
      kind, heading?.title ?? "", heading?.summary ?? "", on: page, pageNumber: pageNumber,
      under: parents)
    label = heading?.label ?? title
    isIndexed = heading?.isUnlisted != true
  }

  private init(
    _ kind: String, _ title: String, _ summary: String, on page: PageScope, pageNumber: Int = 1,
    under parents: [(IndexPage, Route)] = []
  ) {
    self.kind = kind
    self.title =
      pageNumber == 1
      ? title
      : "\(title), \(page.strings.text("pageNumber", ["page": String(pageNumber)]))"
    self.summary = summary
    label = self.title
    if kind != "home" {
      let home = Step(label: page.strings.text("home"), route: page.addresses.home)
      let between = parents.map {
        Step(label: page.edition.heading(of: $0.0)?.label ?? "", route: $0.1)
      }
      trail = [home] + between + [Step(label: self.title, route: nil)]
    }
  }
}
