/// The Content-Security-Policy of the site (CSP Level 3), as strict as can be: nothing is loaded from
/// elsewhere, nothing is sent anywhere, and no text can become a script.
///
/// It needs no hashes. A page has no inline script and no style, which are faults; its JSON-LD is data
/// that is never run, so no policy asks about it (HTML, "prepare the script element", where the type
/// is looked at before the policy).
struct ContentSecurityPolicy {
  /// Whether pages ask for the service worker: its address is the one string that then may become a
  /// script.
  let isOfflineEnabled: Bool

  /// For a page. `frame-ancestors` is missing because a meta element cannot set it (CSP Level 3,
  /// section 3.3).
  var page: String { directives(connections: "'none'").joined(separator: "; ") }

  /// As a header, which holds for every file and beside that of the page.
  ///
  /// It lets the service worker connect to the site, which no page may.
  var header: String {
    (directives(connections: "'self'") + ["frame-ancestors 'none'"]).joined(separator: "; ")
  }

  private func directives(connections: String) -> [String] {
    [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
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
}
