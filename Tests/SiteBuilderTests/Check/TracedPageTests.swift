import Testing

@testable import Diagnostics
@testable import Publishing
@testable import SiteBuilder
@testable import Themes

/// Which part of a template has written which part of a page.
@Suite struct TracedPageTests {
  @Test func everyByteOfAPageHasItsPlaceInATemplate() async throws {
    let built = try await SmallSite.unchanged.value
    let site = try #require(built.scope)
    let plan = try #require(built.plan)
    let renderer = SiteRenderer(site, plan: plan)
    let file = try #require(plan[Route("about/")])
    let page = renderer.trace(file)
    #expect(page.bytes == renderer.bytes(of: file))
    let html = String(decoding: page.bytes, as: UTF8.self)
    func origin(_ text: String) throws -> String {
      let start = try #require(html.firstRange(of: text)).lowerBound
      let offset = html.utf8.distance(from: html.startIndex, to: start)
      let origin = try #require(page.origin(of: offset))
      let place = origin.template.place(atUTF8: origin.offset)
      return
        "\(place.file.path.split(separator: "/").last ?? "") \(place.line ?? 0) \(origin.name ?? "-")"
    }
    #expect(try origin("<!doctype") == "layout.mustache 1 -")
    #expect(try origin("<main id") == "layout.mustache 21 -")
    #expect(try origin("Two people") == "page.mustache 2 body")
    #expect(try origin("Small &amp; Polite</a>") == "layout.mustache 19 site.title")
  }
}
