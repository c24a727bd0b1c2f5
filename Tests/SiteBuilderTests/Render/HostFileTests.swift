import Testing

@Suite struct HostFileTests {
  @Test func theHeadersHoldTheStrictPolicyOfThePages() async throws {
    let headers = try await SmallSite.unchanged.value.text("_headers")
    let lines = headers.split(separator: "\n").map(String.init)
    let policy = try #require(
      lines.first { $0.hasPrefix("  Content-Security-Policy: ") }?
        .dropFirst("  Content-Security-Policy: ".count))
    let directives = policy.split(separator: ";").map { $0.trimmingPrefix(" ") }
    for directive in [
      "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'",
      "form-action 'none'",
      "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
    ] {
      #expect(directives.contains(Substring(directive)), "\(policy)")
    }
    #expect(!policy.contains("unsafe"))
    #expect(!policy.contains("http"))
  }

  /// Cloudflare joins the values of a header that two patterns give.
  @Test func eachHeaderStandsUnderOnePattern() async throws {
    let headers = try await SmallSite.unchanged.value.text("_headers")
    let names = headers.split(separator: "\n").filter { $0.hasPrefix("  ") }
      .map { $0.prefix { $0 != ":" } }
    #expect(names.count > 4)
    #expect(Set(names).count == names.count)
  }

  @Test func whatCarriesADigestIsNeverAskedForAgain() async throws {
    let headers = try await SmallSite.unchanged.value.text("_headers")
    #expect(
      headers.hasSuffix("/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"))
  }

  @Test func gitHubIsToldToLeaveNothingOut() async throws {
    #expect(try await SmallSite.unchanged.value.text(".nojekyll") == "")
  }
}
