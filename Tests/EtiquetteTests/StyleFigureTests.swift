import Testing

@testable import Etiquette

/// What the letters of a gallery have in common, beside what they may.
@Suite struct StyleFigureTests {
  /// Letters written as `channel tone: role Sentence. / role+role Sentence.`
  private func letters(_ lines: [String]) throws -> [Letter] {
    try lines.enumerated().map { number, line in
      let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
      let situation = parts[0].split(separator: " ").map { FacetValue.ID($0) }
      let sentences = parts[1].split(separator: " / ").map { sentence in
        let words = sentence.split(separator: " ", maxSplits: 1).map(String.init)
        let roles = words[0].split(separator: "+").map { name in
          Role.structural.first { $0.name == name } ?? .guideline(Guideline.ID(name))
        }
        return Sentence(
          roles: roles, isOptional: false, text: BlankedText(parsing: words[1]), line: 1)
      }
      return try makeLetter(
        id: Letter.ID("\(number)"),
        situation: [.channel: situation[0], .tone: situation[1]], [sentences])
    }
  }

  private func figures(
    _ lines: [String], _ change: (inout StyleLimits) -> Void
  ) throws -> [StyleFigure] {
    var limits = StyleLimits()
    change(&limits)
    return StyleFigures(try letters(lines), limits: limits).all()
  }

  private static let contractions = StyleLimits.Contractions(
    least: 80, tones: ["warm", "brief"], channels: ["phone"], notIn: ["formal"],
    endings: ["'ll", "'ve", "n't"], words: ["it's"])

  @Test func whatIsNotAskedForIsNotCounted() throws {
    #expect(try figures(["email warm: thank Thanks."]) { _ in } == [])
  }

  // MARK: Openings

  /// Roles in any order, and whatever a blank is filled with.
  @Test(
    arguments: [
      ("thank Thank you.", "thank Thank them.", true),
      ("thank Thank you.", "thank Thanks.", false),
      ("thank Thank you.", "thank+clear Thank you.", false),
      ("clear+explain I go.", "explain+clear I stay.", true),
      ("clear {role} is not for me.", "clear {company} is not for me.", true),
      ("clear {role} is not for me.", "clear {role}'s not for me.", false),
      ("clear “I go.”", "clear i, too.", true),
      ("greet Dear {recipient}, / clear I go.", "clear I stay.", true),
      ("logistics My number is 7. / clear I go.", "clear My number is 8.", false),
    ])
  func anOpeningIsItsRolesAndItsFirstWord(one: String, other: String, isSame: Bool) throws {
    let found = try figures(["email warm: \(one)", "email warm: \(other)"]) {
      $0.openingShape = 50
    }
    #expect(found.map(\.count) == [isSame ? 2 : 1])
    #expect(found.map(\.isWithinBound) == [!isSame])
  }

  @Test func openingsAreComparedWithinAChannel() throws {
    let found = try figures([
      "email warm: thank Thanks.", "text warm: thank Thanks.", "text warm: thank Thanks again.",
      "text warm: clear No.",
    ]) {
      $0.openingShape = 60
      $0.fewest = 2
    }
    #expect(
      found == [
        StyleFigure(
          subject: .openingShape(
            channel: "text", roles: [.guideline("thank")], word: "thanks"),
          count: 2, total: 3, bound: .most(60), letters: ["1", "2"])
      ])
    #expect(found.map(\.isWithinBound) == [false])
  }

  @Test(
    arguments: [
      ("thank Thank you for it.", "clear Thank you, no.", true),
      ("thank Thank you for it.", "thank Thank them.", false),
      ("clear The {role} is not for me.", "clear The {company} is not for me.", true),
      ("clear I've gone.", "clear I’ve gone.", true),
      ("clear No.", "clear No.", true),
    ])
  func lettersThatBeginWithTheSameTwoWords(one: String, other: String, isSame: Bool) throws {
    let found = try figures(["email warm: \(one)", "text warm: \(other)"]) { $0.openingWords = 50 }
    #expect(found.map(\.isWithinBound) == [!isSame])
  }

  @Test func allGroupsThatAreTooLargeAreNamed() throws {
    let found = try figures([
      "email warm: thank No a.", "email warm: thank No b.", "email warm: thank On a b.",
      "email warm: thank On a c.", "email warm: thank At a.",
    ]) { $0.openingWords = 30 }
    #expect(found.map(\.subject) == [.openingWords("on a")])
    let shapes = try figures([
      "email warm: thank No a.", "email warm: thank No b.", "email warm: thank On b.",
      "email warm: thank On c.", "email warm: thank At a.",
    ]) { $0.openingShape = 30 }
    #expect(shapes.map(\.letters) == [["0", "1"], ["2", "3"]])
  }

  // MARK: Order and place

  @Test(
    arguments: [
      ("thank A. / clear B.", "thank A. / clear B. / clear C.", true),
      ("thank A. / clear B.", "thank+clear A.", true),
      ("thank A. / clear B.", "clear A. / thank B.", false),
      ("thank A. / clear B.", "greet Hi, / thank A. / logistics 7. / clear B. / close Bye", true),
      ("thank A. / clear B.", "thank A. / clear B. / thank C.", false),
    ])
  func anOrderIsThatOfTheGuidelines(one: String, other: String, isSame: Bool) throws {
    let found = try figures(["email warm: \(one)", "text warm: \(other)"]) { $0.roleOrder = 50 }
    #expect(found.map(\.isWithinBound) == [!isSame])
  }

  @Test(
    arguments: [
      ("thank A. / clear B.", 1),
      ("greet Hi, / thank A. / clear+explain B.", 1),
      ("clear A. / clear B.", 0),
      ("thank A. / explain B. / clear C.", 0),
      ("logistics A. / clear B.", 1),
    ])
  func aRefusalIsTheFirstSentenceThatIsClear(letter: String, count: Int) throws {
    let found = try figures(["email warm: \(letter)", "email warm: thank I stay."]) {
      $0.refusalSecond = 50
    }
    #expect(found.map(\.count) == [count])
    #expect(found.map(\.total) == [1])
    #expect(found.map(\.isWithinBound) == [count == 0])
  }

  // MARK: Words

  @Test(
    arguments: [
      ("email warm: clear I'll go.", [1]), ("email brief: clear I’ve gone.", [1]),
      ("phone firm: clear I don't go.", [1]), ("email warm: clear It's not for me.", [1]),
      ("email warm: clear I go.", [0]), ("email warm: clear {company}'s job.", [0]),
      ("email warm: greet I'll go, / clear I go.", [0]), ("email firm: clear I go.", []),
    ])
  func contractionsStandWhereTheyAreAskedFor(letter: String, counts: [Int]) throws {
    let found = try figures([letter]) { $0.contractions = Self.contractions }
    #expect(found.map(\.count) == counts)
    #expect(found.map(\.isWithinBound) == counts.map { $0 == 1 })
    #expect(found.map(\.letters) == counts.map { $0 == 1 ? [] : ["0"] })
  }

  /// Not on the phone either.
  @Test(arguments: [("clear I'll go.", 1), ("clear I shall go.", 0)])
  func whereNoneIsAllowedOneIsTooMany(sentence: String, count: Int) throws {
    let found = try figures(["phone formal: \(sentence)"]) { $0.contractions = Self.contractions }
    #expect(found.map(\.subject) == [.noContractions])
    #expect(found.map(\.count) == [count])
    #expect(found.map(\.isWithinBound) == [count == 0])
  }

  @Test(
    arguments: [
      ("because", "clear No, because I go.", 1), ("because", "clear Because.", 1),
      ("because", "clear Be cause.", 0), ("I am sorry", "clear No, I am sorry.", 1),
      ("I am sorry", "clear I am a sorry one.", 0),
    ])
  func aWordIsCountedOnceForALetter(word: String, sentence: String, count: Int) throws {
    let found = try figures(["email warm: \(sentence)", "email warm: clear No."]) {
      $0.words = [StyleLimits.WordLimit(word: word, most: 49)]
    }
    #expect(found.map(\.count) == [count])
    #expect(found.map(\.isWithinBound) == [count == 0])
  }

  // MARK: Shares

  @Test(arguments: [(1, 4, 25, true), (25, 99, 25, false), (24, 99, 25, true), (0, 1, 0, true)])
  func aShareOfExactlyTheLimitIsWithinIt(count: Int, total: Int, most: Int, isWithin: Bool) {
    let figure = StyleFigure(
      subject: .refusalSecond, count: count, total: total, bound: .most(most), letters: [])
    #expect(figure.isWithinBound == isWithin)
  }

  @Test(arguments: [(1, 3, 333), (2, 3, 667), (0, 0, 0), (5, 5, 1000)])
  func aShareIsRoundedToATenthOfAPercent(count: Int, total: Int, tenths: Int) {
    let figure = StyleFigure(
      subject: .refusalSecond, count: count, total: total, bound: .least(80), letters: [])
    #expect(figure.tenthsOfPercent == tenths)
  }

  @Test func ofTooFewLettersNoShareIsTaken() throws {
    let found = try figures(["email warm: clear No.", "email warm: clear No."]) {
      $0 = StyleLimits()
      $0.fewest = 3
      $0.openingShape = 1
      $0.openingWords = 1
      $0.roleOrder = 1
      $0.refusalSecond = 1
      $0.words = [StyleLimits.WordLimit(word: "no", most: 1)]
      $0.contractions = Self.contractions
    }
    #expect(found == [])
  }
}
