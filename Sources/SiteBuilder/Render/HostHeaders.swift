/// `_headers`: what Netlify and Cloudflare Pages send with every file.
///
/// Each header stands under one pattern only, because Cloudflare joins what two patterns say. So
/// `Cache-Control` is given for what never changes, and the rest keeps the default of both hosts: to
/// be asked for anew each time.
struct HostHeaders {
  let isOfflineEnabled: Bool
  var isStaging = false

  func text() -> String {
    let everything =
      [
        (
          "Content-Security-Policy",
          ContentSecurityPolicy(isOfflineEnabled: isOfflineEnabled).header
        ),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", Self.permissions),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
      ] + (isStaging ? [("X-Robots-Tag", "noindex")] : [])
    return rule("/*", everything)
      + rule("/assets/*", [("Cache-Control", "public, max-age=31536000, immutable")])
  }

  private func rule(_ pattern: String, _ headers: [(String, String)]) -> String {
    "\(pattern)\n" + headers.map { "  \($0): \($1)\n" }.joined()
  }

  /// What no page of the site asks for, and no script that got into one shall.
  private static let permissions = [
    "camera", "display-capture", "geolocation", "microphone", "payment", "usb",
  ].map { "\($0)=()" }.joined(separator: ", ")
}
