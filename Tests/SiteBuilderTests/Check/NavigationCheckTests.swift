import Testing

@testable import Diagnostics

@Suite struct NavigationCheckTests {
  @Test(
    arguments: [
      ("  - /about/", "  - /abuot/", 12, "did you mean `/about/`?"),
      ("  - /guide/", "  - /giude/", 9, "did you mean `/guide/`?"),
      ("  - /feed.xml", "  - /something.else", 13, nil),
      ("  - /about/", "  - about/", 12, "did you mean `/about/`?"),
      ("  - /about/", "  - https://example.org/", 12, nil),
    ] as [(String, String, Int, String?)])
  func itLeadsToWhatIsPublished(old: String, new: String, line: Int, fix: String?) async throws {
    let site = try SmallSite { $0.replace(old, with: new, in: "content/site.yaml") }
    let built = try await site.build()
    let found = built.diagnostics.filter { $0.fault.id != .unreachablePage }
    #expect(found.map(\.fault.id) == [.notInPlan])
    #expect(found.first?.location.line == line)
    #expect(found.map(\.fix) == [fix])
  }
}
