import Testing

@testable import Diagnostics

@Suite struct SiteWordTests {
  private static let path = "content/en/strings.yaml"

  @Test func aSiteSaysWordsOfItsThemeInItsOwnWay() async throws {
    let built = try await SmallSite { $0[Self.path] = "skip: On with it\n" }.build()
    #expect(built.faults == [])
    #expect(try built.text("").contains(">On with it</a>"))
  }

  @Test(arguments: [
    ("skipp: On with it\n", "1:1 unknown-value"), ("skip: [a]\n", "1:1 wrong-type"),
    ("- skip\n", "1:1 wrong-type"),
  ])
  func whatTheThemeDoesNotSayIsAFault(words: String, fault: String) async throws {
    let built = try await SmallSite { $0[Self.path] = words }.build()
    #expect(built.faults == ["\(Self.path):\(fault)"])
  }

  /// A site that is looked at in another theme keeps the words for its own.
  @Test func wordsOfTheStandardThemeAreKnownInEvery() async throws {
    let built = try await SmallSite { $0[Self.path] = "whatLettersDo: What a no does\n" }.build()
    #expect(built.faults == [])
  }

  @Test(arguments: [("messages", [String]()), ("paper", ["wrong-type"])])
  func aChannelOpensWhatIsThere(opens: String, faults: [String]) async throws {
    let built = try await SmallSite {
      $0.replace(
        "  - id: email\n", with: "  - id: email\n    opens: \(opens)\n",
        in: "content/en/vocabulary.yaml")
    }.build()
    #expect(built.diagnostics.map(\.id) == faults)
  }
}
