import Testing

@testable import Diagnostics

@Suite struct RedirectTests {
  private let letter = "content/en/letters/no-reason.md"

  private func aliased(_ address: String, in path: String) throws -> SmallSite {
    try SmallSite { $0.replace("\nsummary:", with: "\naliases: [\(address)]\nsummary:", in: path) }
  }

  private func redirected(from: String, to: String) throws -> SmallSite {
    try SmallSite {
      $0["content/site.yaml"]? += "redirects:\n  - from: \(from)\n    to: \(to)\n"
    }
  }

  @Test(
    arguments: [
      ("content/en/letters/no-reason.md", "letters/no-reason/", "Declining without a reason"),
      ("content/en/guide/thank.md", "guide/thank/", "Thank the interviewer"),
      ("content/en/pages/about.md", "about/", "About"),
      ("content/en/pages/letters.md", "letters/", "All letters"),
      ("content/en/debates/give-a-reason.md", "debates/give-a-reason/", nil),
      ("content/en/replies/they-ask-why.md", "replies/they-ask-why/", nil),
    ] as [(String, String, String?)])
  func anAliasLeadsToThePageOfItsFile(path: String, target: String, title: String?) async throws {
    let built = try await aliased("/old/name/", in: path).build()
    #expect(built.faults == [])
    let page = try built.text("old/name/")
    #expect(page.contains("<meta http-equiv=\"refresh\" content=\"0; url=../../\(target)\">"))
    #expect(page.contains("<a href=\"../../\(target)\">\(title ?? "")"))
    #expect(
      page.contains("<link rel=\"canonical\" href=\"https://letters.example/polite/\(target)\">"))
    #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
    #expect(try built.text("_redirects") == "/old/name/ /polite/\(target) 301\n")
    #expect(!(try built.text("sitemap.xml").contains("old/name")))
  }

  /// As the names of files can be: an editor writes it, or copies it from a browser.
  @Test(arguments: [
    "/letters/一次面接後/", "/letters/%E4%B8%80%E6%AC%A1%E9%9D%A2%E6%8E%A5%E5%BE%8C/",
    "/letters/%e4%b8%80次%e9%9d%a2%e6%8e%a5%e5%be%8c/",
  ])
  func aFormerAddressIsInAnyScript(address: String) async throws {
    let built = try await aliased(address, in: letter).build()
    #expect(built.faults == [])
    #expect(
      try built.text("letters/一次面接後/").contains("content=\"0; url=../no-reason/\">"))
    #expect(
      try built.text("_redirects") == "/letters/%E4%B8%80%E6%AC%A1%E9%9D%A2%E6%8E%A5%E5%BE%8C/ "
        + "/polite/letters/no-reason/ 301\n")
  }

  @Test func aFormerFileOfAnotherServerIsInAnyScript() async throws {
    let built = try await aliased("/رسالة.html", in: letter).build()
    #expect(built.faults == [])
    #expect(
      try built.text("_redirects")
        == "/%D8%B1%D8%B3%D8%A7%D9%84%D8%A9.html /polite/letters/no-reason/ 301\n")
  }

  @Test func anAliasCountsFromTheRootOfItsEdition() async throws {
    let site = try SmallSite {
      $0.addLanguage("de", name: "Deutsch")
      $0.replace(
        "\nreviewed:", with: "\naliases: [/alt.html]\nreviewed:", in: "content/de/pages/about.md")
    }
    let built = try await site.build()
    #expect(try built.text("_redirects") == "/de/alt.html /polite/de/about/ 301\n")
    #expect(try built.text("de/alt.html").contains("<html lang=\"de\""))
    #expect(try built.text("de/alt.html").contains("href=\"about/\""))
  }

  @Test(arguments: [
    ("/guide/thank/", "guide/thank/", ""), ("/letters/?q=offer", "letters/", "?q=offer"),
    ("/questions/channel/#by-text", "questions/channel/", "#by-text"),
    ("/feed.xml", "feed.xml", ""),
  ])
  func aRedirectLeadsToAnyAddressOfTheSite(to: String, target: String, suffix: String) async throws
  {
    let built = try await redirected(from: "/rss.html", to: "\"\(to)\"").build()
    #expect(built.faults == [])
    #expect(try built.text("rss.html").contains("content=\"0; url=\(target)\(suffix)\">"))
    #expect(try built.text("_redirects") == "/rss.html /polite/\(target)\(suffix) 301\n")
  }

  @Test(arguments: [
    "https://example.org/", "//example.org/", "example.org/", "old/", "/old", "/old.htm", "/",
    "//", "/a//b/", "/../up/", "/a/../b/", "/./a/", "/a/.hidden/", "/.sitegen/", "\"/a b/\"",
    "\"/a\\nb/\"", "\"/a%2F/\"", "\"/a#b/\"", "\"/a?b/\"", "\"/a:b/\"", "\"/*/\"",
    "\"javascript:alert(1)/\"", "/%61/", "/%2E%2E/", "/%E4%B8/", "/%E3%80%82/", "/Ä/", "/a\u{308}/",
    "/名。/", "/名\u{3000}前/", "/名.前/", "/.名/", "/名%2F/", "/.html", "/名/.html",
  ])
  func noRedirectLeavesTheSiteOrConfusesAHost(address: String) async throws {
    let alias = try await aliased(address, in: letter).read()
    #expect(alias.faults.map { $0.split(separator: " ")[1] } == ["not-redirectable"])
    let redirect = try await redirected(from: address, to: "/about/").read()
    #expect(redirect.faults == ["content/site.yaml:21:11 not-redirectable"])
  }

  @Test(arguments: [
    "https://example.org/", "//example.org/", "about/", "/abuot/", "/about/../", "/old.html",
    "\"/about/#a b\"", "\"/about/?a\\nb\"", "\"/about/#<script>\"",
  ])
  func aRedirectLeadsToWhatIsThere(to: String) async throws {
    let built = try await redirected(from: "/old.html", to: to).build()
    #expect(built.faults == ["content/site.yaml:22:9 not-in-plan"])
  }

  /// The third is no address of the site, but its file would be the page's.
  @Test(arguments: [
    "/letters/no-reason/", "/about/", "/about/index.html", "/404.html", "/feed.xml/",
    "/letters/no-reason/letter.txt/", "/_headers/x/",
  ])
  func aRedirectGivesWayToWhateverHasTheAddress(address: String) async throws {
    let redirect = try await redirected(from: address, to: "/guide/").build()
    #expect(redirect.faults == ["content/site.yaml:21:11 address-claimed-twice"])
    // The claimant comes before those of the pages in the order of sources.
    let alias = try await aliased(address, in: "content/en/debates/give-a-reason.md").build()
    #expect(alias.faults.count == 1)
    #expect(alias.faults.first?.hasPrefix("content/en/debates/give-a-reason.md:") == true)
    #expect(alias.diagnostics.first?.location.column != nil)
  }

  @Test func twoRedirectsFromOneAddressAreAFault() async throws {
    let built = try await aliased("/old.html, /old.html", in: letter).build()
    #expect(built.diagnostics.map(\.fault) == [.redirectFromUsedAddress("/old.html")])
    let nested = try await aliased("/old.html, /old.html/", in: letter).build()
    #expect(nested.diagnostics.map(\.fault) == [.redirectFromUsedAddress("/old.html/")])
  }

  @Test func navigationDoesNotLeadToARedirect() async throws {
    let site = try SmallSite {
      $0.replace("\nreviewed:", with: "\naliases: [/old/]\nreviewed:", in: letter)
      $0.replace("  - /about/", with: "  - /old/", in: "content/site.yaml")
    }
    #expect(try await site.build().faults.contains("content/site.yaml:12:5 not-in-plan"))
  }

  @Test func theAliasesOfADraftAreDraftsToo() async throws {
    let site = try SmallSite {
      $0.replace(
        "\nreviewed:", with: "\naliases: [/old/]\ndraft: true\nreviewed:",
        in: "content/en/pages/about.md")
      $0.replace("  - /about/\n", with: "", in: "content/site.yaml")
    }
    #expect(!(try await site.build().paths.contains("old/")))
    #expect(try await site.build(drafts: true).paths.contains("old/"))
  }
}
