import Testing

@testable import Preview

@Suite struct RequestPathTests {
  @Test(arguments: [
    ("/", "/"), ("/guide/", "/guide/"), ("/a%20b", "/a b"), ("/gr%C3%B6%C3%9Fe/", "/größe/"),
    ("/a..b/...", "/a..b/..."), ("/%25", "/%"),
  ])
  func aPathIsDecodedOnce(encoded: String, decoded: String) throws {
    #expect(try RequestPath(encoded).text == decoded)
  }

  @Test(arguments: [
    "", "guide/", "http://localhost/", "*", "/..", "/../etc/passwd", "/a/../b", "/a/./b", "/a/..",
    "/%2e%2e/", "/%2E%2e/etc", "/.%2e/", "/..%2fetc", "/%00", "/a%00.html", "/%0d%0aX:y", "/\u{7F}",
    "/%", "/%4", "/%zz", "/%ff", "/%C3",
  ])
  func whatIsNoAddressOfASiteIsRefused(encoded: String) {
    #expect(throws: RequestPath.Refusal.malformed) { try RequestPath(encoded) }
  }

  @Test func lengthIsBounded() throws {
    let longest = "/" + String(repeating: "a", count: RequestPath.limit - 1)
    #expect(try RequestPath(longest).text == longest)
    #expect(throws: RequestPath.Refusal.tooLong) { try RequestPath(longest + "a") }
  }
}
