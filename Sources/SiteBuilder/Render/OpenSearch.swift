import CommonMark
import Content
import Publishing

/// `opensearch.xml`: how a browser searches the letters from its address bar (OpenSearch 1.1,
/// Draft 6, "OpenSearch description document").
struct OpenSearch {
  let page: PageScope

  init(on page: PageScope) {
    self.page = page
  }

  /// The most characters that the elements may have, by the standard.
  private static let shortName = 16
  private static let longName = 48
  private static let description = 1024

  func xml() -> String {
    let title = page.scope.title
    let base = page.settings.baseURL
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
      <ShortName>\(Self.text(title, Self.shortName))</ShortName>
      <LongName>\(Self.text(title, Self.longName))</LongName>
      <Description>\(Self.text(page.scope.tagline, Self.description))</Description>
      <Language>\(page.edition.language.tag)</Language>
      <InputEncoding>UTF-8</InputEncoding>
      <Url type="text/html" template="\(Self.results(on: page, for: "{searchTerms}").escapedForHTML)"/>
      <Url type="\(Self.mediaType)" rel="self" template="\(base.absolute(page.route).escapedForHTML)"/>
      </OpenSearchDescription>

      """
  }

  static let mediaType = "application/opensearchdescription+xml"

  /// The absolute address of what is found. What is looked for stands in its fragment, which browsers keep to
  /// themselves (RFC 9110, section 7.1).
  static func results(on page: PageScope, for terms: String) -> String {
    page.settings.baseURL.absolute(page.addresses.gallery()) + "#q=" + terms
  }

  /// As much of a text as fits, in whole words.
  private static func text(_ text: String, _ length: Int) -> String {
    guard text.count > length else { return text.escapedForHTML }
    let start = text.prefix(length + 1)
    let end = start.lastIndex(of: " ") ?? start.index(before: start.endIndex)
    return String(start[..<end]).escapedForHTML
  }
}
