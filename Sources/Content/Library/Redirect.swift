import Diagnostics
import Foundation
import Publishing

/// An address that no page has any more, but that somebody may still have in a bookmark or a letter.
package struct FormerAddress: Sendable {
  /// From the root of its edition, without the slash at its start: `old-name/` or `old-name.html`.
  package let path: String
  /// Where an editor asks for it.
  package let place: Place

  /// Nil for what a static host could not send a page for, and for what would leave the site.
  ///
  /// A part is made of the characters that RFC 3986, section 2.3, calls unreserved and does not
  /// start with a dot, or it is what a content file can be called; so there is no way up, no hidden file, and
  /// nothing that the list of redirects or a host could read in another way. Letters outside ASCII may be
  /// percent-encoded, as browsers copy them.
  init?(_ address: String, at place: Place) {
    guard let address = Self.decoded(address), address.hasPrefix("/"),
      address.hasSuffix("/") || address.hasSuffix(".html")
    else { return nil }
    let path = address.dropFirst()
    let parts = (path.hasSuffix("/") ? path.dropLast() : path)
      .split(separator: "/", omittingEmptySubsequences: false)
    let last = parts.count - 1
    let isPlain = parts.enumerated().allSatisfy { index, part in
      let isFile = index == last && part.hasSuffix(".html")
      return Self.isUnreserved(part) || Slug.isFileName(String(isFile ? part.dropLast(5) : part))
    }
    guard isPlain else { return nil }
    self.path = String(path)
    self.place = place
  }

  private static func isUnreserved(_ part: Substring) -> Bool {
    part.first.map { $0 != "." } ?? false
      && part.utf8.allSatisfy { byte in
        let character = Character(Unicode.Scalar(byte))
        return character.isASCII
          && (character.isLetter || character.isNumber || "-._~".contains(character))
      }
  }

  /// Nil where anything but letters outside ASCII is percent-encoded.
  private static func decoded(_ address: String) -> String? {
    guard address.utf8.contains(UInt8(ascii: "%")) else { return address }
    guard let decoded = address.removingPercentEncoding,
      Route(decoded).encodedPath.lowercased() == Route(address).encodedPath.lowercased()
    else { return nil }
    return decoded
  }
}

/// What `redirects` in `site.yaml` asks for: a former address, and where it leads.
package struct Redirect: Sendable {
  package let from: FormerAddress
  /// As the editor wrote it.
  package let to: String
  /// Where `to` stands.
  package let place: Place

  /// Nil for addresses elsewhere, and for a query or fragment that is not one (RFC 3986, 3.4).
  package var target: SiteLink? {
    guard let link = SiteLink(to) else { return nil }
    let isClean = link.suffix.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x5C }
    return isClean && !link.suffix.contains(where: { "<>\"'".contains($0) }) ? link : nil
  }
}
