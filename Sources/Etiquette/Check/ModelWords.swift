/// The words of sentences as the model is given them: a name is one `A`, however long it is and
/// whatever it says, a blank likewise, a quotation one `Q`; question and exclamation marks are words.
struct ModelWords {
  let letter: LetterText
  let rules: LetterRules

  func words(of sentence: TextSentence) -> [Word] {
    let range = sentence.tokens
    let masksNames = !rules.capitalized.isEmpty && hasSmallWords(range)
    var result: [Word] = []
    result.reserveCapacity(range.count + 1)
    for index in range {
      let token = letter.tokens[index].range
      let isName =
        token.overlaps(anyOf: letter.blanks)
        || masksNames && index > range.lowerBound && letter.text.isUppercase(at: token.lowerBound)
          && !letter.words[index].isAmong(rules.capitalized)
      if isName {
        if result.last?.letters != Word.name.letters { result.append(.name) }
      } else {
        result.append(withoutPrefix(letter.words[index]))
      }
      let next =
        index + 1 < letter.tokens.count
        ? letter.tokens[index + 1].range.lowerBound : letter.text.count
      appendMarks(in: token.upperBound..<next, to: &result)
    }
    return result
  }

  /// So many letters at least are left of a word.
  private static let leastLeft = 3

  /// Without the first of the prefixes that it begins with.
  private func withoutPrefix(_ word: Word) -> Word {
    let letters = letter.words.letters(of: word)
    let prefix = rules.prefixes.first {
      letters.count >= $0.count + Self.leastLeft && letters.starts(with: $0)
    }
    guard let prefix else { return word }
    let rest = letters.dropFirst(prefix.count)
    return Word(letters: rest.indices, hash: WordHash.of(rest), number: nil)
  }

  /// More than half of a sentence's words begin with a small letter; else capitals tell nothing.
  private func hasSmallWords(_ range: Range<Int>) -> Bool {
    let small = letter.tokens[range].count { letter.text.isLowercase(at: $0.range.lowerBound) }
    return small * 2 > range.count
  }

  /// The quotation and the marks between a token and the next, those of its line.
  private func appendMarks(in gap: Range<Int>, to result: inout [Word]) {
    if gap.count == 1, letter.text[gap.lowerBound] == 0x20 { return }
    if letter.quoted.contains(where: { gap.contains($0.lowerBound) }) {
      result.append(.quotation)
    }
    var hasQuestion = false
    var hasExclamation = false
    for index in gap {
      switch letter.text[index] {
      case 0x0A, 0x0D: return
      case 0x3F, 0xFF1F, 0x61F:
        if !hasQuestion { result.append(.questionMark) }
        hasQuestion = true
      case 0x21, 0xFF01:
        if !hasExclamation { result.append(.exclamationMark) }
        hasExclamation = true
      default: continue
      }
    }
  }
}
