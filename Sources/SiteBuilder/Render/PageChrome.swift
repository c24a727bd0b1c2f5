import Content
import Publishing
import Themes

/// The page chrome, which is around what a page says: the menus, the pages that every page leads to, and the files
/// that it loads.
///
/// Of where the page lies, only the folder matters, so that letters have it in common.
final class PageChrome: Sendable {
  let assets: String
  let site: Frame.SiteModel
  let app: AppModel?
  let navigation: [Frame.NavigationLink]
  let footer: [Frame.NavigationLink]
  let styles: [Link]
  let scripts: [Link]
  /// The modules that the scripts import, so that all are fetched at once.
  let preloads: [Link]

  /// - Parameter kind: the name of the page's template.
  init(ofKind kind: String, on page: PageScope) {
    let assetFolder = page.href(page.plan.assets.route)
    let files = page.files(ofKind: kind)
    let menus = page.menus
    func links(_ paths: [String]) -> [Link] {
      paths.map { Link(label: "", href: assetFolder + $0) }
    }
    assets = String(assetFolder.dropLast())
    site = Frame.SiteModel(on: page)
    app = page.theme.app.map { AppModel($0, on: page) }
    navigation = menus.navigation.map { Frame.NavigationLink($0, on: page) }
    footer = menus.footer.map { Frame.NavigationLink($0, on: page) }
    styles = links(files.styles)
    scripts = links(files.scripts)
    preloads = links(files.preloads)
  }

  /// Those of any letter of an edition, unless a menu leads to it.
  static func ofLetters(in scope: EditionScope, plan: SitePlan) -> PageChrome {
    // No letter is called so.
    let route = scope.addresses.letter("_")
    return PageChrome(
      ofKind: LetterArticle.template, on: PageScope(scope, plan: plan, route: route))
  }
}

extension PageScope {
  /// - Parameter kind: the name of the page's template.
  func chrome(ofKind kind: String) -> PageChrome {
    if kind == LetterArticle.template, let letters = chromeOfLetters, !menus.lead(to: route) {
      return letters
    }
    return PageChrome(ofKind: kind, on: self)
  }
}
