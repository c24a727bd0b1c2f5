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
  let scope: EditionScope
  let route: Route
  /// A page that can be sent for any address, such as the one for "not found", must not refer to
  /// others relative to itself.
  let usesAbsolutePaths: Bool
  /// Nil while they are made.
  private let parts: EditionParts?
  let common: Common

  /// The plan, and what is of the edition: copied once for all its pages.
  final class Common: Sendable {
    let plan: SitePlan
    let theme: Theme
    let edition: Edition
    let addresses: Addresses
    let settings: SiteSettings
    let terms: Terms
    let strings: StringTable
    /// The edition as search engines read of it on its pages, and who publishes it.
    let siteReference: Thing
    let site: Thing.Value
    let publisher: Thing.Value

    init(_ scope: EditionScope, plan: SitePlan) {
      self.plan = plan
      theme = scope.theme
      edition = scope.edition
      addresses = scope.addresses
      settings = scope.settings
      terms = scope.terms
      strings = scope.strings
      siteReference = StructuredData.siteReference(of: scope)
      site = siteReference.written
      publisher = siteReference.asType("Organization").written
    }
  }

  init(_ scope: EditionScope, plan: SitePlan, route: Route) {
    self.scope = scope
    self.route = route
    usesAbsolutePaths = false
    parts = nil
    common = Common(scope, plan: plan)
  }

  init(_ parts: EditionParts, route: Route, usesAbsolutePaths: Bool) {
    scope = parts.scope
    self.route = route
    self.usesAbsolutePaths = usesAbsolutePaths
    self.parts = parts
    common = parts.common
  }

  var plan: SitePlan { common.plan }
  var theme: Theme { common.theme }
  var edition: Edition { common.edition }
  var addresses: Addresses { common.addresses }
  var settings: SiteSettings { common.settings }
  var terms: Terms { common.terms }
  var strings: StringTable { common.strings }

  var library: Library { scope.library }

  func variants(of case: Letter.Case) -> VariantLabels {
    parts?.variants[`case`] ?? VariantLabels(of: `case`, in: scope)
  }

  var menus: Menus { parts?.menus ?? Menus(on: self) }
  /// Nil while they are made.
  var chromeOfLetters: PageChrome? { parts?.chromeOfLetters }
  var nearCases: NearCases { parts?.nearCases ?? NearCases(in: scope) }

  func files(ofKind kind: String) -> PageFiles {
    parts?.files[kind] ?? PageFiles(ofKind: kind, in: scope)
  }

  func facetValue(_ id: FacetValue.ID, of facet: Facet) -> AddressedValue {
    parts?.facetValues[facet.number][id] ?? AddressedValue(id, of: facet, in: scope)
  }

  /// A phrase by its place.
  func phraseLine(_ place: Int) -> PhraseLine {
    parts?.phraseLines[place] ?? PhraseLine(edition.phrases[place], on: self)
  }

  func href(_ target: Route) -> String {
    usesAbsolutePaths
      ? settings.baseURL.path + target.encodedPath : route.reference(to: target)
  }

  /// Nil for a page that the edition does without.
  func href(_ page: OptionalPage) -> String? {
    common.edition.has(page) ? href(addresses.optional(page)) : nil
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

  /// How long a letter is, in words.
  func words(of letter: Letter) -> String {
    strings.count(scope.letters[letter.id]?.length ?? 0, of: "words")
  }
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
