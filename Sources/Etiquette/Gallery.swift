/// All letters of one language in reading order, and every way of finding one from another.
///
/// The ways are worked out once, so that a page costs what it shows and not what the gallery holds.
public struct Gallery: Sendable {
  /// By stage and reason as the vocabulary orders them, then by channel and tone, then by id.
  public let letters: [Letter]
  private let indexByID: [Letter.ID: Int]
  private let indicesByValue: [Facet: [FacetValue.ID: [Int]]]
  private let indicesByCase: [Letter.Case: [Int]]
  private let indicesByGuideline: [Guideline.ID: [Int]]

  public init(_ unordered: [Letter], vocabulary: Vocabulary) {
    let letters = Self.inReadingOrder(unordered, vocabulary: vocabulary)
    self.letters = letters
    indexByID = Dictionary(
      letters.indices.map { (letters[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    indicesByValue = Dictionary(
      uniqueKeysWithValues: Facet.allCases.map { facet in
        (facet, Dictionary(grouping: letters.indices) { letters[$0].situation[facet] })
      })
    indicesByCase = Dictionary(grouping: letters.indices) { letters[$0].case }
    var byGuideline: [Guideline.ID: [Int]] = [:]
    for index in letters.indices {
      for guideline in letters[index].guidelines {
        byGuideline[guideline, default: []].append(index)
      }
    }
    indicesByGuideline = byGuideline
  }

  public subscript(id: Letter.ID) -> Letter? {
    indexByID[id].map { letters[$0] }
  }

  /// The letters with a value in a facet, in reading order; none is looked at before it is asked for.
  public func letters(with value: FacetValue.ID, in facet: Facet)
    -> some RandomAccessCollection<Letter>
  {
    (indicesByValue[facet]?[value] ?? []).lazy.map { [letters] in letters[$0] }
  }

  public func count(with value: FacetValue.ID, in facet: Facet) -> Int {
    indicesByValue[facet]?[value]?.count ?? 0
  }

  /// Every case that has a letter.
  public var cases: some Collection<Letter.Case> { indicesByCase.keys }

  /// The letters of a case, in reading order.
  public func letters(of case: Letter.Case) -> [Letter] {
    (indicesByCase[`case`] ?? []).map { letters[$0] }
  }

  /// The letters that carry out a guideline, in reading order.
  public func letters(carryingOut guideline: Guideline.ID) -> [Letter] {
    (indicesByGuideline[guideline] ?? []).map { letters[$0] }
  }

  /// The letters before and after one in reading order.
  public func neighbors(of id: Letter.ID) -> (previous: Letter?, next: Letter?) {
    guard let index = indexByID[id] else { return (nil, nil) }
    return (
      index > 0 ? letters[index - 1] : nil,
      index + 1 < letters.count ? letters[index + 1] : nil
    )
  }

  private static func inReadingOrder(_ letters: [Letter], vocabulary: Vocabulary) -> [Letter] {
    let ranks = Dictionary(
      uniqueKeysWithValues: Facet.allCases.map { facet in
        (
          facet,
          Dictionary(
            vocabulary.values(of: facet).enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first })
        )
      })
    func key(_ letter: Letter) -> [Int] {
      Facet.allCases.map { ranks[$0]?[letter.situation[$0]] ?? .max }
    }
    return letters.map { (key: key($0), letter: $0) }
      .sorted {
        $0.key == $1.key
          ? $0.letter.id < $1.letter.id
          : $0.key.lexicographicallyPrecedes($1.key)
      }
      .map(\.letter)
  }
}
