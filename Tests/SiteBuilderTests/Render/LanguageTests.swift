import Testing

@Suite struct LanguageTests {
  private func bilingual(_ change: (inout SmallSite) -> Void = { _ in }) async throws -> BuiltSite {
    let built = try await SmallSite {
      $0.addLanguage("de", name: "Deutsch")
      $0.addLanguage("ar", name: "العربية", direction: "rtl")
      change(&$0)
    }.build()
    #expect(built.faults == [])
    return built
  }

  private func alternates(_ page: String) -> [String] {
    page.matches(of: /<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">/)
      .map { "\($0.output.1) \($0.output.2)" }
  }

  @Test func theDefaultLivesAtTheRootAndOthersInAFolder() async throws {
    let built = try await bilingual()
    let own = built.paths.filter {
      !$0.hasPrefix("de/") && !$0.hasPrefix("ar/") && !$0.hasPrefix("assets/")
    }
    let alone = try await SmallSite.unchanged.value.paths
    #expect(alone.filter { !$0.hasPrefix("assets/") } == own)
    let shared = own.filter {
      !["sitemap.xml", "robots.txt", "_headers", "_redirects", ".nojekyll", "worker.js"].contains(
        $0)
    }
    for tag in ["de/", "ar/"] {
      #expect(
        Set(built.paths.filter { $0.hasPrefix(tag) }) == Set(shared.map { tag + $0 }))
    }
  }

  @Test(arguments: [("", "en", "ltr"), ("de/", "de", "ltr"), ("ar/", "ar", "rtl")])
  func eachPageSaysItsLanguageAndDirection(root: String, tag: String, direction: String)
    async throws
  {
    let built = try await bilingual()
    for path in ["", "guide/thank/", "letters/no-reason/", "404.html"] {
      #expect(
        try built.text(root + path).contains("<html lang=\"\(tag)\" dir=\"\(direction)\">"))
    }
    #expect(try built.text(root + "feed.xml").contains("xml:lang=\"\(tag)\""))
  }

  @Test(arguments: ["", "guide/thank/", "letters/no-reason/", "tones/warm/"])
  func eachPageNamesItselfInEveryLanguage(path: String) async throws {
    let built = try await bilingual()
    let base = "https://letters.example/polite/"
    for root in ["", "de/", "ar/"] {
      #expect(
        alternates(try built.text(root + path)) == [
          "en \(base)\(path)", "de \(base)de/\(path)", "ar \(base)ar/\(path)",
        ])
    }
  }

  @Test func aPageThatIsNotTranslatedIsNoAlternate() async throws {
    let built = try await bilingual {
      $0["content/de/debates/give-a-reason.md"] = nil
      $0["content/ar/debates/give-a-reason.md"] = nil
      $0["content/ar/guide/clear.md"] = ($0["content/en/guide/clear.md"] ?? "")
    }
    #expect(alternates(try built.text("debates/give-a-reason/")) == [])
    #expect(!built.paths.contains("de/debates/give-a-reason/"))
  }

  @Test func aSiteInOneLanguageHasNoAlternates() async throws {
    #expect(alternates(try await SmallSite.unchanged.value.text("guide/")) == [])
  }

  @Test func eachLanguageHasItsOwnContent() async throws {
    let built = try await bilingual {
      $0.replace("title: About", with: "title: Über uns", in: "content/de/pages/about.md")
      $0.replace("label: Warm", with: "label: Herzlich", in: "content/de/vocabulary.yaml")
      $0.replace("title: The guide", with: "title: Leitfaden", in: "content/de/pages/guide.md")
    }
    #expect(try built.text("de/about/").contains("<h1>Über uns</h1>"))
    #expect(try built.text("about/").contains("<h1>About</h1>"))
    #expect(try built.text("de/tones/warm/").contains("<h1>Herzlich</h1>"))
    #expect(try built.text("de/about/").contains("<a href=\"../guide/\">Leitfaden</a>"))
  }

  @Test(arguments: [
    ("tag: de", "tag: d e", "not-an-identifier"),
    ("direction: ltr", "direction: up", "unknown-value"),
    ("name: Deutsch", "nmae: Deutsch", "missing-key"),
  ])
  func languagesAreChecked(old: String, new: String, id: String) async throws {
    let site = try SmallSite {
      $0.addLanguage("de", name: "Deutsch")
      $0.replace(old, with: new, in: "content/site.yaml")
    }
    #expect(try await site.build().faults.contains { $0.hasSuffix(" " + id) })
  }
}
