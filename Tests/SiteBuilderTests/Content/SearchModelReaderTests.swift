import Testing

@testable import Content
@testable import Diagnostics

@Suite struct SearchModelReaderTests {
  private static let path = "content/en/search-model.json"
  /// Two values, in 64 rows of weights.
  private static let model = """
    {"version":1,"language":"en","facets":[{"id":"stage","values":["offer"]},{"id":"aim","values":["decline"]}],\
    "buckets":64,"unit":2,"weights":"\(String(repeating: "gk", count: 64))","bias":[-9,-2],\
    "figures":{"searches":0},"data":"0"}
    """

  private func built(_ change: (inout SmallSite) -> Void = { _ in }) async throws -> BuiltSite {
    try await SmallSite { site in
      site[Self.path] = Self.model
      change(&site)
    }.read()
  }

  @Test func theSearchGetsWhatItNeeds() async throws {
    let built = try await built()
    #expect(built.diagnostics.filter { $0.location.path == Self.path } == [])
    guard case .mapping(let keys)? = built.library?.editions.first?.searchModel else {
      Issue.record("the model is not read")
      return
    }
    #expect(Set(keys.keys) == ["facets", "buckets", "unit", "weights", "bias"])
  }

  @Test func aLanguageWithoutOneIsSearchedByKeywords() async throws {
    let built = try await built { $0[Self.path] = nil }
    #expect(built.library?.editions.first?.searchModel == nil)
  }

  @Test(arguments: [
    ("\"version\":1", "\"version\":2", "version"),
    ("\"language\":\"en\"", "\"language\":\"de\"", "language"),
    ("\"buckets\":64", "\"buckets\":63", "buckets"),
    ("gkgk\"", "gk\"", "weights"),
    ("[-9,-2]", "[-9]", "bias"),
    ("\"unit\":2", "\"unit\":0", "unit"),
    ("\"data\"", "\"date\"", "date"),
  ])
  func whatIsMalformedIsNamed(old: String, new: String, key: String) async throws {
    let built = try await built { $0.replace(old, with: new, in: Self.path) }
    let faults = built.diagnostics.filter { $0.location.path == Self.path }
    #expect(!faults.isEmpty)
    #expect(faults.allSatisfy { $0.severity == .error && $0.message.contains(key) })
    #expect(built.library?.editions.first?.searchModel == nil)
  }
}
