import Diagnostics
import Foundation

/// The absolute address under which a site is published, as the URL Standard reads it; always ends in a
/// slash.
///
/// It is written into every page, the feed, the site map and the hosts' lists of redirects. So what the
/// standard forgives, and what a host would read as a pattern, is refused with the reason.
package struct BaseURL: Sendable, Equatable {
  /// Scheme, host and port, without a slash at the end; the host is ASCII, an international one in
  /// Punycode (RFC 3492).
  package let origin: String
  /// The path, with a slash at both ends; ASCII, the rest percent-encoded.
  package let path: String

  /// Stands in while a base URL is faulty; never reaches a page.
  package static let placeholder = BaseURL(origin: "https://example.invalid", path: "/")

  private init(origin: String, path: String) {
    self.origin = origin
    self.path = path
  }

  /// - Throws: `BuildError.invalidBaseURL` with the reason.
  package init(_ text: String) throws(BuildError) {
    do {
      self = try Self.parse(text)
    } catch {
      throw .invalidBaseURL(text, reason: error.description)
    }
  }

  /// Why an address is no base URL.
  enum Refusal: Error, Sendable, CaseIterable {
    case space, noScheme, query, user, host, port, path, dotSegment, controlCharacter, pattern
  }

  /// The absolute address of a route.
  package func absolute(_ route: Route) -> String {
    origin + path + route.encodedPath
  }
}

extension BaseURL: CustomStringConvertible {
  /// The address as people read it, an international host in its own letters.
  package var description: String {
    let parts = URLComponents(string: origin + path)
    guard let host = parts?.host, let ascii = parts?.encodedHost else { return origin + path }
    return origin.replacing(ascii, with: host, maxReplacements: 1) + path
  }
}

extension BaseURL.Refusal: CustomStringConvertible {
  var description: String {
    switch self {
    case .space: "it has a space, a control character or a backslash in it"
    case .noScheme: "it does not start with `https://` or `http://`"
    case .query: "it has a query or a fragment, which no page could be under"
    case .user: "it has a user name or a password, which every page would show"
    case .host: "it has no host that the Domain Name System could know"
    case .port: "its port is not a number from 0 to 65535"
    case .path: "its path has a character that has to be percent-encoded"
    case .dotSegment: "its path has `.` or `..` in it, which browsers take out"
    case .controlCharacter: "its path has an encoded control character in it"
    case .pattern: "its path has `*` or `:` at the start of a part, which hosts read as a pattern"
    }
  }
}

// MARK: Parsing

extension BaseURL {
  private static func parse(_ text: String) throws(Refusal) -> BaseURL {
    guard !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.isControl || $0 == "\\" }),
      !text.contains(where: \.isWhitespace)
    else { throw .space }
    guard let mark = text.firstRange(of: "://"),
      case let scheme = text[..<mark.lowerBound].lowercased(), ["http", "https"].contains(scheme)
    else { throw .noScheme }
    guard !text.contains(where: { "?#".contains($0) }) else { throw .query }
    let rest = text[mark.upperBound...]
    let authority = rest.prefix { $0 != "/" }
    guard !authority.contains("@") else { throw .user }
    let hostEnd = authority.lastIndex(of: "]").map(authority.index(after:)) ?? authority.startIndex
    let colon = authority[hostEnd...].firstIndex(of: ":") ?? authority.endIndex
    let host = try host(String(authority[..<colon]))
    let port = try port(authority[colon...].dropFirst(), scheme: scheme)
    return BaseURL(
      origin: "\(scheme)://\(host)\(port)", path: try path(rest[authority.endIndex...]))
  }

  /// Empty for the port that the scheme has anyway (URL Standard, "default port").
  private static func port(_ digits: Substring, scheme: String) throws(Refusal) -> String {
    if digits.isEmpty { return "" }
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = UInt16(digits) else {
      throw .port
    }
    return port == (scheme == "https" ? 443 : 80) ? "" : ":\(port)"
  }

  /// A name as IDNA writes it (Unicode Technical Standard 46), or an address of IP in its usual form.
  private static func host(_ text: String) throws(Refusal) -> String {
    if text.hasPrefix("["), text.hasSuffix("]") {
      var address = in6_addr()
      guard inet_pton(AF_INET6, String(text.dropFirst().dropLast()), &address) == 1 else {
        throw .host
      }
      return text.lowercased()
    }
    // No host is known to Foundation where its Punycode stands for nothing.
    let parts = URLComponents(string: "https://\(text)/")
    guard let ascii = parts?.encodedHost?.lowercased(), parts?.host?.isEmpty == false,
      ascii.utf8.allSatisfy({ $0.isLetterOrDigit || "-._".utf8.contains($0) })
    else { throw .host }
    // The last dot of `example.org.` stands for the root (RFC 1034, section 3.1).
    let labels = (ascii.hasSuffix(".") ? ascii.dropLast() : ascii[...])
      .split(separator: ".", omittingEmptySubsequences: false)
    guard ascii.utf8.count <= 253, labels.allSatisfy({ (1...63).contains($0.utf8.count) }) else {
      throw .host
    }
    if let last = labels.last, last.hasPrefix("0x") || last.utf8.allSatisfy(\.isDigit) {
      var address = in_addr()
      guard inet_pton(AF_INET, ascii, &address) == 1 else { throw .host }
    }
    return ascii
  }

  /// What RFC 3986 calls segments (section 3.3), without empty ones; other letters are percent-encoded.
  private static func path(_ text: Substring) throws(Refusal) -> String {
    var path = "/"
    for part in text.split(separator: "/") {
      guard let meant = part.removingPercentEncoding else { throw .path }
      if meant == "." || meant == ".." { throw .dotSegment }
      if meant.unicodeScalars.contains(where: { $0.value < 0x20 || $0.isControl }) {
        throw .controlCharacter
      }
      if part.hasPrefix(":") || part.contains("*") { throw .pattern }
      for byte in part.utf8 {
        switch byte {
        case _ where byte.isLetterOrDigit || "%-._~!$&'()+,;=:@".utf8.contains(byte):
          path.unicodeScalars.append(Unicode.Scalar(byte))
        case 0x80...: path += "%" + String(byte, radix: 16, uppercase: true)
        default: throw .path
        }
      }
      path += "/"
    }
    return path
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
  fileprivate var isLetterOrDigit: Bool { isDigit || (0x61...0x7A).contains(self | 0x20) }
}
