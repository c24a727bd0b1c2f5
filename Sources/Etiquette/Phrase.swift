/// A sentence of the phrasebook: another way to carry out a guideline, and where it fits.
public struct Phrase: Sendable, Equatable {
  public let guideline: Guideline.ID
  public let text: BlankedText
  /// The values it fits in a facet; a facet that is absent does not matter.
  public let fits: [Facet: [FacetValue.ID]]
  /// It says something that only its writer can know, so that a reader may take it for a letter, and
  /// the composer never does by itself.
  public let isByChoice: Bool
  /// The values it fits by the number of the facet; nil for one that does not matter.
  private let allowed: [[FacetValue.ID]?]

  public init(
    guideline: Guideline.ID, text: BlankedText, fits: [Facet: [FacetValue.ID]],
    isByChoice: Bool = false
  ) {
    self.guideline = guideline
    self.text = text
    self.fits = fits
    self.isByChoice = isByChoice
    allowed = Facet.allCases.map { fits[$0] }
  }

  /// It could stand where a facet has this value, as far as the other facets let it.
  func allows(_ value: FacetValue.ID, in facet: Facet) -> Bool {
    allowed[facet.number]?.contains(value) ?? true
  }

  /// It could stand where a facet has any value, as far as the other facets let it.
  func allowsAll(of facet: Facet) -> Bool { allowed[facet.number] == nil }
}
