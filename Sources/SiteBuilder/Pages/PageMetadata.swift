import Content
import Etiquette
import Publishing
import Themes

/// What a page is about: its title, its summary, and the way that leads to it.
struct PageMetadata: Sendable {
  let title: String
  /// What navigation and breadcrumbs call the page.
  var label: String
  let summary: String
  var isArticle = false
  var isIndexed = true
  /// Whether one can search the letters from here.
  var offersSearch = false
  /// To be read on paper, by itself: without what leads around the site.
  var isBooklet = false
  /// From the home page to the page itself; empty for the home page.
  var breadcrumbs: [Breadcrumb] = []
  var reviewed: CalendarDate?

  struct Breadcrumb: Sendable {
    let label: String
    /// Nil for the page itself.
    let route: Route?
  }

  var isHome: Bool { breadcrumbs.isEmpty }

  /// Of a page that an editor heads with a text.
  ///
  /// - Parameter parents: the pages between the home page and this one.
  init(
    _ index: IndexPage, on page: PageScope, pageNumber: Int = 1,
    under parents: [(IndexPage, Route)] = []
  ) {
    let heading = page.edition.heading(of: index)
    self.init(
      heading?.title ?? "", heading?.summary ?? "", on: page, pageNumber: pageNumber,
      under: parents)
    label = heading?.label ?? title
    isIndexed = heading?.isUnlisted != true
  }

  init(
    _ title: String, _ summary: String, on page: PageScope, pageNumber: Int = 1,
    under parents: [(IndexPage, Route)] = []
  ) {
    self.title =
      pageNumber == 1
      ? title
      : page.strings.list([
        title, page.strings.text("pageNumber", ["page": page.strings.number(pageNumber)]),
      ])
    self.summary = summary
    label = self.title
    let home = Breadcrumb(label: page.strings.text("home"), route: page.addresses.home)
    let between = parents.map {
      Breadcrumb(label: page.edition.heading(of: $0.0)?.label ?? "", route: $0.1)
    }
    breadcrumbs = [home] + between + [Breadcrumb(label: self.title, route: nil)]
  }
}

extension PlannedFile {
  /// What links to the file call it.
  func label(on page: PageScope) -> String {
    self.page?.metadata(on: page).label ?? page.strings.text("feedLabel")
  }
}
