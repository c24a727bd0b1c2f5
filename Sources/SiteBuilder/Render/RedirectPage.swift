import CommonMark
import Content
import Publishing

/// The page at a former address, for hosts that know nothing of `_redirects`: it leads on at once,
/// and shows a link to whoever is not led on.
struct RedirectPage {
  private let page: PageScope
  private let forwarding: Forwarding
  private let title: String

  /// - Parameter title: of what it leads to.
  init(_ forwarding: Forwarding, title: String, on page: PageScope) {
    self.forwarding = forwarding
    self.title = title
    self.page = page
  }

  func html() -> String {
    let language = page.edition.language
    let href = page.href(forwarding.target) + forwarding.suffix
    let url = page.settings.baseURL.absolute(forwarding.target)
    let title = title.escapedForHTML
    return """
      <!doctype html>
      <html lang="\(language.tag)" dir="\(language.direction.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title) · \(page.scope.title.escapedForHTML)</title>
      <meta name="robots" content="noindex">
      <meta name="referrer" content="no-referrer">
      <link rel="canonical" href="\(url.escapedForHTML)">
      <meta http-equiv="refresh" content="0; url=\(href.escapedForHTML)">
      </head>
      <body>
      <h1><a href="\(href.escapedForHTML)">\(title)</a></h1>
      </body>
      </html>

      """
  }
}
