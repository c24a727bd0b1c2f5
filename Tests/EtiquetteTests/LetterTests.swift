import Etiquette
import Testing

@Suite struct LetterTests {
  private let thank: Role = .guideline("thank")
  private let clear: Role = .guideline("clear")

  private func complete() throws -> Letter {
    try makeLetter(
      subjects: ["{role} interview: {sender}", "About {day}"],
      [
        [says(.greet, text: "Dear {recipient},")],
        [says(thank, text: "Thank you for the {role}."), says(clear, text: "I withdraw.")],
        [says(.close, text: "Kind regards,"), says(.close, text: "{sender}")],
      ])
  }

  // MARK: As it is sent

  @Test func paragraphsAreApartAndSentencesFlow() throws {
    #expect(
      try complete().plainText { "[\($0)]" } == """
        Dear [recipient],

        Thank you for the [role]. I withdraw.

        Kind regards,
        [sender]
        """)
  }

  @Test func blanksAreFilledWhereverTheyStand() throws {
    let values: [Field.ID: String] = ["recipient": "Ms. Okafor", "role": "Cook", "sender": "Sam"]
    let text = try complete().plainText { values[$0] ?? "?" }
    #expect(text.hasPrefix("Dear Ms. Okafor,\n\nThank you for the Cook. "))
    #expect(text.hasSuffix("\nSam"))
  }

  @Test func aLetterWithoutParagraphsIsEmpty() throws {
    #expect(try makeLetter().plainText { _ in "x" } == "")
  }

  @Test(arguments: [
    ([Role.guideline("thank")], [Role.guideline("clear")], " "),
    ([.logistics], [.guideline("clear")], " "),
    ([.guideline("clear")], [.logistics], " "),
    ([.greet], [.guideline("thank")], "\n"),
    ([.guideline("thank")], [.close], "\n"),
    ([.greet], [.greet], "\n"),
    ([.close], [.close], "\n"),
    ([.greet], [.close], "\n"),
    ([.guideline("positive"), .close], [.guideline("regret")], "\n"),
    ([.logistics], [.guideline("thank"), .greet], "\n"),
  ])
  func onlyGreetingsAndClosingsStandAlone(first: [Role], second: [Role], expected: String) throws {
    let sentences = [first, second].map {
      Sentence(roles: $0, isOptional: false, text: BlankedText(parsing: "x"), line: 1)
    }
    #expect(try makeLetter().separator(between: sentences[0], and: sentences[1]) == expected)
  }

  @Test func aGreetingInsideAParagraphHasALineOfItsOwn() throws {
    let letter = try makeLetter([
      [
        says(thank, text: "A."), says(.greet, text: "B,"), says(clear, text: "C."),
        says(clear, text: "D."),
      ]
    ])
    #expect(letter.plainText { _ in "" } == "A.\nB,\nC. D.")
  }

  // MARK: What it holds

  @Test func blanksComeOnceEachAndTheLetterBeforeItsSubjects() throws {
    #expect(try complete().blanks == ["recipient", "role", "sender", "day"])
  }

  @Test func sentencesAreThoseOfAllParagraphsInOrder() throws {
    #expect(try complete().sentences.map { $0.text.filled { "\($0)" } }.first == "Dear recipient,")
    #expect(try complete().sentences.count == 5)
  }

  @Test func guidelinesAreThoseOfItsSentences() throws {
    #expect(try complete().guidelines == ["thank", "clear"])
    let joined = try makeLetter([[says(clear, .guideline("explain"), .logistics, text: "No.")]])
    #expect(joined.guidelines == ["clear", "explain"])
  }

  @Test func aSentenceCanBeSkippedAndStillCounts() throws {
    let letter = try makeLetter([[says(.guideline("regret"), text: "Sorry.", optional: true)]])
    #expect(letter.guidelines == ["regret"])
  }

  @Test func namingAFollowUpCarriesOutThatGuideline() throws {
    #expect(try makeLetter(followUp: "thanks").guidelines == [.followUp])
    #expect(try makeLetter().guidelines.isEmpty)
    #expect(
      try makeLetter([[says(.guideline(.followUp), text: "I will write.")]]).guidelines
        == ["follow-up"])
  }

  @Test func aCaseIsItsStageAndReason() throws {
    let letter = try makeLetter(situation: [.stage: "invited", .reason: "pay", .tone: "warm"])
    #expect(letter.case == Letter.Case(stage: "invited", reason: "pay"))
    #expect(letter.situation[.tone] == "warm")
    #expect(letter.situation[.channel] == "any")
  }
}
