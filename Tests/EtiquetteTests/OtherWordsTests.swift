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
    let places = FittingPhrases([phrase]).places(in: letter, most: 3)
    #expect(places == (expected ? [guideline: [0]] : [:]))
  }

  @Test func soManyAreOffered() throws {
    let letter = try makeLetter(
      situation: [.tone: "warm"],
      [[says(.guideline("thank"), text: "Thank you."), says(.guideline("clear"), text: "No.")]])
    let phrases = (0..<100).map { number in
      Phrase(
        guideline: number == 0 ? "clear" : "thank", text: BlankedText(parsing: "\(number)"),
        fits: [.tone: [number % 2 == 0 ? "warm" : "formal"]])
    }
    let places = FittingPhrases(phrases).places(in: letter, most: 3)
    #expect(places == ["clear": [0], "thank": [2, 4, 6]])
    #expect(FittingPhrases(phrases).places(in: letter, most: 90)["thank"]?.last == 98)
  }
}
