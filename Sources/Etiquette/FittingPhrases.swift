/// Finds the phrases that could take the place of a sentence of a letter, without a look at each: for every
/// value of a facet, and every blank, it is known which of them do not fit.
public struct FittingPhrases: Sendable {
  private let phrases: [Phrase]
  /// Those of each guideline, by their places.
  private let places: [Guideline.ID: [Int]]
  /// By the number of the facet.
  private let facets: [PhrasesOfFacet]
  /// Those that ask for a blank.
  private let asking: [Field.ID: PhraseSet]

  public init(_ phrases: [Phrase]) {
    self.phrases = phrases
    places = Dictionary(grouping: phrases.indices) { phrases[$0].guideline }
    facets = Facet.allCases.map { PhrasesOfFacet(phrases, facet: $0) }
    var asking: [Field.ID: PhraseSet] = [:]
    for (place, phrase) in phrases.enumerated() {
      for blank in phrase.text.blanks {
        asking[blank, default: PhraseSet(count: phrases.count)].insert(place)
      }
    }
    self.asking = asking
  }

  /// The places of the first that fit the letter's situation, ask for no blank that it has not, and are not
  /// there already, by the guideline that they carry out, which a sentence of the letter does.
  ///
  /// - Parameter most: how many of a guideline are enough.
  public func places(in letter: Letter, most: Int) -> [Guideline.ID: [Int]] {
    let fitting = fitting(letter)
    var found: [Guideline.ID: [Int]] = [:]
    for guideline in letter.guidelines {
      for place in places[guideline] ?? []
      where fitting.contains(place) && !Self.says(letter, phrases[place].text) {
        found[guideline, default: []].append(place)
        if found[guideline]?.count == most { break }
      }
    }
    return found
  }

  private func fitting(_ letter: Letter) -> PhraseSet {
    var fitting = PhraseSet(all: phrases.count)
    for (facet, phrases) in zip(Facet.allCases, facets) {
      fitting.formIntersection(phrases[letter.situation[facet]])
    }
    for (blank, phrases) in asking where !letter.blanks.contains(blank) {
      fitting.subtract(phrases)
    }
    return fitting
  }

  private static func says(_ letter: Letter, _ text: BlankedText) -> Bool {
    letter.paragraphs.contains { $0.contains { $0.text == text } }
  }
}

/// Which phrases fit the values of one facet.
private struct PhrasesOfFacet: Sendable {
  private var byValue: [FacetValue.ID: PhraseSet] = [:]
  /// Those to which the facet does not matter: no other fits a value that no phrase names.
  private var indifferent: PhraseSet

  init(_ phrases: [Phrase], facet: Facet) {
    indifferent = PhraseSet(count: phrases.count)
    for (place, phrase) in phrases.enumerated() where phrase.fits[facet] == nil {
      indifferent.insert(place)
    }
    for (place, phrase) in phrases.enumerated() {
      for value in phrase.fits[facet] ?? [] {
        byValue[value, default: indifferent].insert(place)
      }
    }
  }

  subscript(value: FacetValue.ID) -> PhraseSet { byValue[value] ?? indifferent }
}

/// Phrases by their places, a bit for each.
private struct PhraseSet: Sendable {
  private var words: [UInt64]

  init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  init(all count: Int) { words = [UInt64](repeating: .max, count: (count + 63) / 64) }

  func contains(_ place: Int) -> Bool { words[place >> 6] >> UInt64(place & 63) & 1 == 1 }

  mutating func insert(_ place: Int) { words[place >> 6] |= 1 << UInt64(place & 63) }

  /// - Parameter other: of as many phrases.
  mutating func formIntersection(_ other: PhraseSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  mutating func subtract(_ other: PhraseSet) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }
}
