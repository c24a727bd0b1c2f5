import Testing

@testable import Diagnostics

@Suite struct FormerLanguageTests {
  private static let settings = "content/site.yaml"

  private func site(_ former: String) throws -> SmallSite {
    try SmallSite { site in
      site.addLanguage("de", name: "Deutsch")
      site.replace(
        "    name: English\n", with: "    name: English\n    redirectFrom: [\(former)]\n",
        in: Self.settings)
    }
  }

  /// English was not always the first.
  @Test func eachFormerAddressLeadsToTheSamePage() async throws {
    let built = try await site("en").build()
    #expect(built.faults == [])
    let pages = built.paths.filter { path in
      (path.isEmpty || path.hasSuffix("/")) && !path.hasPrefix("en/") && !path.hasPrefix("de/")
    }
    #expect(pages.count > 30)
    for page in pages { #expect(built.paths.contains("en/" + page), "\(page)") }
    #expect(try built.text("en/guide/").contains("url=../../guide/"))
    #expect(try built.text("_redirects").contains("/en/about/ /polite/about/ 301\n"))
  }

  @Test(arguments: [
    ("de", "duplicate-name"), ("en, en", "duplicate-name"), ("../en", "not-an-identifier"),
    ("guide", "address-claimed-twice"),
  ])
  func whatIsNoFormerTagIsAFault(former: String, fault: String) async throws {
    let built = try await site(former).build()
    #expect(Set(built.diagnostics.map(\.id)) == [fault])
  }
}
