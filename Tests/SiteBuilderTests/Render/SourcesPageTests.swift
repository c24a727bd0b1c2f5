import Testing

/// How pages show what they cite, and the page of all sources.
@Suite struct SourcesPageTests {
  private static let almanac =
    "<cite>The Office Almanac, , , New Zealand, <time datetime=\"2026-11-21\">November 21, 2026</time></cite>"
  private static let weekly =
    "<cite>Etiquette Weekly, On Saying No, 2020, , <time datetime=\"2026-11-20\">November 20, 2026</time></cite>"

  @Test(arguments: [
    ("guide/clear.md", "guide/clear/"), ("facets/channels/phone.md", "channels/phone/"),
    ("debates/give-a-reason.md", "debates/give-a-reason/"),
    ("replies/they-ask-why.md", "replies/they-ask-why/"), ("pages/about.md", "about/"),
  ])
  func aPageEndsWithWhatItCites(file: String, page: String) async throws {
    let path = "content/en/" + file
    let html = try await SmallSite { site in
      site[path] = site[path]?.replacing(
        /^---\n/, with: "---\nsources: [office-almanac, etiquette-weekly]\n")
    }.build().text(page)
    #expect(html.contains(Self.almanac + "\n" + Self.weekly), "\(html)")
  }

  @Test func aCountryWithoutANameIsShownByItsCode() async throws {
    let html = try await SmallSite {
      $0.replace("country: NZ", with: "country: FJ", in: "content/en/sources.yaml")
      $0.replace(
        "summary:", with: "sources: [office-almanac]\nsummary:", in: "content/en/pages/about.md")
    }.build().text("about/")
    #expect(html.contains("<cite>The Office Almanac, , , FJ,"))
  }

  @Test func thePageOfSourcesSaysWhereEachIsCited() async throws {
    let html = try await SmallSite.unchanged.value.text("sources/")
    #expect(
      html.contains(
        "<p id=\"etiquette-weekly\"><a href=\"https://etiquette.example/no\">Etiquette Weekly</a> "
          + "<a href=\"../debates/give-a-reason/\">Should you give a reason?</a> "
          + "<a href=\"../questions/reason/#give-a-reason\">Do I have to give a reason?</a></p>"
      ),
      "\(html)")
    let weekly = try #require(html.firstRange(of: "Etiquette Weekly"))
    let almanac = try #require(html.firstRange(of: "The Office Almanac"))
    #expect(weekly.lowerBound < almanac.lowerBound)
  }

  /// Whoever writes `sources.yaml` in another order finds the same page.
  @Test func sourcesStandByTheirPublishers() async throws {
    let html = try await SmallSite {
      $0.replace(
        "publisher: The Office", with: "publisher: an Office", in: "content/en/sources.yaml")
    }.build().text("sources/")
    let almanac = try #require(html.firstRange(of: "an Office"))
    let weekly = try #require(html.firstRange(of: "Etiquette Weekly"))
    #expect(almanac.lowerBound < weekly.lowerBound)
  }

  @Test(arguments: [("guide/clear.md", "guide/clear/"), ("pages/about.md", "about/")])
  func searchEnginesReadWhatAPageCites(file: String, page: String) async throws {
    let html = try await SmallSite {
      $0.replace("summary:", with: "sources: [office-almanac]\nsummary:", in: "content/en/\(file)")
    }.build().text(page)
    #expect(
      html.contains(
        "\"citation\":[{\"@type\":\"CreativeWork\",\"name\":\"The Office Almanac\","
          + "\"url\":\"https://almanac.example/hours?day=1\"}]"))
  }

  @Test func searchEnginesReadWhatTheSidesOfADebateCite() async throws {
    let html = try await SmallSite.unchanged.value.text("debates/give-a-reason/")
    #expect(html.contains("\"citation\":[{\"@type\":\"CreativeWork\",\"name\":\"On Saying No\""))
  }
}
