/// What a published page refers to, read from its HTML as a browser would.
struct PublishedPage {
  let path: String
  private let html: String

  init(_ path: String, _ html: String) {
    self.path = path
    self.html = html
  }

  /// The values of an attribute, with the character references of HTML resolved.
  func values(of attribute: String, in html: String) -> [String] {
    html.split(separator: " \(attribute)=\"", omittingEmptySubsequences: false).dropFirst()
      .map { rest in
        String(rest.prefix { $0 != "\"" }).replacing("&quot;", with: "\"")
          .replacing("&#39;", with: "'").replacing("&lt;", with: "<")
          .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
      }
  }

  /// All addresses on the page but those that a standard wants absolute.
  var references: [String] {
    let relative = html.replacing(/<link rel="(canonical|alternate" hreflang)[^>]*>/, with: "")
    return values(of: "href", in: relative) + values(of: "src", in: relative)
  }

  var ids: Set<String> { Set(values(of: "id", in: html)) }
}
