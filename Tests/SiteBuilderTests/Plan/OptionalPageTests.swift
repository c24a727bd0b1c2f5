import Testing

@testable import Content
@testable import Diagnostics
@testable import Publishing

@Suite struct OptionalPageTests {
  private static let settings = "content/site.yaml"
  private static let addresses: [OptionalPage: String] = [
    .write: "write/", .check: "check/", .matrix: "letters/matrix/", .booklet: "guide/booklet/",
    .phrases: "phrases/", .debates: "debates/", .questions: "questions/", .replies: "replies/",
    .sources: "sources/",
  ]

  /// Without links to what it might be without, in the settings and in texts.
  private func site(_ change: (inout SmallSite) -> Void = { _ in }) throws -> SmallSite {
    try SmallSite { site in
      for page in ["write", "check", "debates", "questions", "replies"] {
        site.replace("  - /\(page)/\n", with: "", in: Self.settings)
      }
      site.replace(
        "[the table](/letters/matrix/)", with: "the table", in: "content/en/pages/letters.md")
      change(&site)
    }
  }

  /// Nothing leads to it, and its file can be gone; what lists it lists nothing of it.
  @Test(arguments: OptionalPage.allCases)
  func aSiteDoesWithoutAPage(page: OptionalPage) async throws {
    let address = try #require(Self.addresses[page])
    let built = try await site { site in
      site.replace("theme:", with: "withoutPages: [\(page.rawValue)]\ntheme:", in: Self.settings)
      site["content/en/pages/\(page.rawValue).md"] = nil
    }.build()
    let errors = built.diagnostics.filter { $0.severity == .error }
    #expect(errors == [])
    #expect(!built.paths.contains { $0.hasPrefix(address) })
    let files = built.site?.files ?? []
    #expect(!files.isEmpty)
    for file in files where !file.route.path.hasPrefix("assets/") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains(#"/polite/\#(address)"#), "\(file.route.path)")
    }
  }

  @Test(arguments: [
    (OptionalPage.debates, ["content/en/debates/give-a-reason.md"]),
    (.sources, []),
    (.check, ["content/en/model.json"]),
  ])
  func aPageWithNothingToShowAndNoIntroductionIsNotThere(
    page: OptionalPage, files: [String]
  ) async throws {
    var site = try site()
    for path in files + ["content/en/pages/\(page.rawValue).md"] { site[path] = nil }
    let built = await site.read()
    let has = built.library?.editions[0].has(page)
    if page == .sources {
      #expect(has == true && built.faults.contains("content/en/pages/sources.md missing-file"))
    } else {
      #expect(has == false)
      #expect(!built.faults.contains { $0.contains("pages/\(page.rawValue).md") })
    }
  }

  @Test func aLinkToWhatTheSiteDoesWithoutIsAFault() async throws {
    let built = try await SmallSite {
      $0.replace("theme:", with: "withoutPages: [check]\ntheme:", in: Self.settings)
    }.build()
    #expect(built.faults == ["content/site.yaml:16:5 not-in-plan"])
  }

  @Test func onlyPagesThatCanBeLeftOutAreNamed() async throws {
    let built = try await SmallSite {
      $0.replace("theme:", with: "withoutPages: [chekc, guide]\ntheme:", in: Self.settings)
    }.build()
    #expect(built.diagnostics.map(\.id) == ["unknown-value", "unknown-value"])
    #expect(built.fixes.first??.contains("did you mean `check`?") == true)
  }
}
