/// The address of one published file, relative to the base URL and without a slash at its start.
///
/// `letters/no-reason/` is the page in `letters/no-reason/index.html`; the empty route is the home page.
package struct Route: Hashable, Sendable {
  package let path: String

  package init(_ path: String) {
    self.path = path
  }

  /// The file that a web server sends for the route.
  package var filePath: String {
    path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
  }

  /// The address as an editor writes it, from the root of the site.
  package var address: String { "/" + path }

  /// A reference from one route to another that holds wherever the site is published
  /// (RFC 3986, section 4.2).
  package func reference(to other: Route) -> String {
    let here = path.utf8
    let there = other.path.utf8
    // What is shared counts as far as its last slash.
    var folder = 0
    for (index, (own, other)) in zip(here, there).enumerated() {
      guard own == other else { break }
      if own == UInt8(ascii: "/") { folder = index + 1 }
    }
    let up = here.dropFirst(folder).count { $0 == UInt8(ascii: "/") }
    let reference =
      String(repeating: "../", count: up) + String(Substring(there.dropFirst(folder)))
    // "./" keeps a reference to the own folder from being empty, and a colon in the first part from
    // being read as a scheme.
    let needsDot =
      reference.isEmpty
      || reference.utf8.prefix { $0 != UInt8(ascii: "/") }.contains(UInt8(ascii: ":"))
    return needsDot ? "./" + reference : reference
  }
}

extension Route: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
  }
}
