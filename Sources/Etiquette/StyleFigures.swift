/// The figures of a gallery for what `StyleLimits` asks: for each limit the largest share, and any other
/// that is over it.
public struct StyleFigures: Sendable {
  private let letters: [StyledLetter]
  private let limits: StyleLimits

  /// - Parameter refusal: the guideline whose sentences refuse.
  public init(_ letters: [Letter], limits: StyleLimits, refusal: Guideline.ID? = .clear) {
    self.letters = letters.map { StyledLetter($0, refusal: refusal) }.filter {
      !$0.sentences.isEmpty
    }
    self.limits = limits
  }

  public func all() -> [StyleFigure] {
    openingShapes() + openingWords() + roleOrders() + refusals() + contractions() + words()
  }

  // MARK: One kind each

  private func openingShapes() -> [StyleFigure] {
    var channels: [FacetValue.ID: [StyledLetter]] = [:]
    for letter in letters {
      channels[letter.letter.situation[.channel], default: []].append(letter)
    }
    return channels.sorted { $0.key < $1.key }.flatMap { channel, letters in
      commonest(of: letters, most: limits.openingShape) { letter in
        .openingShape(
          channel: channel, roles: letter.openingRoles, word: letter.words(1))
      }
    }
  }

  private func openingWords() -> [StyleFigure] {
    commonest(of: letters, most: limits.openingWords) { .openingWords($0.words(2)) }
  }

  private func roleOrders() -> [StyleFigure] {
    commonest(of: letters, most: limits.roleOrder) { .roleOrder($0.roleOrder) }
  }

  private func refusals() -> [StyleFigure] {
    let refusing = letters.filter { $0.refusal != nil }
    return share(of: refusing, .refusalSecond, most: limits.refusalSecond) { $0.refusal == 1 }
  }

  private func words() -> [StyleFigure] {
    limits.words.flatMap { limit in
      let wanted = BlankedText(parsing: limit.word).plainWords
      return share(of: letters, .word(limit.word), most: limit.most) { letter in
        letter.sentences.contains { sentence in
          sentence.indices.contains { sentence[$0...].starts(with: wanted) }
        }
      }
    }
  }

  private func contractions() -> [StyleFigure] {
    guard let rule = limits.contractions else { return [] }
    func isContracted(_ letter: StyledLetter) -> Bool {
      letter.sentences.joined().contains(where: rule.includes)
    }
    let without = letters.filter { rule.notIn.contains($0.letter.situation[.tone]) }
    let with = letters.filter { letter in
      let situation = letter.letter.situation
      return !rule.notIn.contains(situation[.tone])
        && (rule.tones.contains(situation[.tone]) || rule.channels.contains(situation[.channel]))
    }
    let having = with.filter(isContracted)
    let wrong = without.filter(isContracted)
    var figures: [StyleFigure] = []
    if with.count >= limits.fewest, !with.isEmpty {
      figures.append(
        StyleFigure(
          subject: .contractions, count: having.count, total: with.count,
          bound: .least(rule.least),
          letters: with.filter { !isContracted($0) }.map(\.letter.id)))
    }
    if !without.isEmpty {
      figures.append(
        StyleFigure(
          subject: .noContractions, count: wrong.count, total: without.count, bound: .most(0),
          letters: wrong.map(\.letter.id)))
    }
    return figures
  }

  // MARK: Shares

  private func share(
    of letters: [StyledLetter], _ subject: StyleFigure.Subject, most: Int?,
    _ counts: (StyledLetter) -> Bool
  ) -> [StyleFigure] {
    guard let most, letters.count >= limits.fewest, !letters.isEmpty else { return [] }
    let found = letters.filter(counts)
    return [
      StyleFigure(
        subject: subject, count: found.count, total: letters.count, bound: .most(most),
        letters: found.map(\.letter.id))
    ]
  }

  /// The largest group of letters with the same subject, and any other that is too large; of two of a
  /// size the one that is met first.
  private func commonest(
    of letters: [StyledLetter], most: Int?, _ subject: (StyledLetter) -> StyleFigure.Subject
  ) -> [StyleFigure] {
    guard let most, letters.count >= limits.fewest else { return [] }
    var groups: [StyleFigure.Subject: (first: Int, letters: [Letter.ID])] = [:]
    for (index, letter) in letters.enumerated() {
      groups[subject(letter), default: (index, [])].letters.append(letter.letter.id)
    }
    let figures = groups.sorted {
      ($1.value.letters.count, $0.value.first) < ($0.value.letters.count, $1.value.first)
    }.map { subject, group in
      StyleFigure(
        subject: subject, count: group.letters.count, total: letters.count, bound: .most(most),
        letters: group.letters)
    }
    return figures.prefix(1) + figures.dropFirst().filter { !$0.isWithinBound }
  }
}

/// A letter without greeting and closing, as far as its style is compared.
private struct StyledLetter {
  let letter: Letter
  /// The words of each sentence.
  let sentences: [[String]]
  /// In the order of their names, because a sentence does two things at once.
  let openingRoles: [Role]
  /// The guidelines as they are carried out one after the other.
  let roleOrder: [Role]
  /// The first sentence that refuses, from 0; nil for a letter that does not.
  let refusal: Int?

  init(_ letter: Letter, refusal guideline: Guideline.ID?) {
    let body = letter.sentences.filter { !$0.standsAlone }
    self.letter = letter
    sentences = body.map(\.text.plainWords)
    openingRoles = (body.first?.roles ?? []).sorted { $0.name < $1.name }
    var order: [Role] = []
    for case .guideline(let id) in body.flatMap(\.roles) where order.last != .guideline(id) {
      order.append(.guideline(id))
    }
    roleOrder = order
    refusal = guideline.flatMap { id in
      body.firstIndex { $0.roles.contains(.guideline(id)) }
    }
  }

  /// The first words of the letter.
  func words(_ count: Int) -> String {
    sentences.first?.prefix(count).joined(separator: " ") ?? ""
  }
}

extension BlankedText {
  /// The words in small letters, with straight apostrophes and without other marks; a blank is one
  /// word, and each is the same.
  var plainWords: [String] {
    var words: [String] = []
    var word: [UInt8] = []
    func isMark(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-") }
    func end() {
      let bare = word.drop(while: isMark)
      if !bare.allSatisfy(isMark) { words.append(String(decoding: bare, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for segment in segments {
      switch segment {
      case .blank: word += "{…}".utf8
      case .text(let text):
        for scalar in text.lowercased().unicodeScalars {
          switch scalar {
          case "’": word.append(UInt8(ascii: "'"))
          case "'", "-", "a"..."z", "0"..."9": word.append(UInt8(scalar.value))
          case _ where scalar.isASCII || !scalar.isOfWord: end()
          default: word += String(scalar).utf8
          }
        }
      }
    }
    end()
    return words
  }
}

extension Unicode.Scalar {
  /// A letter, a number, or a mark on either.
  fileprivate var isOfWord: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: properties.isAlphabetic || properties.numericType != nil
    }
  }
}
