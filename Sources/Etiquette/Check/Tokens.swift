/// A run of letters, marks and digits, with apostrophes between them, and where it stands.
struct Token {
  let range: Range<Int>
  /// White space, or nothing, stands before it; `on-site` is two tokens and counts as one word.
  let startsWord: Bool
}

/// A token as cues are compared with it; a contraction makes several of one token.
struct Word {
  /// In normalization form C, in lower case, with straight apostrophes.
  let text: String
  let token: Int
}

/// Finds the tokens of a text and turns them into words.
struct Tokenizer {
  let lists: CheckLists

  func tokens(of text: TextUnits) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    var startsWord = true
    while index < text.count {
      let end = endOfRun(from: index, in: text)
      guard end > index else {
        if text.isSpace(index) { startsWord = true }
        index += text.scalar(at: index).width
        continue
      }
      if isWord(index..<end, in: text) {
        tokens.append(Token(range: index..<end, startsWord: startsWord))
        startsWord = false
      }
      index = end
    }
    return tokens
  }

  func words(of tokens: [Token], in text: TextUnits) -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(tokens.count)
    for (index, token) in tokens.enumerated() {
      let word = Self.normalized(token.range, in: text)
      if let expansion = lists.contractions[word] {
        for part in expansion.split(separator: " ") {
          words.append(Word(text: String(part), token: index))
        }
      } else {
        let owner = word.hasSuffix("'s") ? String(word.dropLast(2)) : word
        words.append(Word(text: owner, token: index))
      }
    }
    return words
  }

  /// The words of a text that is not part of a letter, such as a cue or a subject line.
  func words(of text: String) -> [Word] {
    let units = TextUnits(text, limit: lists.examined)
    return words(of: tokens(of: units), in: units)
  }

  private func endOfRun(from start: Int, in text: TextUnits) -> Int {
    var end = start
    while end < text.count {
      let (scalar, width) = text.scalar(at: end)
      if scalar.isPartOfWord {
        end += width
      } else if end > start, Self.isApostrophe(text[end]), end + 1 < text.count,
        text.scalar(at: end + 1).scalar.isPartOfWord
      {
        end += 1
      } else {
        break
      }
    }
    return end
  }

  /// Marks alone, as in some emoji, are no word.
  private func isWord(_ range: Range<Int>, in text: TextUnits) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, width) = text.scalar(at: index)
      if scalar.isPartOfWord, !scalar.isMark { return true }
      index += width
    }
    return false
  }

  private static func isApostrophe(_ unit: UInt16) -> Bool {
    unit == 0x27 || unit == 0x2019
  }

  /// Two texts are equal in Swift if they are canonically equivalent, so form C needs no step.
  static func normalized(_ range: Range<Int>, in text: TextUnits) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    for unit in text.units[range] {
      switch unit {
      case 0x2019: bytes.append(0x27)
      case 0x41...0x5A: bytes.append(UInt8(unit) | 0x20)
      case 0..<0x80: bytes.append(UInt8(unit))
      default:
        return text.string(range).lowercased().replacing("\u{2019}", with: "'")
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
