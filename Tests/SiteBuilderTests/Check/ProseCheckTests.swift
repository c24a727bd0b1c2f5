import Testing

@testable import Diagnostics

@Suite struct ProseCheckTests {
  private static let path = "content/en/pages/about.md"

  /// The faults of a page with the given body, which starts on line 6 of its file.
  private func check(_ body: String) async throws -> [Diagnostic] {
    let site = try SmallSite {
      $0[Self.path] = "---\ntitle: About\nsummary: It is.\nreviewed: 2026-11-22\n---\n" + body
    }
    return try await site.build().diagnostics.sorted()
  }

  private func places(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { diagnostic in
      #expect(diagnostic.location.path == Self.path)
      return "\(diagnostic.location.line ?? 0) \(diagnostic.id)"
    }
  }

  @Test(arguments: [
    "", "Plain words.", "[a](/)", "[a](/guide/thank/)", "[a](/guide/thank/#how-to-do-it)",
    "[a](/guide/thank/#)", "[a](/letters/no-reason/letter.txt)", "[a](/feed.xml)",
    "[a](/letters.json)", "[a](/debates/give-a-reason/#in-your-own-case)", "[a](/about/?b=c)",
    "[a](https://b.example/c)", "<https://b.example>", "[a](mailto:b@c.example)",
    "[a](//b.example/)", "## A\n\n### B\n\n#### C\n\n## D", "## A\n\n### B\n\n### C",
    "![A desk](/feed.xml)", "## A word\n\n[up](#a-word)",
  ])
  func whatWillWorkIsFine(body: String) async throws {
    #expect(places(try await check(body)) == [])
  }

  @Test(arguments: [
    ("[a](/nowhere/)", "6 broken-link"),
    ("Fine.\n\nAnd [a](/nowhere/) here.", "8 broken-link"),
    ("[a](/guide/thank)", "6 broken-link"),
    ("[a](/Guide/)", "6 broken-link"),
    ("[a](/nowhere/#b)", "6 broken-link"),
    ("[a][b]\n\n[b]: /nowhere/", "6 broken-link"),
    ("![A desk](/desk.png)", "6 broken-link"),
    ("[a](/guide/thank/#how)", "6 broken-anchor"),
    ("[a](/about/#nothing)", "6 broken-anchor"),
    ("[a](#nothing)", "6 broken-anchor"),
    ("<b>a</b>", "6 raw-html"),
    ("<div>\na\n</div>", "6 raw-html"),
    ("A <!-- note -->.", "6 raw-html"),
    ("[a](javascript:alert(1))", "6 unsafe-destination"),
    ("[a](JavaScript:alert(1))", "6 unsafe-destination"),
    ("[a](vbscript:x)", "6 unsafe-destination"),
    ("[a](file:///etc/passwd)", "6 unsafe-destination"),
    ("![a](data:text/html,x)", "6 unsafe-destination"),
    ("[a](guide/)", "6 relative-destination"),
    ("[a](../guide/)", "6 relative-destination"),
    ("[a](./)", "6 relative-destination"),
    ("[a](?b)", "6 relative-destination"),
    ("[a]()", "6 relative-destination"),
    ("[a](1a:b)", "6 relative-destination"),
    ("# A", "6 heading-level"),
    ("A\n===", "6 heading-level"),
    ("### A", "6 heading-level"),
    ("## A\n\n#### B", "8 heading-level"),
    ("## A\n\n### B\n\n##### C", "10 heading-level"),
    ("![](/feed.xml)", "6 missing-alternative-text"),
    ("![ ](/feed.xml)", "6 missing-alternative-text"),
  ])
  func whatWillNotIsAFault(body: String, fault: String) async throws {
    let found = try await check(body)
    #expect(places(found).first == fault)
    #expect(Set(places(found)) == [fault])
  }

  @Test(
    arguments: [
      ("[a](/guide/thnak/)", "did you mean `/guide/thank/`?"),
      ("[a](/guide/thank)", "did you mean `/guide/thank/`?"),
      ("[a](/nowhere/near/anything/)", nil),
      (
        "[a](/guide/thank/#how-to-do)",
        "did you mean `how-to-do-it`? Known: main, why-it-matters, how-to-do-it"
      ),
    ] as [(String, String?)])
  func theAddressThatWasMeantIsSuggested(body: String, fix: String?) async throws {
    #expect(try await check(body).map(\.fix) == [fix])
  }

  @Test func everyFaultOfAPageIsFoundAtOnce() async throws {
    let found = try await check("# A\n\n[a](/x/y/z/) and <b>\n\n![](guide/)\n")
    #expect(
      Set(places(found)) == [
        "6 heading-level", "8 broken-link", "8 raw-html", "10 missing-alternative-text",
        "10 relative-destination",
      ])
  }

  @Test(arguments: [
    "content/en/guide/thank.md", "content/en/debates/give-a-reason.md",
    "content/en/pages/home.md", "content/en/pages/not-found.md",
    "content/en/questions/by-text.md", "content/en/replies/they-ask-why.md",
    "content/en/facets/channels/phone.md",
  ])
  func theProseOfEveryPageIsChecked(path: String) async throws {
    let site = try SmallSite { $0[path] = ($0[path] ?? "") + "\n\n[a](/nowhere/near/)\n" }
    let built = try await site.build()
    #expect(built.diagnostics.map(\.fault.id) == [.brokenLink])
    #expect(built.diagnostics.first?.location.path == path)
    #expect(built.diagnostics.first?.excerpt == "[a](/nowhere/near/)")
  }

  @Test func anotherLanguageLinksWithinItself() async throws {
    let site = try SmallSite {
      $0.addLanguage("de", name: "Deutsch")
      $0["content/en/debates/give-a-reason.md"] = nil
      $0.replace(
        "Both sides.", with: "See [it](/debates/give-a-reason/).", in: "content/de/pages/debates.md"
      )
    }
    #expect(try await site.build().faults == [])
    let broken = try SmallSite {
      $0.addLanguage("de", name: "Deutsch")
      $0["content/de/debates/give-a-reason.md"] = nil
      $0.replace(
        "Both sides.", with: "See [it](/debates/give-a-reason/).", in: "content/de/pages/debates.md"
      )
    }
    #expect(try await broken.build().faults == ["content/de/pages/debates.md:6:5 broken-link"])
  }
}
