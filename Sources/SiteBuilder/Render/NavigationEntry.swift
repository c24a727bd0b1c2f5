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
  private init?(_ item: NavigationItem, on page: PageScope) {
    items = item.items.compactMap { NavigationEntry($0, on: page) }
    isExternal = item.isExternal
    guard let address = item.address, !isExternal else {
      label = item.label ?? item.address ?? ""
      target = nil
      self.address = item.address ?? ""
      return
    }
    guard let site = SiteLink(address), case let route = site.route(in: page.addresses),
      let file = page.plan[route]
    else { return nil }
    label = item.label ?? file.label(on: page)
    target = route
    self.address = site.suffix
  }

  static func all(_ items: [NavigationItem], on page: PageScope) -> [NavigationEntry] {
    items.compactMap { NavigationEntry($0, on: page) }
  }
}

/// What leads around an edition, the same on all of its pages.
struct Menus: Sendable {
  let navigation: [NavigationEntry]
  let footer: [NavigationEntry]

  init(on page: PageScope) {
    navigation = NavigationEntry.all(page.settings.navigation, on: page)
    footer = NavigationEntry.all(page.settings.footer, on: page)
  }
}
