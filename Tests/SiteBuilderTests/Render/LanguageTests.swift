import Testing

@testable import Content
@testable import Diagnostics

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
          "en \(base)\(path)", "x-default \(base)\(path)", "de \(base)de/\(path)",
          "ar \(base)ar/\(path)",
        ])
    }
  }

  @Test func aPageThatIsNotTranslatedIsNoAlternate() async throws {
    let built = try await bilingual {
      $0["content/de/debates/give-a-reason.md"] = nil
      $0["content/ar/debates/give-a-reason.md"] = nil
    }
    #expect(alternates(try built.text("debates/give-a-reason/")) == [])
    #expect(!built.paths.contains("de/debates/give-a-reason/"))
  }

  @Test func aPageInOtherWordsIsPairedByItsOriginal() async throws {
    let built = try await bilingual {
      $0.rename("letters/no-reason.md", to: "letters/ohne-grund.md", in: "de")
      $0.rename("letters/no-reason.md", to: "letters/بلا-سبب.md", in: "ar")
    }
    let base = "https://letters.example/polite/"
    let expected = [
      "en \(base)letters/no-reason/", "x-default \(base)letters/no-reason/",
      "de \(base)de/letters/ohne-grund/",
      "ar \(base)ar/letters/%D8%A8%D9%84%D8%A7-%D8%B3%D8%A8%D8%A8/",
    ]
    for page in ["letters/no-reason/", "de/letters/ohne-grund/", "ar/letters/بلا-سبب/"] {
      #expect(alternates(try built.text(page)) == expected)
    }
    #expect(try built.text("sitemap.xml").contains("/ar/letters/%D8%A8%D9%84%D8%A7-"))
  }

  @Test func anOriginalHasToBeThereAndIsTranslatedOnce() async throws {
    let site = try SmallSite {
      $0.addLanguage("de", name: "Deutsch")
      $0.replace(
        "title: About", with: "translationOf: abuot\ntitle: About", in: "content/de/pages/about.md")
      $0["content/de/debates/zwei.md"] = ($0["content/de/debates/give-a-reason.md"] ?? "")
        .replacing("title:", with: "translationOf: give-a-reason\ntitle:")
      $0.replace(
        "title:", with: "translationOf: give-a-reason\ntitle:",
        in: "content/de/debates/give-a-reason.md")
    }
    let faults = try await site.build().faults
    #expect(faults.contains("content/de/pages/about.md:2:16 unknown-value"))
    #expect(
      faults.contains { $0.hasPrefix("content/de/debates/") && $0.hasSuffix("duplicate-name") })
  }

  @Test func anEditionHasItsOwnNameAndNavigation() async throws {
    let built = try await bilingual {
      $0.replace(
        "name: Deutsch",
        with:
          "name: Deutsch\n    title: Mit Bedauern\n    tagline: Absagen, höflich\n    navigation:\n"
          + "      - {address: /guide/, label: Rat}",
        in: "content/site.yaml")
    }
    let page = try built.text("de/")
    #expect(page.contains("Mit Bedauern: Absagen, höflich"))
    #expect(page.contains(">Rat</a>"))
    #expect(!(try built.text("").contains("Rat</a>")))
    #expect(try built.text("de/feed.xml").contains("<title>Mit Bedauern</title>"))
    #expect(try built.text("de/opensearch.xml").contains("Mit Bedauern"))
  }

  @Test func theDirectionIsThatOfTheScriptUnlessItIsSaid() async throws {
    let built = try await SmallSite {
      $0.addLanguage("fa", name: "فارسی")
      $0.replace("    direction: ltr\n", with: "", in: "content/site.yaml")
    }.build()
    #expect(try built.text("fa/").contains("<html lang=\"fa\" dir=\"rtl\">"))
  }

  @Test func sentencesOfAScriptWithoutSpacesStandTogether() async throws {
    let built = try await SmallSite { $0.addLanguage("ja", name: "日本語") }.build()
    #expect(built.faults.allSatisfy { $0.hasSuffix("missing-string") })
    let (text, own) = (
      try built.text("letters/no-reason/letter.txt"),
      try built.text("ja/letters/no-reason/letter.txt")
    )
    #expect(own.count < text.count)
    #expect(own.matches(of: /\. [A-Z]/).isEmpty)
  }

  /// In `site.yaml`, which lies in the folder of no language: the names of the site are in its first, each edition
  /// has its own.
  @Test func namesOfTheSiteAreSetAsTheirLanguageIs() async throws {
    let built = try await bilingual {
      $0.replace(
        "name: Deutsch",
        with: "name: Deutsch\n    title: Sag \"nein\"\n    tagline: Und \"danke\"",
        in: "content/site.yaml")
      $0.replace("title: Small & Polite", with: "title: Say \"no\"", in: "content/site.yaml")
    }
    #expect(try built.text("de/").contains("<title>Sag „nein“: Und „danke“</title>"))
    #expect(try built.text("").contains("<title>Say “no”: How to say no</title>"))
    let german = try SmallSite {
      $0.replace("title: Small & Polite", with: "title: Sag \"nein\"", in: "content/site.yaml")
      $0.replace("tag: en", with: "tag: de", in: "content/site.yaml")
    }
    var faults: [Diagnostic] = []
    #expect(SettingsReader.read(german.snapshot, into: &faults)?.title == "Sag „nein“")
  }

  @Test func quotesAreThoseOfTheLanguage() async throws {
    let built = try await bilingual {
      $0.replace("title: About", with: "title: Das \"Wir\"", in: "content/de/pages/about.md")
      $0["content/de/pages/about.md"]?.append("\nSie sagt \"nein\", „gern“ und `\"`.\n")
    }
    let page = try built.text("de/about/")
    #expect(page.contains("<h1>Das „Wir“</h1>"))
    #expect(page.contains("Sie sagt „nein“, „gern“ und <code>&quot;</code>."))
  }

  /// What stands between words that the build puts side by side.
  @Test func separatorsAreThoseOfTheLanguage() async throws {
    let built = try await SmallSite {
      $0.addLanguage("ja", name: "日本語")
      $0.addLanguage("ar", name: "العربية", direction: "rtl")
      $0.replace("[clear] I", with: "[thank+clear] I", in: "content/ar/letters/no-reason.md")
      $0["themes/tiny/templates/page.mustache"]? +=
        "<i>{{t.listSeparator}}{{t.labelSeparator}}</i>"
    }.build()
    #expect(try built.text("").contains("<title>Small &amp; Polite: How to say no</title>"))
    #expect(try built.text("ja/").contains("<title>Small &amp; Polite：How to say no</title>"))
    #expect(
      try built.text("ja/letters/no-reason/").contains("<span class=\"pause\">：</span>"))
    #expect(
      try built.text("ar/letters/no-reason/").contains("<span class=\"pause\">، </span>"))
    for (root, separators) in [("", ", : "), ("ja/", "、："), ("ar/", "، : ")] {
      #expect(try built.text(root + "about/").contains("<i>\(separators)</i>"))
    }
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
