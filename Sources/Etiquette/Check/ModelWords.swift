/// The words of sentences as the model is given them: a name is one `A`, however long it is and
/// whatever it says, a blank likewise, a quotation one `Q`; question and exclamation marks are words.
struct ModelWords {
  let letter: LetterText
  let rules: LetterRules

  private static let name: Word = [0x41]
  private static let quotation: Word = [0x51]
  private static let questionMark: Word = [0x3F]
  private static let exclamationMark: Word = [0x21]

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
          && !rules.capitalized.contains(letter.words[index])
      if isName {
        if result.last != Self.name { result.append(Self.name) }
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
    let prefix = rules.prefixes.first {
      word.count >= $0.count + Self.leastLeft && word.starts(with: $0)
    }
    return prefix.map { Array(word.dropFirst($0.count)) } ?? word
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
      result.append(Self.quotation)
    }
    var hasQuestion = false
    var hasExclamation = false
    for index in gap {
      switch letter.text[index] {
      case 0x0A, 0x0D: return
      case 0x3F, 0xFF1F, 0x61F:
        if !hasQuestion { result.append(Self.questionMark) }
        hasQuestion = true
      case 0x21, 0xFF01:
        if !hasExclamation { result.append(Self.exclamationMark) }
        hasExclamation = true
      default: continue
      }
    }
  }
}
