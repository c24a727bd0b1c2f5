import Testing

@testable import Diagnostics

/// What cannot be a letter is a fault at its line; no sentence is ever lost without a word.
@Suite struct LetterFaultTests {
  private let first = ReadLetter.firstLine

  @Test(arguments: [
    ("Thank you.", "15:1 missing-role"),
    ("[thank] A.\nThank you.", "16:1 missing-role"),
    ("[thank A.", "15:1 missing-role"),
    ("Dear [thank] A.", "15:1 missing-role"),
    ("[thnak] A.", "15:2 unknown-role"),
    ("[thank+claer] A.", "15:8 unknown-role"),
    ("[Thank] A.", "15:2 unknown-role"),
    ("[thank+] A.", "15:1 unknown-role"),
    ("[] A.", "15:1 unknown-role"),
    ("[thank]", "15:1 empty-sentence"),
    ("[thank?]", "15:1 empty-sentence"),
    ("[thank] A {roel}.", "15:11 undeclared-blank"),
    ("[thank] Grüße 🙂 {roel}.", "15:17 undeclared-blank"),
    ("[thank] A {}.", "15:11 undeclared-blank"),
    ("[thank] A {role.", "15:1 unclosed-blank"),
    ("[thank] A role}.", "15:1 unclosed-blank"),
  ])
  func aSentenceThatIsNone(body: String, fault: String) async throws {
    #expect(try await ReadLetter(body).faults == [fault])
  }

  @Test(arguments: [
    ("[thank] An *odd* one.", "emphasis"),
    ("[thank] A **very** odd one.", "emphasis"),
    ("[thank] See [this](/guide/).", "a link"),
    ("[thank] See <https://a.example>.", "a link"),
    ("[thank] ![A desk](/a.png)", "an image"),
    ("[thank] Some `code`.", "code"),
    ("[thank] A <b>bold</b> one.", "raw HTML"),
    ("# A heading", "a heading"),
    ("[thank] A.\n===", "a heading"),
    ("- [thank] A.", "a list"),
    ("1. [thank] A.", "a list"),
    ("> [thank] A.", "a block quote"),
    ("    [thank] A.", "a code block"),
    ("```\n[thank] A.\n```", "a code block"),
    ("***", "a thematic break"),
    ("<div>\n[thank] A.\n</div>", "raw HTML"),
  ])
  func markupIsNamed(body: String, construct: String) async throws {
    let letter = try await ReadLetter(body)
    #expect(letter.diagnostics.map(\.fault).contains(.markupInLetter(construct: construct)))
    #expect(letter.diagnostics.allSatisfy { $0.location.line == first })
  }

  @Test func theBlankAndTheRoleThatWereMeantAreSuggested() async throws {
    let letter = try await ReadLetter("[thnak] A {sendr}.")
    #expect(
      letter.diagnostics.map(\.fix) == [
        "did you mean `thank`? Known: thank, clear, greet, logistics, close",
        "did you mean `sender`? Known: recipient, sender, role",
      ])
    #expect(letter.diagnostics.map(\.excerpt) == Array(repeating: "[thnak] A {sendr}.", count: 2))
  }

  @Test(arguments: ["", "\n\n"])
  func aLetterWithoutSentencesIsOne(body: String) async throws {
    #expect(try await ReadLetter(body).faults == [" no-sentences"])
  }

  @Test func everyFaultOfALetterIsFoundAtOnce() async throws {
    let letter = try await ReadLetter("[thnak] A.\n\nB.\n\n# C\n\n[clear] {x}\n[close]")
    #expect(
      letter.faults == [
        "15:2 unknown-role", "17:1 missing-role", "19:1 markup-in-letter",
        "21:9 undeclared-blank", "22:1 empty-sentence",
      ])
  }

  // MARK: Examples

  @Test(
    arguments: [
      ("{sender: Ines Duarte}", []),
      ("{sender: \(String(repeating: "a", count: 81))}", ["12:20 too-long"]),
      ("{sendr: Ines Duarte}", ["12:12 unknown-value"]),
      // A blank of other letters, but not of this one.
      ("{recipient: Ines Duarte}", ["12:12 unknown-value"]),
      ("{sender: }", ["12:20 empty-value"]),
      ("Ines Duarte", ["12:11 wrong-type"]),
    ] as [(String, [String])])
  func anExampleIsOneOfABlankInTheLetter(examples: String, faults: [String]) async throws {
    let letter = try await ReadLetter(
      "[thank] Thank you.\n[close] {sender}", extra: "examples: \(examples)")
    #expect(letter.faults == faults)
  }

  /// What is wrong with the letter comes first: its blanks are not all known.
  @Test func examplesOfALetterWithFaultsAreNotBlamed() async throws {
    let letter = try await ReadLetter("[thank] A {role.", extra: "examples: {role: Line Cook}")
    #expect(letter.faults == ["15:1 unclosed-blank"])
  }

  @Test(arguments: [
    ("date", "soon", "not-a-date"), ("date", "2026-02-30", "not-a-date"),
    ("time", "noon", "wrong-type"), ("time", "24:00", "wrong-type"), ("time", "9:5", "wrong-type"),
  ])
  func anExampleCanBeEnteredInItsBlank(type: String, example: String, id: String) async throws {
    let built = try await SmallSite {
      $0.replace(
        "type: text\n  example: Ms. Okafor", with: "type: \(type)\n  example: \"\(example)\"",
        in: "content/en/fields.yaml")
    }.build()
    #expect(built.faults == ["content/en/fields.yaml:6:12 \(id)"])
  }

  /// `[label]: address` defines a link in Markdown and renders as nothing.
  @Test(arguments: [
    "[thank]: Thanks\n\n[clear] No.", "[clear] No.\n\n[thank]: Thanks",
  ])
  func aSentenceIsNeverLostAsALinkDefinition(body: String) async throws {
    #expect(try await ReadLetter(body).faults != [])
  }
}
