import Basics

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

  /// The path as it stands in an address: in UTF-8, each byte of another than an ASCII character percent-encoded
  /// (RFC 3986, section 2.5).
  package var encodedPath: String { Self.encoded(path) }

  private static func encoded(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    return text.utf8.map { byte in
      byte < 0x80
        ? String(Unicode.Scalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
    }.joined()
  }

  /// The address as an editor writes it, from the root of the site.
  package var address: String { "/" + path }

  /// A reference from one route to another that holds wherever the site is published
  /// (RFC 3986, section 4.2).
  package func reference(to other: Route) -> String {
    var (own, others) = (path, other.path)
    return own.withUTF8 { here in
      others.withUTF8 { Self.reference(from: here, to: $0) }
    }
  }

  private static func reference(
    from here: UnsafeBufferPointer<UInt8>, to there: UnsafeBufferPointer<UInt8>
  ) -> String {
    let slash = UInt8(ascii: "/")
    // What is shared counts as far as its last slash.
    var folder = 0
    for index in 0..<min(here.count, there.count) {
      guard here[index] == there[index] else { break }
      if here[index] == slash { folder = index + 1 }
    }
    let up = here[folder...].count { $0 == slash }
    let rest = there[folder...]
    // "./" keeps a reference to the own folder from being empty, and a colon in the first part from
    // being read as a scheme.
    let needsDot =
      up == 0 && (rest.isEmpty || rest.prefix { $0 != slash }.contains(UInt8(ascii: ":")))
    let step = needsDot ? "./" : "../"
    let steps = needsDot ? 1 : up
    // Written at once: a page has a hundred references.
    let reference = String(
      unsafeUninitializedCapacity: steps * step.utf8.count + rest.count
    ) { text in
      var end = 0
      for _ in 0..<steps {
        for byte in step.utf8 {
          text[end] = byte
          end += 1
        }
      }
      return text[end...].update(fromContentsOf: rest)
    }
    return rest.contains { $0 >= 0x80 } ? Self.encoded(reference) : reference
  }
}

extension Route: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    left.path.precedesByBytes(right.path)
  }
}
