import CommonMark
import Content
import Diagnostics
import Etiquette
import Publishing
import Templates
import Themes

/// Where a page stands: everything it needs to name other pages, to speak its language and to find
/// what it shows.
///
/// It is a class so that what a page asks for is at hand and not copied out of the library each time.
final class PageScope: Sendable {
  let library: Library
  let theme: Theme
  let plan: SitePlan
  let editionIndex: Int
  let route: Route
  /// A page that can be sent for any address, such as the one for "not found", must not refer to
  /// others relative to itself.
  let usesAbsolutePaths: Bool
  /// Those of the edition's cases that are known already.
  private let variants: [Letter.Case: VariantLabels]
  /// Those of the edition, where they are known already.
  let menus: Menus?

  let edition: Edition
  let addresses: Addresses
  let settings: SiteSettings
  let terms: Terms
  let strings: StringTable

  init(
    library: Library, theme: Theme, plan: SitePlan, editionIndex: Int, route: Route,
    usesAbsolutePaths: Bool, variants: [Letter.Case: VariantLabels] = [:],
    menus: Menus? = nil
  ) {
    self.library = library
    self.theme = theme
    self.plan = plan
    self.editionIndex = editionIndex
    self.route = route
    self.usesAbsolutePaths = usesAbsolutePaths
    self.variants = variants
    self.menus = menus
    edition = library.editions[editionIndex]
    addresses = library.addresses(ofEdition: editionIndex)
    settings = library.settings
    terms = edition.terms
    strings = theme.strings[edition.language.tag] ?? StringTable([:])
  }

  func variants(of case: Letter.Case) -> VariantLabels {
    variants[`case`]
      ?? VariantLabels(
        of: edition.gallery.letters(of: `case`), vocabulary: terms.vocabulary, strings: strings)
  }

  func href(_ target: Route) -> String {
    usesAbsolutePaths
      ? settings.baseURL.path + target.path : route.reference(to: target)
  }

  /// Nil for a page that the edition does without.
  func href(_ page: OptionalPage) -> String? {
    edition.has(page) ? href(addresses.optional(page)) : nil
  }

  func href(ofAsset path: String) -> String {
    href(plan.assets.route(of: path))
  }

  /// The Markdown as HTML, with heading ids and with addresses of this site made relative.
  ///
  /// - Parameter edit: takes out of the tree what is shown elsewhere on the page.
  func html(_ prose: Prose, edit: (Document) -> Void = { _ in }) -> String {
    let document = prose.document()
    edit(document)
    document.addHeadingIDs()
    document.placeImages(edition.images, on: prose.file.path, href: href(_:))
    document.rewriteDestinations(href(ofDestination:))
    return document.html()
  }

  /// An address in Markdown, relative to the page where it is one of this site.
  func href(ofDestination destination: String) -> String {
    guard let link = SiteLink(destination) else { return destination }
    return href(link.route(in: addresses)) + link.suffix
  }

  func outline(_ prose: Prose) -> [OutlineEntry] {
    prose.document().outline().filter { $0.level == 2 }.map {
      OutlineEntry(id: $0.id, text: $0.text)
    }
  }

  func words(_ date: CalendarDate) -> String { strings.words(date) }
}

/// A heading on the page, to jump to.
struct OutlineEntry: TemplateModel {
  let id: String
  let text: String

  static let table = TemplateTable<Self>([
    .text("id", \.id),
    .text("text", \.text),
  ])
}
