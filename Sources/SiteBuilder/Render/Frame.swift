import Content
import Publishing
import Templates
import Themes

/// What every template receives besides what its page shows.
///
/// It is a class, as are the models in it, because a template asks for each hundreds of times: a struct that
/// is a `TemplateValue` is copied for each.
final class Frame: TemplateModel {
  let language: Language
  /// Letters can be checked in the language.
  let hasCheck: Bool
  /// Whether letters are put together in this language.
  let hasComposer: Bool
  /// Whether blanks of the language have options or forms.
  let hasForms: Bool
  /// The tag of the language with its calendar and digits, where browsers differ in those that they take for its own
  /// (RFC 6067).
  let locale: String?
  let page: PageModel
  /// What a link to the page is shown with; nil where neither site nor theme has a picture.
  let picture: PagePicture?
  let breadcrumbs: [Breadcrumb]
  let alternates: [Alternate]
  /// Every edition: the same page in it, or its home page.
  let languages: [Alternate]
  let chrome: PageChrome

  static let table = TemplateTable<Frame>([
    .text("language", \.language.tag),
    .text("direction", \.language.direction.rawValue),
    .flag("hasCheck", \.hasCheck),
    .flag("hasComposer", \.hasComposer),
    .flag("hasForms", \.hasForms),
    .optionalText("locale", \.locale),
    .flag("isUnspaced") { !$0.language.writing.hasSpaces },
    .text("assets", \.chrome.assets),
    .object("site", \.chrome.site),
    .object("page", \.page),
    .optionalObject("picture", \.picture),
    .optionalObject("app", \.chrome.app),
    .list("navigation", \.chrome.navigation),
    .list("footer", \.chrome.footer),
    .flag("hasBreadcrumbs") { !$0.breadcrumbs.isEmpty },
    .list("breadcrumbs", \.breadcrumbs),
    .flag("hasAlternates") { $0.alternates.count > 1 },
    .list("alternates", \.alternates),
    .flag("hasLanguages") { $0.languages.count > 1 },
    .list("languages", \.languages),
    .list("styles", \.chrome.styles),
    .list("scripts", \.chrome.scripts),
    .list("preloads", \.chrome.preloads),
  ])

  /// - Parameter kind: the name of the page's template.
  init(_ metadata: PageMetadata, kind: String, on page: PageScope) {
    language = page.edition.language
    hasCheck = page.edition.check != nil
    hasComposer = page.edition.composer != nil
    locale = page.strings.ambiguousNumerals.map {
      "\(page.edition.language.tag)-u-ca-gregory-nu-\($0)"
    }
    hasForms = page.terms.fields.contains { [.select, .forms].contains($0.kind) }
    self.page = PageModel(metadata, kind: kind, on: page)
    picture = PagePicture(of: metadata, on: page)
    breadcrumbs = metadata.breadcrumbs.map {
      Breadcrumb(label: $0.label, route: $0.route, href: $0.route.map(page.href))
    }
    languages = Frame.languages(of: page)
    alternates = languages.filter(\.isSamePage)
    chrome = page.chrome(ofKind: kind)
  }

  final class SiteModel: TemplateModel {
    let title: String
    let tagline: String
    let home: String
    let feed: String
    /// The list of all sources and the composer, where the edition has them.
    let sources: String?
    let write: String?

    static let table = TemplateTable<SiteModel>([
      .text("title", \.title),
      .text("tagline", \.tagline),
      .text("home", \.home),
      .text("feed", \.feed),
      .optionalText("sources", \.sources),
      .optionalText("write", \.write),
    ])

    init(on page: PageScope) {
      title = page.scope.title
      tagline = page.scope.tagline
      home = page.href(page.addresses.home)
      feed = page.href(page.addresses.feed)
      sources = page.href(.sources)
      write = page.href(.write)
    }
  }

  final class PageModel: TemplateModel {
    let kind: String
    let title: String
    let documentTitle: String
    let description: String
    let url: String
    let openGraphType: String
    let robots: String?
    /// To be read on paper, by itself: without what leads around the site.
    let isBooklet: Bool
    /// On the pages from which the letters can be searched.
    let search: String?

    static let table = TemplateTable<PageModel>([
      .text("kind", \.kind),
      .text("title", \.title),
      .text("documentTitle", \.documentTitle),
      .text("description", \.description),
      .text("url", \.url),
      .text("canonical", \.url),
      .text("openGraphType", \.openGraphType),
      .optionalText("robots", \.robots),
      .flag("isBooklet", \.isBooklet),
      .optionalText("search", \.search),
    ])

    fileprivate init(_ metadata: PageMetadata, kind: String, on page: PageScope) {
      self.kind = kind
      title = metadata.title
      documentTitle =
        metadata.isHome
        ? page.strings.labelled(page.scope.title, page.scope.tagline)
        : "\(metadata.title) · \(page.scope.title)"
      description = metadata.summary
      url = page.settings.baseURL.absolute(page.route)
      openGraphType = metadata.isArticle ? "article" : "website"
      robots = metadata.isIndexed ? nil : "noindex"
      isBooklet = metadata.isBooklet
      search = metadata.offersSearch ? page.href(page.addresses.openSearch) : nil
    }
  }

  /// An entry of the navigation or the footer.
  struct NavigationLink: TemplateModel {
    /// Its address is empty for an entry that only heads others.
    let link: Link
    var isExternal = false
    var items: [Link] = []

    static let table = TemplateTable<Self>([
      .text("label", \.link.label),
      .text("title", \.link.label),
      .text("href", \.link.href),
      .flag("isLink") { !$0.link.href.isEmpty },
      .flag("isCurrent", \.link.isCurrent),
      .flag("isExternal", \.isExternal),
      .flag("hasItems") { !$0.items.isEmpty },
      .list("items", \.items),
    ])
  }

  struct Breadcrumb: TemplateModel {
    let label: String
    /// Nil for the page itself.
    let route: Route?
    let href: String?

    static let table = TemplateTable<Self>([
      .text("label", \.label),
      .optionalText("href", \.href),
    ])
  }

  /// The same page in another language.
  struct Alternate: TemplateModel {
    let language: String
    let label: String
    let href: String
    let url: String
    let isCurrent: Bool
    /// It is in the first language of the site.
    let isDefault: Bool
    /// It shows the same, and not the home page instead.
    let isSamePage: Bool

    static let table = TemplateTable<Self>([
      .text("language", \.language),
      .text("label", \.label),
      .text("href", \.href),
      .text("url", \.url),
      .flag("isCurrent", \.isCurrent),
      .flag("isDefault", \.isDefault),
    ])
  }
}

extension Frame.NavigationLink {
  init(_ entry: NavigationEntry, on page: PageScope) {
    self.init(
      link: Link(entry, on: page), isExternal: entry.isExternal,
      items: entry.items.map { Link($0, on: page) })
  }
}

extension Link {
  fileprivate init(_ entry: NavigationEntry, on page: PageScope) {
    guard let target = entry.target else {
      self.init(label: entry.label, href: entry.address)
      return
    }
    let isCurrent =
      page.route == target
      || (!target.path.isEmpty && target.path.hasSuffix("/")
        && page.route.path.hasPrefix(target.path))
    self.init(label: entry.label, href: page.href(target) + entry.address, isCurrent: isCurrent)
  }
}

extension Frame {
  private static func languages(of page: PageScope) -> [Alternate] {
    let library = page.library
    guard library.editions.count > 1 else { return [] }
    return library.editions.indices.map { index in
      let language = library.editions[index].language
      let same = library.translations.counterpart(
        of: page.route, of: page.scope.index, in: index
      ).flatMap { page.plan[$0]?.isHTML == true ? $0 : nil }
      let route = same ?? library.addresses(ofEdition: index).home
      return Alternate(
        language: language.tag, label: language.name, href: page.href(route),
        url: page.settings.baseURL.absolute(route), isCurrent: index == page.scope.index,
        isDefault: index == 0, isSamePage: same != nil)
    }
  }
}
