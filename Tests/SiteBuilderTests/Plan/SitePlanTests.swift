import Testing

@testable import Diagnostics
@testable import Publishing
@testable import SiteBuilder

@Suite struct SitePlanTests {
  private func claim(
    _ path: String, by claimant: String, _ content: PlannedFile.Content = .init(HomePage.self, ())
  ) -> PlannedFile {
    PlannedFile(route: Route(path), claimant: claimant, edition: 0, content: content)
  }

  @Test func twoClaimsOnOneAddressNameBothClaimants() {
    let claims = [claim("a/", by: "two.md"), claim("b/", by: "x.md"), claim("a/", by: "one.md")]
    for order in [claims, claims.reversed()] {
      let plan = SitePlan(claims: order, assets: AssetFolder([]))
      #expect(plan.files.map(\.route.path) == ["a/", "b/"])
      #expect(plan[Route("a/")]?.claimant == "one.md")
      #expect(plan.collisions.map(\.fault) == [.addressClaimedTwice("/a/")])
      #expect(plan.collisions.map(\.location.path) == ["two.md"])
      #expect(plan.collisions.flatMap(\.notes).map(\.location.path) == ["one.md"])
    }
  }

  @Test(
    arguments: [
      ("content/en/pages/de.md", "content/de/pages/home.md", "/de/"),
      ("content/en/letters/matrix.md", "content/en/pages/matrix.md", "/letters/matrix/"),
      ("content/en/pages/sitemap.md", nil, ""),
    ] as [(String, String?, String)])
  func theFilesOfAnEditionCollide(path: String, other: String?, address: String) async throws {
    let site = try SmallSite {
      $0.addLanguage("de", name: "Deutsch")
      let kind = path.contains("/letters/") ? "letters/no-reason.md" : "pages/about.md"
      $0[path] = $0["content/en/" + kind]
    }
    let built = try await site.build()
    let collisions = built.diagnostics.filter { $0.fault.id == .addressClaimedTwice }
    #expect(collisions.count == (other == nil ? 0 : 1))
    for collision in collisions {
      #expect(collision.message.contains("`\(address)`"))
      #expect(Set([path, other].compactMap(\.self)).contains(collision.location.path))
      let holder = collision.location.path == path ? other ?? "" : path
      #expect(collision.notes.map(\.location.path) == [holder])
    }
  }

  @Test func anAddressThatIsNearIsSuggested() async throws {
    let plan = try #require(try await SmallSite.unchanged.value.plan)
    func fix(_ address: String) -> String? {
      Fault.notInPlan(address, known: plan.pageAddresses).fix
    }
    #expect(fix("/guide/thanks/") == "did you mean `/guide/thank/`?")
    #expect(fix("/leters/no-reason/") == "did you mean `/letters/no-reason/`?")
    #expect(fix("/something/else/altogether/") == nil)
  }

  @Test func onlyPagesThatCanBeVisitedAreSuggested() {
    let plan = SitePlan(
      claims: [claim("404.html", by: "a.md", .init(NotFoundPage.self, ()))], assets: AssetFolder([])
    )
    #expect(plan.pageAddresses == [])
  }

  /// Design: "Addresses".
  @Test func thePlanHoldsEveryAddressOfTheDesign() async throws {
    let plan = try #require(try await SmallSite.unchanged.value.plan)
    let paths = plan.files.map(\.route.path).filter { !$0.hasPrefix("assets/") }
    #expect(
      paths
        == [
          "", ".nojekyll", "404.html", "_headers", "_redirects", "about/", "channels/",
          "channels/email/", "channels/phone/", "check/",
          "debates/",
          "debates/give-a-reason/", "feed.xml", "guide/", "guide/booklet/", "guide/clear/",
          "guide/thank/",
          "letters/",
          "letters/accepted-another-job/", "letters/accepted-another-job/letter.txt",
          "letters/matrix/", "letters/no-reason/", "letters/no-reason/letter.txt", "letters.json",
          "opensearch.xml",
          "phrases/", "questions/", "questions/channel/", "questions/reason/", "replies/",
          "replies/they-ask-why/",
          "replies/they-ask-why/reply.txt", "reasons/", "reasons/accepted-another-job/",
          "reasons/no-reason/", "relationships/", "relationships/hiring-manager/", "robots.txt",
          "sitemap.xml", "sources/", "stages/", "stages/invited/", "stages/offer/", "tones/",
          "tones/warm/",
          "worker.js", "write/",
        ].sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test func aLongGalleryHasSeveralPages() async throws {
    let site = try SmallSite {
      $0.replace("lettersPerPage: 10", with: "lettersPerPage: 1", in: "content/site.yaml")
    }
    let built = try await site.build()
    #expect(built.faults == [])
    #expect(built.paths.contains("letters/page/2/"))
    #expect(!built.paths.contains("letters/page/1/"))
    #expect(!built.paths.contains("letters/page/3/"))
    #expect(built.paths.contains("tones/warm/page/2/"))
    #expect(!built.paths.contains("channels/email/page/2/"))
    #expect(try built.text("letters/").contains("Declining without a reason"))
    #expect(try built.text("letters/page/2/").contains("<title>All letters, page 2 · "))
    #expect(try built.text("letters/page/2/").contains("Page 2 of 2"))
  }
}
