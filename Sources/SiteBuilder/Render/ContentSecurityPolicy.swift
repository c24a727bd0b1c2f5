import Basics
import CommonMark
import Foundation

/// The Content-Security-Policy of a page (CSP Level 3), as strict as the page allows: nothing is
/// loaded from elsewhere, nothing is sent anywhere, and no text can become a script.
struct ContentSecurityPolicy {
  /// Whether pages ask for the service worker: its address is the one string that then may become a
  /// script.
  let isOfflineEnabled: Bool

  /// Stands for the policy in a page until the page is whole and its inline blocks are known.
  static let token = "content-security-policy-of-this-page"

  /// The page with its policy in place of the token, wherever that stands.
  func completing(_ html: [UInt8]) -> [UInt8] {
    let tokens = html.ranges(of: Self.token)
    if tokens.isEmpty { return html }
    let policy = Array(policy(for: html).escapedForHTML.utf8)
    var page: [UInt8] = []
    page.reserveCapacity(html.count + tokens.count * policy.count)
    var start = 0
    for token in tokens {
      page += html[start..<token.lowerBound]
      page += policy
      start = token.upperBound
    }
    return page + html[start...]
  }

  /// The policy as a header, which holds for every file and beside that of the page.
  ///
  /// It needs no hashes: JSON-LD is not run, so no policy asks about it. It lets the service worker
  /// connect to the site, which no page may.
  var header: String {
    (directives(scripts: [], styles: [], connections: "'self'") + ["frame-ancestors 'none'"])
      .joined(separator: "; ")
  }

  /// `frame-ancestors` is missing because a meta element cannot set it (CSP Level 3, section 3.3).
  private func policy(for html: [UInt8]) -> String {
    directives(
      scripts: Self.inlineBlocks(of: "script", in: html).map(Self.hash),
      styles: Self.inlineBlocks(of: "style", in: html).map(Self.hash),
      connections: "'none'"
    ).joined(separator: "; ")
  }

  private func directives(scripts: [String], styles: [String], connections: String)
    -> [String]
  {
    [
      "default-src 'none'",
      "script-src \((["'self'"] + scripts).joined(separator: " "))",
      "style-src \((["'self'"] + styles).joined(separator: " "))",
      "img-src 'self' data:",
      "font-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'",
      "connect-src \(connections)",
      "form-action 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types \(isOfflineEnabled ? "offline" : "'none'")",
    ]
  }

  /// The contents of the elements of a name that have no `src`.
  private static func inlineBlocks(of element: String, in html: [UInt8]) -> [ArraySlice<UInt8>] {
    var blocks: [ArraySlice<UInt8>] = []
    var rest = 0
    while let open = html.range(of: "<\(element)", from: rest),
      let start = html[open.upperBound...].firstIndex(of: UInt8(ascii: ">")),
      let close = html.range(of: "</\(element)>", from: start)
    {
      if !html[open.upperBound..<start].contains(" src=") {
        blocks.append(html[(start + 1)..<close.lowerBound])
      }
      rest = close.upperBound
    }
    return blocks
  }

  /// A hash source (CSP Level 3, section 2.3.1).
  private static func hash(_ block: ArraySlice<UInt8>) -> String {
    let digest = SHA256.digest(of: Array(block))
    return "'sha256-\(Data(digest).base64EncodedString())'"
  }
}
