import Testing

@testable import Diagnostics
@testable import Publishing

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
    ("https://example.org/é/", "https://example.org", "/%C3%A9/"),
    ("https://example.org/a:b/~c/(d)/", "https://example.org", "/a:b/~c/(d)/"),
    ("https://example.org:443/", "https://example.org", "/"),
    ("http://example.org:443/", "http://example.org:443", "/"),
    ("http://example.org:80/", "http://example.org", "/"),
    ("https://example.org:/", "https://example.org", "/"),
    ("https://example.org:0/", "https://example.org:0", "/"),
    ("https://example.org:00080/", "https://example.org:80", "/"),
    ("https://example.org:65535/", "https://example.org:65535", "/"),
    ("https://example.org./", "https://example.org.", "/"),
    ("https://a_b.example/", "https://a_b.example", "/"),
    ("https://192.0.2.1/", "https://192.0.2.1", "/"),
    ("https://[2001:DB8::1]/", "https://[2001:db8::1]", "/"),
    ("https://hö.example/", "https://xn--h-1ga.example", "/"),
    ("https://HÖ.example/", "https://xn--h-1ga.example", "/"),
    ("https://xn--h-1ga.example/", "https://xn--h-1ga.example", "/"),
    ("https://faß.example:8443/", "https://xn--fa-hia.example:8443", "/"),
    ("https://例え.テスト/", "https://xn--r8jz45g.xn--zckzah", "/"),
  ])
  func isReadAsOriginAndPath(text: String, origin: String, path: String) throws {
    let url = try BaseURL(text)
    #expect(url.origin == origin)
    #expect(url.path == path)
  }

  /// RFC 1035, section 2.3.4, less the length of the first label and the root.
  @Test func aHostHasAtMost253Bytes() throws {
    let host = String(repeating: "a.", count: 126) + "a"
    #expect(try BaseURL("https://\(host)/").origin == "https://\(host)")
  }

  @Test(
    arguments: [
      ("", .noScheme), ("example.org", .noScheme), ("/letters/", .noScheme),
      ("//example.org/", .noScheme), ("https:example.org", .noScheme),
      ("https:/example.org", .noScheme), ("ftp://example.org/", .noScheme),
      ("javascript://example.org/", .noScheme), ("mailto:a@example.org", .noScheme),
      ("https://", .host), ("https:///letters/", .host), ("https://:8080/", .host),
      ("https://[::1/", .host), ("https://[::1]a/", .host), ("https://[fe80::1%25eth0]/", .host),
      ("https://[1.2.3.4]/", .host), ("https://./", .host), ("https://a..b/", .host),
      ("https://.a/", .host), ("https://h,b/", .host), ("https://h;x/", .host),
      ("https://h'onx=1/", .host), ("https://h*/", .host), ("https://*.example/", .host),
      ("https://<b>/", .host), ("https://ex%41mple.org/", .host), ("https://%00/", .host),
      ("https://xn--zzzzzz-.example/", .host), ("https://\u{202E}a.example/", .host),
      ("https://256.1.1.1/", .host), ("https://1.2.3/", .host), ("https://0x7f.1/", .host),
      ("https://a.0x7f/", .host), ("https://\(String(repeating: "a", count: 64)).example/", .host),
      ("https://\(String(repeating: "a.", count: 126))ab/", .host),
      ("https://example.org:65536/", .port), ("https://example.org:99999/", .port),
      ("https://example.org:abc/", .port), ("https://example.org:-1/", .port),
      ("https://example.org:+1/", .port), ("https://example.org:1:2/", .port),
      ("https://example.org:8٠/", .port),
      ("https://user@example.org/", .user), ("https://u:p@example.org/", .user),
      ("https://@example.org/", .user), ("https://h@", .user), ("https://u:p@[::1]/", .user),
      ("https://example.org/../", .dotSegment), ("https://example.org/a/./b/", .dotSegment),
      ("https://example.org/a/..", .dotSegment), ("https://example.org/%2e%2E/", .dotSegment),
      ("https://example.org/.%2e/", .dotSegment),
      ("https://example.org/%0a%0dX/", .controlCharacter),
      ("https://example.org/a%00/", .controlCharacter),
      ("https://example.org/%7F/", .controlCharacter),
      ("https://example.org/%C2%85/", .controlCharacter),
      ("https://example.org/:splat", .pattern), ("https://example.org/a/:id/", .pattern),
      ("https://example.org/*", .pattern), ("https://example.org/a*/", .pattern),
      ("https://example.org/?a=b", .query), ("https://example.org/#a", .query),
      ("https://example.org?", .query),
      ("https://example.org/\"", .path), ("https://example.org/<b>", .path),
      ("https://example.org/{a}", .path), ("https://example.org/`", .path),
      ("https://example.org/a|b", .path), ("https://example.org/%", .path),
      ("https://example.org/%zz/", .path), ("https://example.org/%ff/", .path),
      ("https://exam ple.org/", .space), (" https://example.org/", .space),
      ("https://example.org/\n", .space), ("https://exam\tple.org/", .space),
      ("https://example.org/\u{7F}", .space), ("https://example.org/\u{2028}", .space),
      ("https://example.org/\u{A0}", .space), ("https://example.org\\a", .space),
    ] as [(String, BaseURL.Refusal)])
  func anythingElseIsRefusedWithTheReason(text: String, refusal: BaseURL.Refusal) {
    #expect(throws: BuildError.invalidBaseURL(text, reason: refusal.description)) {
      try BaseURL(text)
    }
  }

  @Test(arguments: [
    ("https://xn--h-1ga.example:8443/%C3%A4/", "https://hö.example:8443/%C3%A4/"),
    ("https://example.org/xn--h-1ga/", "https://example.org/xn--h-1ga/"),
    ("https://[::1]:1/", "https://[::1]:1/"),
  ])
  func anInternationalHostIsShownInItsOwnLetters(text: String, shown: String) throws {
    #expect(try "\(BaseURL(text))" == shown)
  }

  @Test func inTheSettingsItIsRefusedAtItsPlace() async throws {
    let site = try SmallSite {
      $0.replace("baseURL: ", with: "baseURL: https://u:p@h.example/ # ", in: "content/site.yaml")
    }
    let read = await site.read()
    #expect(
      read.diagnostics.map(\.fault) == [
        .invalidBaseURL("https://u:p@h.example/", reason: BaseURL.Refusal.user.description)
      ])
    #expect(read.faults == ["content/site.yaml:3:10 wrong-type"])
  }

  @Test func makesRoutesAbsolute() throws {
    let url = try BaseURL("https://example.org/letters")
    #expect(url.absolute(Route("")) == "https://example.org/letters/")
    #expect(url.absolute(Route("guide/thank/")) == "https://example.org/letters/guide/thank/")
    #expect(url.absolute(Route("feed.xml")) == "https://example.org/letters/feed.xml")
  }
}
