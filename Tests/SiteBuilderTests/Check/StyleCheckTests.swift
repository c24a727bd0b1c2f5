import Testing

@testable import Content
@testable import Diagnostics
@testable import SiteBuilder

/// What `style.yaml` asks of all letters together. The small site has two: one declines in its first
/// sentence, by phone, one in its second, by email; both are warm.
@Suite struct StyleCheckTests {
  private static let path = "content/en/style.yaml"

  private func build(_ style: String) async throws -> BuiltSite {
    try await SmallSite { $0[Self.path] = style }.build()
  }

  @Test func withoutTheFileNothingIsAsked() async throws {
    let library = try #require(await SmallSite.unchanged.value.library)
    #expect(library.editions.compactMap(StyleReport.init).isEmpty)
  }

  @Test(arguments: [
    ("openingShape: 99", "1:15"), ("openingWords: 49", "1:15"), ("roleOrder: 49", "1:12"),
    ("refusalSecond: 49", "1:16"), ("words:\n  no: 10\n  to: 49", "3:7"),
    ("contractions:\n  least: 1\n  tones: [warm]\n  endings: [\"'ll\"]", "2:3"),
    ("contractions:\n  least: 0\n  notIn: [warm]\n  words: [taken]", "2:3"),
  ])
  func aLimitThatIsPassedIsAWarningAtItsPlace(style: String, place: String) async throws {
    let built = try await build(style)
    #expect(Set(built.faults) == ["\(Self.path):\(place) style-limit"])
    #expect(built.diagnostics.allSatisfy { $0.severity == .warning && !$0.notes.isEmpty })
  }

  @Test(arguments: [
    "", "openingShape: 100", "openingWords: 50", "roleOrder: 50", "refusalSecond: 50",
    "words: {to: 50}", "fewest: 3\nopeningWords: 0",
    "contractions: {least: 100, channels: [phone], words: [taken]}",
    "contractions: {least: 100, notIn: [warm], words: [we'll]}",
  ])
  func whatIsWithinALimitIsFine(style: String) async throws {
    #expect(try await build(style).faults == [])
  }

  @Test(arguments: [
    ("openingShap: 25", "1:1 unknown-key"), ("openingShape: 101", "1:15 out-of-range"),
    ("openingShape: few", "1:15 out-of-range"), ("- openingShape", "1:1 wrong-type"),
    ("words: [because]", "1:8 wrong-type"), ("words: {because: -1}", "1:18 out-of-range"),
    ("contractions: {tones: [warm]}", "1:15 missing-key"),
    ("contractions: {least: 80, tones: [wram]}", "1:35 unknown-value"),
    ("contractions: {least: 80, channels: [fone]}", "1:38 unknown-value"),
  ])
  func whatTheFileGetsWrongIsAFault(style: String, fault: String) async throws {
    #expect(try await build(style).faults == ["\(Self.path):\(fault)"])
  }

  @Test func atMostFiveLettersAreNamed() async throws {
    let built = try await SmallSite { site in
      for number in 1...8 {
        site["content/en/letters/no-reason-\(number).md"] =
          site["content/en/letters/no-reason.md"]
      }
      site[Self.path] = "openingWords: 10\n"
    }.build()
    let found = try #require(built.diagnostics.first { $0.fault.id == .styleLimit })
    #expect(
      found.message
        == "9 of 10 letters begin with \"thank you\": 90.0 %, where at most 10 % is allowed")
    #expect(found.notes.count == 5)
  }
}
