import Etiquette
import Testing

@Suite struct PhraseTests {
  private let situation: [Facet: FacetValue.ID] = [
    .stage: "invited", .reason: "pay", .channel: "email", .tone: "warm", .relationship: "agency",
  ]

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
  func fitsWhereEveryFacetItNamesDoes(fits: [Facet: [FacetValue.ID]], expected: Bool) throws {
    let letter = try makeLetter(
      situation: situation, [[says(.guideline("thank"), text: "Thank you.")]])
    let phrase = Phrase(guideline: "thank", text: BlankedText(parsing: "Thanks."), fits: fits)
    let places = FittingPhrases([phrase]).places(in: letter, most: 1)
    #expect(places == (expected ? ["thank": [0]] : [:]))
  }
}
