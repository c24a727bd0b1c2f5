import Etiquette
import Testing

/// Which phrases a reader is offered in place of the sentences of a letter.
@Suite struct OtherWordsTests {
  @Test(
    arguments: [
      ("thank", "Many thanks for the time.", true),
      ("thank", "Thank you, {recipient}.", true),
      // There already.
      ("thank", "Thank you.", false),
      // A blank that the letter does not have.
      ("thank", "Thank you for {detail}.", false),
      // Nothing in the letter does that.
      ("regret", "I am sorry.", false),
    ] as [(Guideline.ID, String, Bool)])
  func aPhraseCouldStandWhereALetterDoesTheSameWithTheSameBlanks(
    guideline: Guideline.ID, text: String, expected: Bool
  ) throws {
    let letter = try makeLetter([
      [says(.greet, text: "Dear {recipient},")],
      [
        says(.guideline("thank"), text: "Thank you."),
        says(.guideline("clear"), text: "I decline."),
      ],
    ])
    let phrase = Phrase(guideline: guideline, text: BlankedText(parsing: text), fits: [:])
    #expect(phrase.couldStand(in: letter) == expected)
  }

  @Test func aPhraseForAnotherSituationCouldNot() throws {
    let letter = try makeLetter(
      situation: [.tone: "warm"], [[says(.guideline("thank"), text: "Thank you.")]])
    let phrase = Phrase(
      guideline: "thank", text: BlankedText(parsing: "Thanks."), fits: [.tone: ["formal"]])
    #expect(!phrase.couldStand(in: letter))
  }
}
