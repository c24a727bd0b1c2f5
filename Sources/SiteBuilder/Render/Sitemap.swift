import CommonMark
import Content
import Etiquette
import Publishing
import Themes

/// `sitemap.xml`: the pages that search engines should know (sitemaps.org, protocol 0.9).
struct Sitemap {
  let plan: SitePlan
  let base: BaseURL
  let scope: (PlannedFile) -> PageScope

  func xml() -> String {
    let entries = plan.files.filter(\.isPage).compactMap { file -> String? in
      guard let metadata = file.page?.metadata(on: scope(file)), metadata.isIndexed else {
        return nil
      }
      let location = base.absolute(file.route).escapedForHTML
      let modified = metadata.reviewed.map { "<lastmod>\($0.iso8601)</lastmod>" } ?? ""
      return "<url><loc>\(location)</loc>\(modified)</url>"
    }
    return """
      <?xml version="1.0" encoding="utf-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(entries.joined(separator: "\n"))
      </urlset>

      """
  }

  /// `robots.txt` (RFC 9309): everything may be read; here is the list.
  static func robots(_ base: BaseURL) -> String {
    """
    User-agent: *
    Allow: /

    Sitemap: \(base.absolute(Route("sitemap.xml")))

    """
  }
}
