import Testing

@testable import SiteBuilder

@Suite struct BrokenSiteTests {
  @Test func everyKindOfFaultHasAnExample() {
    #expect(Set(Fault.ID.allCases).subtracting(BrokenSite.all.map(\.id)) == [])
  }

  @Test(arguments: BrokenSite.all)
  func theFaultIsReportedAtItsPlace(broken: BrokenSite) async throws {
    let built = try await SmallSite(broken.change).build()
    #expect(built.faults == ["\(broken.place) \(broken.id.rawValue)"])
    let isError = built.diagnostics.contains { $0.severity == .error }
    #expect((built.site == nil) == isError)
  }

  @Test(arguments: BrokenSite.all)
  func theFaultIsWordedForAnEditor(broken: BrokenSite) async throws {
    for diagnostic in try await SmallSite(broken.change).build().diagnostics {
      #expect(!diagnostic.message.isEmpty && !diagnostic.message.hasSuffix("."))
      #expect(diagnostic.message.first?.isUppercase == false)
      // A line that is not UTF-8 cannot be shown.
      if diagnostic.location.line != nil, diagnostic.fault.id != .notUTF8 {
        #expect(diagnostic.excerpt != nil)
      }
      if let fix = diagnostic.fix { #expect(!fix.hasSuffix(".")) }
    }
  }

  @Test func faultsOfAllFilesAreReportedTogether() async throws {
    let site = try SmallSite {
      $0.replace("stage: invited", with: "stage: x", in: "content/en/letters/no-reason.md")
      $0.replace("stage: offer", with: "stage: y", in: "content/en/letters/accepted-another-job.md")
      $0.replace("title: About", with: "title:", in: "content/en/pages/about.md")
      $0.replace("contract: 1", with: "contract: 2", in: "themes/tiny/theme.yaml")
    }
    #expect(
      try await site.build().faults == [
        "content/en/letters/accepted-another-job.md:4:8 unknown-value",
        "content/en/letters/no-reason.md:4:8 unknown-value",
        "content/en/pages/about.md:2:7 empty-value",
        "themes/tiny/theme.yaml:2:11 unknown-contract",
      ])
  }
}
