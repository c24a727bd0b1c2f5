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
        append(letter.words[index], to: &result)
      }
      let next =
        index + 1 < letter.tokens.count
        ? letter.tokens[index + 1].range.lowerBound : letter.text.count
      appendMarks(in: token.upperBound..<next, to: &result)
    }
    return result
  }

  /// More than half of a sentence's words begin with a small letter; else capitals tell nothing.
  private func hasSmallWords(_ range: Range<Int>) -> Bool {
    let small = letter.tokens[range].count { letter.text.isLowercase(at: $0.range.lowerBound) }
    return small * 2 > range.count
  }

  private func append(_ word: Word, to result: inout [Word]) {
    guard word.contains(where: { $0 >= 0xE00 }) else { return result.append(word) }
    let scalars = Array(String(decoding: word, as: UTF16.self).unicodeScalars)
    if scalars.contains(where: Self.isUnspaced) {
      result += scalars.map { Array($0.utf16) }
    } else {
      result.append(word)
    }
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

  /// In a script that puts no spaces between words, whose every character is a word: Han, Hiragana,
  /// Katakana, Thai, Lao, Khmer or Myanmar (Unicode Standard Annex 24).
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E01...0x0EDF, 0x1000...0x109F, 0x1780...0x17F9, 0x19E0...0x19FF,  // South-East Asia
      0x3005, 0x3007, 0x3021...0x3029, 0x3038...0x303B, 0x3041...0x3096, 0x309D...0x309F,
      0x30A1...0x30FA, 0x30FD...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA9E0...0xA9FE, 0xAA60...0xAA7F, 0xF900...0xFAD9, 0xFF66...0xFF9D,
      0x116D0...0x116E3, 0x16FE2...0x16FE3, 0x16FF0...0x16FF6, 0x1AFF0...0x1B167,
      0x20000...0x33479:
      true
    default: false
    }
  }
}
