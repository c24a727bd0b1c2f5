import Testing

@testable import SiteBuilder

@Suite struct BaseURLTests {
  @Test(arguments: [
    ("https://example.org", "https://example.org", "/"),
    ("https://example.org/", "https://example.org", "/"),
    ("http://localhost:8000", "http://localhost:8000", "/"),
    ("https://example.org/letters", "https://example.org", "/letters/"),
    ("https://example.org/letters/", "https://example.org", "/letters/"),
    ("https://example.org/a/b/c/", "https://example.org", "/a/b/c/"),
    ("https://example.org//a//b//", "https://example.org", "/a/b/"),
    ("https://[2001:db8::1]:8080/a", "https://[2001:db8::1]:8080", "/a/"),
    ("HTTPS://Example.org/A/", "https://example.org", "/A/"),
    ("https://example.org/%C3%A4/", "https://example.org", "/%C3%A4/"),
  ])
  func isReadAsOriginAndPath(text: String, origin: String, path: String) throws {
    let url = try BaseURL(text)
    #expect(url.origin == origin)
    #expect(url.path == path)
  }

  @Test(arguments: [
    "", "example.org", "/letters/", "//example.org/", "https:example.org", "https:/example.org",
    "https://", "https:///letters/", "https://:8080/", "ftp://example.org/",
    "javascript://example.org/", "mailto:a@example.org", "https://example.org/?a=b",
    "https://example.org/#a", "https://exam ple.org/", " https://example.org/",
    "https://example.org/\n", "https://example.org/\"", "https://example.org/<b>",
    "https://example.org/{a}", "https://example.org\\a", "https://example.org/`",
  ])
  func anythingElseIsRefusedByName(text: String) {
    #expect(throws: BuildError.invalidBaseURL(text)) { try BaseURL(text) }
  }

  @Test func makesRoutesAbsolute() throws {
    let url = try BaseURL("https://example.org/letters")
    #expect(url.absolute(Route("")) == "https://example.org/letters/")
    #expect(url.absolute(Route("guide/thank/")) == "https://example.org/letters/guide/thank/")
    #expect(url.absolute(Route("feed.xml")) == "https://example.org/letters/feed.xml")
  }
}
