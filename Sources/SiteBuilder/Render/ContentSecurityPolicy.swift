import CommonMark
import Foundation

/// The Content-Security-Policy of a page (CSP Level 3), as strict as the page allows: nothing is
/// loaded from elsewhere, nothing is sent anywhere, and no text can become a script.
enum ContentSecurityPolicy {
  /// Stands for the policy in a page until the page is whole and its inline blocks are known.
  static let token = "content-security-policy-of-this-page"

  /// The page with its policy in place of the token.
  static func completing(_ html: String) -> String {
    html.replacing(token, with: policy(for: html).escapedForHTML)
  }

  /// `frame-ancestors` is missing because a meta element cannot set it (CSP Level 3, section 3.3).
  private static func policy(for html: String) -> String {
    func sources(_ element: String) -> String {
      (["'self'"] + inlineBlocks(of: element, in: html).map(hash)).joined(separator: " ")
    }
    return [
      "default-src 'none'",
      "script-src \(sources("script"))",
      "style-src \(sources("style"))",
      "img-src 'self' data:",
      "manifest-src 'self'",
      "worker-src 'self'",
      "connect-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
    ].joined(separator: "; ")
  }

  /// The contents of the elements of a name that have no `src`.
  private static func inlineBlocks(of element: String, in html: String) -> [Substring] {
    var blocks: [Substring] = []
    var rest = html[...]
    while let open = rest.firstRange(of: "<\(element)"),
      let start = rest[open.upperBound...].firstIndex(of: ">"),
      let close = rest[start...].firstRange(of: "</\(element)>")
    {
      let attributes = rest[open.upperBound..<start]
      if !attributes.contains(" src=") {
        blocks.append(rest[rest.index(after: start)..<close.lowerBound])
      }
      rest = rest[close.upperBound...]
    }
    return blocks
  }

  /// A hash source (CSP Level 3, section 2.3.1).
  private static func hash(_ block: Substring) -> String {
    let digest = SHA256.digest(of: Array(block.utf8))
    return "'sha256-\(Data(digest).base64EncodedString())'"
  }
}
