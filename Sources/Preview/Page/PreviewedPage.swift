/// A page of the site with what keeps it in step with the source: one script of the preview's own,
/// and leave to listen to the preview.
///
/// The page's policy forbids every connection, and no header can loosen what a page itself says
/// (CSP Level 3, section 8.1). So it is changed here, in the bytes on their way to the browser: what
/// `build` writes is made without this code.
struct PreviewedPage {
  let bytes: [UInt8]

  /// - Parameter version: what the page shows, for the script to compare with what it is told.
  init(_ page: [UInt8], version: String) {
    var html = String(decoding: page, as: UTF8.self)
    if let policy = html.firstRange(of: "connect-src &#39;none&#39;") {
      html.replaceSubrange(policy, with: "connect-src &#39;self&#39;")
    }
    let end = html.firstRange(of: "</head>")?.lowerBound ?? html.endIndex
    html.insert(contentsOf: Self.script(version), at: end)
    bytes = Array(html.utf8)
  }

  static func script(_ version: String) -> String {
    "<script type=\"module\" src=\"\(Router.folder)live.js?version=\(version)\"></script>\n"
  }
}
