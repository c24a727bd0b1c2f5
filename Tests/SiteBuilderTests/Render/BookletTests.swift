import Testing

/// The guide as one page: its chapters refer to each other within it, and it is nobody's landing page.
@Suite struct BookletTests {
  private let path = "guide/booklet/"

  @Test func itHasEveryGuidelineInTheirOrder() async throws {
    let html = try await SmallSite.unchanged.value.text(path)
    let titles = html.matches(of: /<section id="([a-z]+)"><h2>([^<]*)/).map { "\($0.1) \($0.2)" }
    #expect(titles == ["thank 1 Thank the interviewer", "clear 2 Be clear and concise"])
    #expect(html.contains("<p>Say no by the third sentence.</p>"))
    #expect(html.contains("<p>Thanks in advance.</p>"))
  }

  /// Two chapters have the same headings, which therefore have no ids here.
  @Test func theHeadingsOfAChapterStandUnderItsTitle() async throws {
    let html = try await SmallSite.unchanged.value.text(path)
    #expect(html.matches(of: /<h3>Why it matters<\/h3>/).count == 2)
    #expect(html.contains("<h3>How to do it</h3>"))
  }

  @Test func aGuidelineIsAChapterAndAPlaceInItIsOnItsPage() async throws {
    let html = try await SmallSite.unchanged.value.text(path)
    #expect(html.contains("Then be <a href=\"#clear\">clear</a>"))
    #expect(html.contains("<a href=\"../thank/#how-to-do-it\">thanks</a>"))
    #expect(html.contains("<a href=\"../../letters/no-reason/\">a letter</a>"))
  }

  @Test func searchEnginesAreSentToTheGuidelinesThemselves() async throws {
    let built = try await SmallSite.unchanged.value
    #expect(try built.text(path).contains("<meta name=\"robots\" content=\"noindex\">"))
    #expect(try !built.text(path).contains("application/ld+json"))
    #expect(try !built.text("sitemap.xml").contains(path))
    #expect(try built.text("guide/").contains("<a href=\"booklet/\">"))
  }
}
