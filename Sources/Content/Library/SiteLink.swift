import Foundation
import Publishing

/// An address of this site as an editor writes it in Markdown: from the root of their edition.
package struct SiteLink {
  private let path: String
  /// The query and the fragment, with their marks.
  package let suffix: String

  /// Nil for addresses elsewhere.
  package init?(_ destination: String) {
    guard destination.hasPrefix("/"), !destination.hasPrefix("//") else { return nil }
    let path = destination.prefix { $0 != "#" && $0 != "?" }
    // Other letters than those of ASCII can be written as they are, or percent-encoded.
    let isEncoded = path.utf8.contains(UInt8(ascii: "%"))
    let plain = String(path.dropFirst())
    self.path = isEncoded ? plain.removingPercentEncoding ?? plain : plain
    suffix = String(destination[path.endIndex...])
  }

  /// Whether an address is that of another host (RFC 3986, section 4.2).
  package static func isElsewhere(_ address: String) -> Bool {
    address.hasPrefix("//") || address.hasPrefix("http:") || address.hasPrefix("https:")
  }

  var fragment: String? {
    suffix.firstIndex(of: "#").map { String(suffix[suffix.index(after: $0)...]) }
  }

  package func route(in addresses: Addresses) -> Route {
    Route(addresses.root + path)
  }
}
