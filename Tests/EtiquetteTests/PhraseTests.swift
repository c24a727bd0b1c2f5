import Etiquette
import Testing

@Suite struct PhraseTests {
  private let situation = Letter.Situation { facet in
    switch facet {
    case .stage: "invited"
    case .reason: "pay"
    case .channel: "email"
    case .tone: "warm"
    case .relationship: "agency"
    }
  }

  @Test(
    arguments: [
      ([:], true),
      ([.tone: ["warm"]], true),
      ([.tone: ["formal", "warm"]], true),
      ([.tone: ["formal"]], false),
      ([.tone: []], false),
      ([.tone: ["warm"], .channel: ["email", "letter"]], true),
      ([.tone: ["warm"], .channel: ["phone"]], false),
      ([.tone: ["formal"], .channel: ["email"]], false),
      ([.stage: ["warm"]], false),
      (
        [
          .stage: ["invited"], .reason: ["pay"], .channel: ["email"], .tone: ["warm"],
          .relationship: ["agency"],
        ], true
      ),
    ] as [([Facet: [FacetValue.ID]], Bool)])
  func suitsWhereEveryFacetItNamesFits(fits: [Facet: [FacetValue.ID]], expected: Bool) {
    let phrase = Phrase(guideline: "thank", text: BlankedText(parsing: "Thanks."), fits: fits)
    #expect(phrase.suits(situation) == expected)
  }
}
