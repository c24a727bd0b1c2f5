import Foundation

/// A run of letters, marks and digits, with apostrophes between them, and where it stands; in a script without
/// spaces between words, one character.
struct Token {
  let range: Range<Int>
  /// White space, or nothing, stands before it, or it is a character of a script without spaces; `on-site` is two
  /// tokens and counts as one word.
  let startsWord: Bool
}

extension TextUnits {
  func tokens() -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(count / 5)
    var index = 0
    var last = 0
    while index < count {
      guard wordScalarWidth(at: index) > 0 else {
        index += self[index] < 0x80 ? 1 : scalar(at: index).width
        continue
      }
      let end = endOfToken(from: index)
      if isWord(index..<end) {
        if isUnspaced(index..<end) {
          tokens += characters(in: index..<end).map { Token(range: $0, startsWord: true) }
        } else {
          let startsWord = tokens.isEmpty || hasSpace(in: last..<index)
          tokens.append(Token(range: index..<end, startsWord: startsWord))
        }
        last = end
      }
      index = end
    }
    return tokens
  }

  /// Behind the last letter, mark or digit of a row of them with apostrophes in it.
  private func endOfToken(from start: Int) -> Int {
    var end = start
    var index = start
    while index < count {
      let width = wordScalarWidth(at: index)
      if width > 0 {
        index += width
        end = index
      } else if Self.isInsideWords(self[index]) {
        index += 1
      } else {
        break
      }
    }
    return end
  }

  /// Marks alone, as in some emoji, are no word.
  private func isWord(_ range: Range<Int>) -> Bool {
    if self[range.lowerBound] < 0x80 { return true }
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, width) = scalar(at: index)
      if scalar.isPartOfWord, !scalar.isMark { return true }
      index += width
    }
    return false
  }

  /// Whether it has a character of a script that puts no spaces between words.
  func isUnspaced(_ range: Range<Int>) -> Bool {
    range.contains { units[$0] >= 0xE00 && scalar(at: $0).scalar.isUnspaced }
  }

  /// Each character of a token with the marks on it and what nobody sees behind it.
  private func characters(in range: Range<Int>) -> [Range<Int>] {
    var characters: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let first = index
      index += scalar(at: index).width
      while index < range.upperBound, isOnCharacter(index) { index += scalar(at: index).width }
      characters.append(first..<index)
    }
    return characters
  }

  private func isOnCharacter(_ index: Int) -> Bool {
    Self.isInsideWords(units[index]) || units[index] == 0xFF9E || units[index] == 0xFF9F
      || scalar(at: index).scalar.isMark
  }

  /// Apostrophes of every kind, and characters that nobody sees.
  static func isInsideWords(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x27, 0x60, 0xAD, 0xB4, 0x2BC, 0x2018, 0x2019, 0x2032, 0xFF07, 0x200B...0x200D, 0x2060,
      0xFEFF:
      true
    default: false
    }
  }

  /// In compatibility form C and small letters, without apostrophes, every digit a zero, German and Arabic
  /// letters alike however they are written.
  func word(_ range: Range<Int>) -> [UInt16] {
    var letters: [UInt16] = []
    appendWord(range, to: &letters)
    return letters
  }

  /// The letters of a text, as words are compared with it.
  static func letters(of text: String) -> [UInt16] {
    let units = TextUnits(text, limit: .max - 1)
    return units.word(0..<units.count)
  }

  /// Puts the letters of a word behind others.
  func appendWord(_ range: Range<Int>, to letters: inout [UInt16]) {
    let start = letters.count
    for index in range {
      let unit = units[index]
      switch unit {
      case 0x61...0x7A: letters.append(unit)
      case 0x41...0x5A: letters.append(unit | 0x20)
      case 0x30...0x39: letters.append(0x30)
      case _ where Self.isInsideWords(unit): continue
      case 0..<0x80: letters.append(unit)
      default:
        letters.removeSubrange(start...)
        letters += Self.normalized(units[range])
        return
      }
    }
  }

  private static func normalized(_ units: ArraySlice<UInt16>) -> [UInt16] {
    let bare = units.filter { !isInsideWords($0) }
    let text = String(decoding: bare, as: UTF16.self).precomposedStringWithCompatibilityMapping
    return lowercased(Array(text.unicodeScalars)).flatMap { scalar -> [UInt16] in
      switch scalar.value {
      case 0xE4: [0x61, 0x65]
      case 0xF6: [0x6F, 0x65]
      case 0xFC: [0x75, 0x65]
      case 0xDF: [0x73, 0x73]
      case 0x600...0x6FF: unpointed(UInt16(scalar.value))
      case _ where scalar.properties.generalCategory == .decimalNumber: [0x30]
      default: Array(scalar.utf16)
      }
    }
  }

  /// Arabic letters that are written in several ways as one; what only stretches or points them goes.
  private static func unpointed(_ unit: UInt16) -> [UInt16] {
    switch unit {
    case 0x622, 0x623, 0x625: [0x627]
    case 0x629: [0x647]
    case 0x649: [0x64A]
    case 0x640, 0x64B...0x652: []
    case 0x660...0x669, 0x6F0...0x6F9: [0x30]
    default: [unit]
    }
  }

  /// In small letters, as ECMAScript's `toLowerCase` has them: a capital sigma at the end of a word
  /// is a final one (Unicode Standard, table 3-17).
  private static func lowercased(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    scalars.indices.flatMap { index -> [Unicode.Scalar] in
      guard scalars[index] == "\u{3A3}" else {
        return Array(scalars[index].properties.lowercaseMapping.unicodeScalars)
      }
      let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
      let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
      let isFinal = before?.properties.isCased == true && after?.properties.isCased != true
      return [isFinal ? "\u{3C2}" : "\u{3C3}"]
    }
  }
}

extension ArraySlice<UInt16> {
  /// In a script that puts no spaces between words.
  var isUnspaced: Bool {
    contains { $0 >= 0xE00 }
      && String(decoding: self, as: UTF16.self).unicodeScalars.contains(where: \.isUnspaced)
  }

  func contains(_ other: ArraySlice<UInt16>) -> Bool {
    indices.contains { self[$0...].starts(with: other) }
  }
}

extension [Token] {
  /// Which of them stand in each line.
  func ranges(in lines: [Range<Int>]) -> [Range<Int>] {
    var token = 0
    return lines.map { line in
      let first = token
      while token < count, self[token].range.lowerBound < line.upperBound { token += 1 }
      return first..<token
    }
  }

  /// The words that people count.
  func wordCount(in range: Range<Int>) -> Int {
    self[range].count(where: \.startsWord)
  }
}
