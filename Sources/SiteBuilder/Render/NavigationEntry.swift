import Content
import Publishing

/// An entry of the navigation or the footer as it is on every page of an edition, its address looked up.
struct NavigationEntry: Sendable {
  let label: String
  /// Nil for an entry that only heads others or leads elsewhere.
  let target: Route?
  /// What follows the address of the target; without one, the whole address, empty for an entry that only
  /// heads others.
  let address: String
  let isExternal: Bool
  let items: [NavigationEntry]

  /// Nil for one that leads to no page of the site, which is a fault.
  private init?(_ item: NavigationItem, isOwn: Bool, on page: PageScope) {
    items = item.items.compactMap { NavigationEntry($0, isOwn: isOwn, on: page) }
    isExternal = item.isExternal
    guard let address = item.address, !isExternal else {
      label = item.label ?? item.address ?? ""
      target = nil
      self.address = item.address ?? ""
      return
    }
    guard let site = SiteLink(address),
      case let asked = site.route(in: isOwn ? page.addresses : page.library.addresses(ofEdition: 0)),
      let route = isOwn
        ? asked
        : page.library.translations.counterpart(of: asked, of: 0, in: page.scope.index),
      let file = page.plan[route]
    else { return nil }
    label = (isOwn ? item.label : nil) ?? file.label(on: page)
    target = route
    self.address = site.suffix
  }

  /// - Parameter isOwn: whether the labels of the items are in the language of the page.
  static func all(_ items: [NavigationItem], isOwn: Bool, on page: PageScope) -> [NavigationEntry] {
    items.compactMap { NavigationEntry($0, isOwn: isOwn, on: page) }
  }
}

/// What leads around an edition, the same on all of its pages.
struct Menus: Sendable {
  let navigation: [NavigationEntry]
  let footer: [NavigationEntry]

  init(on page: PageScope) {
    let language = page.edition.language
    let (head, foot) = (
      page.settings.navigation(in: language), page.settings.footer(in: language)
    )
    navigation = NavigationEntry.all(head.items, isOwn: head.isOwn, on: page)
    footer = NavigationEntry.all(foot.items, isOwn: foot.isOwn, on: page)
  }

  /// Whether an entry leads to a page, or to what lies in its folder.
  func lead(to page: Route) -> Bool {
    (navigation + footer).contains { entry in
      ([entry] + entry.items).contains { $0.target?.path.hasPrefix(page.path) == true }
    }
  }
}
