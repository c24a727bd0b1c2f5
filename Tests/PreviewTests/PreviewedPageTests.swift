import Publishing
import SiteBuilder
import Testing

@testable import Preview

@Suite struct PreviewedPageTests {
  /// What is served and what `build` writes differ in one directive and one script.
  @Test func onlyTheScriptAndLeaveToListenAreAdded() async throws {
    let outcome = try await PreviewedSite().outcome()
    let pages = try #require(outcome.site).files.filter(\.isPage)
    try #require(!pages.isEmpty)
    for page in pages {
      let published = String(decoding: page.bytes, as: UTF8.self)
      let previewed = String(
        decoding: PreviewedPage(page.bytes, version: "v-1").bytes, as: UTF8.self)
      #expect(published.ranges(of: "connect-src &#39;none&#39;").count == 1)
      #expect(!published.contains("sitegen"))
      #expect(previewed != published)
      let undone =
        previewed
        .replacing("connect-src &#39;self&#39;", with: "connect-src &#39;none&#39;")
        .replacing(
          "<script type=\"module\" src=\"/.sitegen/live.js?version=v-1\"></script>\n", with: "")
      #expect(undone == published)
    }
  }

  @Test func aTextThatQuotesThePolicyIsLeftAlone() {
    let policy = "<meta content=\"connect-src &#39;none&#39;\"></head>"
    let text = "<body>connect-src &#39;none&#39; </head>"
    let page = PreviewedPage(Array((policy + text).utf8), version: "1")
    #expect(String(decoding: page.bytes, as: UTF8.self).hasSuffix("</head>" + text))
  }

  @Test func aPageWithoutAHeadStillFollows() {
    let page = PreviewedPage(Array("<p>Bare".utf8), version: "1")
    #expect(
      String(decoding: page.bytes, as: UTF8.self) == "<p>Bare" + PreviewedPage.script("1"))
  }
}
