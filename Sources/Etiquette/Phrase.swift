/// A sentence of the phrasebook: another way to carry out a guideline, and where it fits.
public struct Phrase: Sendable, Equatable {
  public let guideline: Guideline.ID
  public let text: BlankedText
  /// The values it fits in a facet; a facet that is absent does not matter.
  public let fits: [Facet: [FacetValue.ID]]

  public init(guideline: Guideline.ID, text: BlankedText, fits: [Facet: [FacetValue.ID]]) {
    self.guideline = guideline
    self.text = text
    self.fits = fits
  }

  /// It could stand in a letter for this situation.
  public func suits(_ situation: Letter.Situation) -> Bool {
    fits.allSatisfy { facet, values in values.contains(situation[facet]) }
  }

  /// It could take the place of a sentence of the letter: it does what one of them does, asks for no
  /// other blank, and is not there already.
  public func couldStand(in letter: Letter) -> Bool {
    suits(letter.situation) && letter.guidelines.contains(guideline)
      && text.blanks.allSatisfy(letter.blanks.contains)
      && !letter.sentences.contains { $0.text == text }
  }
}
