import Testing

@testable import Diagnostics

/// What `sources.yaml` has to say of a source, and where pages can cite one.
@Suite struct SourceReaderTests {
  static let list = "content/en/sources.yaml"
  static let question = "content/en/questions/by-text.md"

  @Test(
    arguments: [
      ("https://etiquette.example/no", true),
      ("http://etiquette.example/no?page=2&x=%20#top", true),
      ("https://etiquette.example:8443/~me/", true),
      ("HTTPS://etiquette.example", true),
      ("etiquette.example/no", false),
      ("/about/", false),
      ("ftp://etiquette.example/no", false),
      ("https:///no", false),
      ("https://etiquette/no", false),
      ("https://etiquette.example/on saying no", false),
      ("https://me@etiquette.example/no", false),
      ("javascript:alert(1)", false),
    ])
  func itsAddressIsThatOfAWebPage(address: String, isRight: Bool) async throws {
    let site = try SmallSite {
      $0.replace("https://etiquette.example/no", with: "\"\(address)\"", in: Self.list)
    }
    #expect(await site.read().faults == (isRight ? [] : ["\(Self.list):4:8 wrong-type"]))
  }

  @Test(
    arguments: [
      ("country: NZ", "country: GB", []),
      ("country: NZ", "country: nz", ["10:12 wrong-type"]),
      ("country: NZ", "country: New Zealand", ["10:12 wrong-type"]),
      ("  country: NZ\n", "", []),
      ("seen: 2026-11-21", "seen: last week", ["11:9 not-a-date"]),
    ] as [(String, String, [String])])
  func itsCountryIsACodeAndItsDayADay(old: String, new: String, expected: [String]) async throws {
    let site = try SmallSite { $0.replace(old, with: new, in: Self.list) }
    #expect(await site.read().faults == expected.map { "\(Self.list):\($0)" })
  }

  @Test(arguments: [
    "url: https://almanac.example/hours?day=1", "seen: 2026-11-21", "publisher: The Office Almanac",
  ])
  func itIsNothingWithoutAnAddressAndADay(line: String) async throws {
    let site = try SmallSite { $0.replace("  \(line)\n", with: "", in: Self.list) }
    #expect(await site.read().faults == ["\(Self.list):7:3 missing-key"])
  }

  static let pages = [
    "guide/clear.md", "facets/channels/phone.md", "debates/give-a-reason.md",
    "questions/by-text.md", "replies/they-ask-why.md", "pages/about.md",
  ].map { "content/en/" + $0 }

  private func citing(_ ids: String, in path: String) throws -> SmallSite {
    try SmallSite { site in
      site.replace("sources: [office-almanac]\n", with: "", in: Self.question)
      site[path] = site[path]?.replacing(/^---\n/, with: "---\nsources: [\(ids)]\n")
    }
  }

  @Test(arguments: pages)
  func aPageCanCiteIt(path: String) async throws {
    #expect(try await citing("office-almanac", in: path).build().faults == [])
  }

  @Test(arguments: pages)
  func whatItCitesHasToBeThere(path: String) async throws {
    let read = try await citing("etiquette-weekly, ofice-almanac", in: path).read()
    #expect(read.faults == ["\(path):2:29 unknown-value"])
    #expect(
      read.fixes
        == ["did you mean `office-almanac`? Known: etiquette-weekly, office-almanac"])
  }

  /// Its list is the whole page.
  @Test func anIndexPageCitesNothing() async throws {
    let path = "content/en/pages/debates.md"
    #expect(
      try await citing("office-almanac", in: path).read().faults == ["\(path):2:1 unknown-key"])
  }

  @Test func aSourceThatNothingCitesIsAWarning() async throws {
    let built = try await SmallSite {
      $0.replace("sources: [office-almanac]\n", with: "", in: Self.question)
    }.build()
    #expect(built.faults == ["\(Self.list):7:7 unused-source"])
    #expect(built.diagnostics.map(\.severity) == [.warning])
  }

  @Test func withoutSourcesThereNeedBeNoPageOfThem() async throws {
    let built = try await SmallSite {
      $0[Self.list] = nil
      $0["content/en/pages/sources.md"] = nil
      $0.replace("sources: [office-almanac]\n", with: "", in: Self.question)
      $0.replace("    sources: [etiquette-weekly]\n", with: "", in: Self.pages[2])
      $0.replace(
        "sources: [etiquette-weekly]\n", with: "", in: "content/en/questions/give-a-reason.md")
    }.build()
    #expect(built.faults == [])
    #expect(built.site != nil && !built.paths.contains("sources/"))
  }
}
