import Testing

/// Every fault is reported in one run.
@Suite struct BrokenSiteTests {
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
