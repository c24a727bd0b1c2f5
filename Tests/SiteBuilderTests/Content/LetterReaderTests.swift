import Etiquette
import Testing

@testable import Content
@testable import Diagnostics

@Suite struct LetterReaderTests {
  private func sentences(_ body: String) async throws -> [Sentence] {
    let letter = try await ReadLetter(body)
    #expect(letter.faults == [])
    return letter.page?.letter.sentences ?? []
  }

  // MARK: Sentences

  @Test(arguments: [
    ("[thank] Thanks.", [Role.guideline("thank")], false),
    ("[greet] Hello,", [.greet], false),
    ("[logistics] At nine.", [.logistics], false),
    ("[close] Bye,", [.close], false),
    ("[thank+clear] Thanks, but no.", [.guideline("thank"), .guideline("clear")], false),
    ("[clear+logistics+close] No.", [.guideline("clear"), .logistics, .close], false),
    ("[thank?] Thanks.", [.guideline("thank")], true),
    ("[thank+clear?] Thanks, but no.", [.guideline("thank"), .guideline("clear")], true),
  ])
  func aLineLeadsWithItsRoles(line: String, roles: [Role], isOptional: Bool) async throws {
    let found = try await sentences(line)
    #expect(found.map(\.roles) == [roles])
    #expect(found.map(\.isOptional) == [isOptional])
  }

  @Test func theRolesAreNoPartOfTheSentence() async throws {
    let found = try await sentences("[thank?]   Thank you for the {role}  position.")
    #expect(
      found.map(\.text.segments) == [
        [.text("Thank you for the "), .blank("role"), .text("  position.")]
      ])
  }

  @Test(arguments: [
    ("[thank] An \\*odd\\* one.", "An *odd* one."),
    ("[thank] Fish &amp; chips.", "Fish & chips."),
    ("[thank] Two [brackets] here.", "Two [brackets] here."),
    ("[thank] It's \"fine\" -- really...", "It's \"fine\" -- really..."),
    ("[thank] Grüße 名前 🙂.", "Grüße 名前 🙂."),
    ("[thank] 5 < 6 & 7 > 2", "5 < 6 & 7 > 2"),
  ])
  func charactersStayAsTheyAreTyped(line: String, text: String) async throws {
    #expect(try await sentences(line).map { $0.text.filled { "\($0)" } } == [text])
  }

  @Test func linesCountInTheWholeFile() async throws {
    let found = try await sentences(
      "[greet] A,\n\n[thank] B.\n[clear] C.\n\n\n[close] D,\n[close] {sender}\n")
    let lines = [0, 2, 3, 6, 7].map { ReadLetter.firstLine + $0 }
    #expect(found.map(\.line) == lines)
  }

  @Test func anEmptyLineStartsAParagraph() async throws {
    let letter = try await ReadLetter("[greet] A,\n\n[thank] B.\n[clear] C.\n\n\n\n[close] D")
    #expect(letter.page?.letter.paragraphs.map(\.count) == [1, 2, 1])
  }

  // MARK: Front matter

  @Test func theLetterIsWhatItsFrontMatterSays() async throws {
    let built = try await SmallSite.unchanged.value
    let letter = try #require(built.library?.editions[0].gallery["no-reason"])
    #expect(letter.title == "Declining without a reason")
    #expect(letter.summary == "Thanks them and says no.")
    #expect(
      Facet.allCases.map { letter.situation[$0] } == [
        "invited", "no-reason", "email", "warm", "hiring-manager",
      ])
    #expect(letter.subjects == [BlankedText(parsing: "{role} interview: {sender}")])
    #expect(letter.advice.timing == "Within two days.")
    #expect(letter.advice.sending == "In the same thread.")
    #expect(letter.advice.notFor == "If you only need another day.")
    #expect(letter.followUp == "accepted-another-job")
    #expect(letter.expectations.isEmpty)
    #expect(letter.reviewed.iso8601 == "2026-11-22")
    let other = try #require(built.library?.editions[0].gallery["accepted-another-job"])
    #expect(other.expectations == ["thank": .optional])
  }

  @Test(arguments: [
    ("followUp: no-raeson", "12:11 unknown-value"),
    ("followUp: sample", "12:11 follows-itself"),
    ("subjects: [\"About {roel}\"]", "12:11 undeclared-blank"),
    ("subjects: [\"About {role\"]", "12:11 unclosed-blank"),
    ("subjects: About it", "12:11 wrong-type"),
    ("expects: {thank: none}", "12:10 needless-expectation"),
    ("expects: {thnak: none}", "12:11 unknown-value"),
    ("expects: {clear: never}", "12:18 unknown-value"),
    ("draft: maybe", "12:8 wrong-type"),
    ("mood: glad", "12:1 unknown-key"),
  ])
  func eachKeyIsChecked(extra: String, fault: String) async throws {
    let letter = try await ReadLetter("[thank] Thanks.", extra: extra)
    #expect(letter.faults == [fault])
  }

  @Test(arguments: [
    "title", "summary", "stage", "reason", "channel", "tone", "relationship", "timing", "sending",
    "notFor", "reviewed",
  ])
  func eachOfTheseKeysIsNeeded(key: String) async throws {
    let path = "content/en/letters/no-reason.md"
    let site = try SmallSite { site in
      let lines = (site[path] ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      site[path] = lines.filter { !$0.hasPrefix(key + ":") }.joined(separator: "\n")
    }
    let faults = try await site.build().diagnostics.filter { $0.location.path == path }
    #expect(faults.map(\.fault) == [.missingKey(key)])
    #expect(faults.first?.location.line == 2)
  }

  @Test func aGuidelineThatIsLeftOutHasToBeExplained() async throws {
    let site = try SmallSite {
      $0.replace("[thank] Thank you for the invitation.\n", with: "", in: Self.path)
    }
    let built = try await site.build()
    #expect(built.diagnostics.map(\.fault) == [.unmetGuideline("thank")])
    #expect(built.site != nil)
  }

  @Test(arguments: ["none", "optional"])
  func saysThatItLeavesOneOut(expectation: String) async throws {
    let site = try SmallSite {
      $0.replace("[thank] Thank you for the invitation.\n", with: "", in: Self.path)
      $0.replace("reviewed:", with: "expects: {thank: \(expectation)}\nreviewed:", in: Self.path)
    }
    #expect(try await site.build().faults == [])
  }

  private static let path = "content/en/letters/no-reason.md"
}
