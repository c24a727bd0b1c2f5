import Content
import Publishing
import SocialCards
import Templates
import Themes

/// What a link to a page is shown with where somebody shares it: the page's own picture, or else the
/// one of the home page, or else the one that the theme brings.
struct PagePicture: TemplateModel {
  let route: Route
  /// Absolute, as the Open Graph protocol wants it.
  let url: String
  /// What is written on the picture.
  let alternative: String

  static let table = TemplateTable<Self>([
    .text("url", \.url),
    .text("alternative", \.alternative),
    .text("width") { _ in String(SocialCard.width) },
    .text("height") { _ in String(SocialCard.height) },
  ])

  /// Nil where there is none of the three.
  init?(of metadata: PageMetadata, on page: PageScope) {
    let own = page.plan.pictures[page.route]
    guard
      let route = own ?? page.plan.pictures[page.addresses.home] ?? page.plan.readyMadePicture
    else { return nil }
    self.route = route
    url = page.settings.baseURL.absolute(route)
    alternative = page.strings.labelled(
      page.scope.title,
      own == nil || metadata.isHome ? page.scope.tagline : metadata.title)
  }
}
