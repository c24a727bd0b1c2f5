import Testing

@testable import Diagnostics

@Suite struct DraftTests {
  private static let drafts = [
    ("content/en/letters/accepted-another-job.md", "letters/accepted-another-job/"),
    ("content/en/debates/give-a-reason.md", "debates/give-a-reason/"),
    ("content/en/pages/about.md", "about/"),
  ]

  private func site(_ path: String) throws -> SmallSite {
    try SmallSite {
      $0.replace("reviewed:", with: "draft: true\nreviewed:", in: path)
      if path.hasSuffix("about.md") {
        $0.replace("  - /about/\n", with: "", in: "content/site.yaml")
      }
    }
  }

  @Test(arguments: drafts)
  func aDraftIsNowhereInTheSite(path: String, route: String) async throws {
    let built = try await site(path).build()
    // What was said of the draft is missed.
    let known: [Fault.ID] = [.draftFollowUp, .valueWithoutLetter]
    #expect(built.diagnostics.allSatisfy { known.contains($0.fault.id) })
    #expect(!built.paths.contains { $0.hasPrefix(route) })
    let title = try #require(try SmallSite()[path]?.split(separator: "\n")[1].dropFirst(7))
    for page in built.paths where !page.hasPrefix("assets/") {
      #expect(try !built.text(page).contains("/\(route)\""), "/\(page)")
      #expect(try title == "About" || !built.text(page).contains(title), "/\(page)")
    }
  }

  @Test(arguments: drafts)
  func aDraftIsBuiltWhenAskedFor(path: String, route: String) async throws {
    let built = try await site(path).build(drafts: true)
    #expect(built.diagnostics.allSatisfy { $0.fault.id == .unreachablePage })
    #expect(built.paths.contains(route))
    #expect(try await SmallSite.unchanged.value.paths == built.paths)
  }

  @Test(arguments: drafts)
  func aDraftIsCheckedAllTheSame(path: String, route: String) async throws {
    var site = try site(path)
    site.replace("draft: true", with: "draft: true\nextra: 1", in: path)
    #expect(try await site.build().diagnostics.map(\.fault.id) == [.unknownKey])
  }

  @Test func aLinkToADraftIsBroken() async throws {
    var site = try site("content/en/debates/give-a-reason.md")
    site.replace("Both sides.", with: "[One](/debates/give-a-reason/)", in: Self.debates)
    #expect(try await site.build().faults == ["\(Self.debates):6:1 draft-destination"])
    #expect(try await site.build(drafts: true).faults == [])
  }

  /// The pages that the site builds itself are there in any case, so their words must be too.
  @Test func noPageIsPublishedWithoutATitle() async throws {
    let built = try await SmallSite {
      $0.replace("reviewed:", with: "draft: true\nreviewed:", in: Self.debates)
    }.build()
    #expect(try built.site == nil || built.text("debates/").contains("<h1>Debates</h1>"))
  }

  private static let debates = "content/en/pages/debates.md"
}
