/// The part of a text that the check looks at, as UTF-16 code units: browsers count in them, and both
/// implementations have to find the same places.
struct TextUnits {
  let units: [UInt16]
  let isTruncated: Bool

  /// Takes at most `limit` units, and never one half of a surrogate pair.
  init(_ text: String, limit: Int) {
    if let units = Self.unitsOfASCII(text, limit: limit) {
      self.units = units
      isTruncated = false
      return
    }
    var units = Array(text.utf16.prefix(limit + 1))
    isTruncated = units.count > limit
    if isTruncated {
      units.removeLast()
      if let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
    }
    self.units = units
  }

  /// Most letters are ASCII, whose bytes are its units; nil for any other text, and where it is too long.
  private static func unitsOfASCII(_ text: String, limit: Int) -> [UInt16]? {
    var text = text
    return text.withUTF8 { bytes in
      bytes.count <= limit && bytes.allSatisfy { $0 < 0x80 } ? bytes.map(UInt16.init) : nil
    }
  }

  var count: Int { units.count }

  subscript(index: Int) -> UInt16 { units[index] }

  func string(_ range: Range<Int>) -> String {
    String(decoding: units[range], as: UTF16.self)
  }

  /// The scalar that starts at a unit and how many units it takes.
  func scalar(at index: Int) -> (scalar: Unicode.Scalar, width: Int) {
    let unit = units[index]
    if let scalar = Unicode.Scalar(unit) { return (scalar, 1) }
    guard UTF16.isLeadSurrogate(unit), index + 1 < units.count,
      UTF16.isTrailSurrogate(units[index + 1])
    else { return ("\u{FFFD}", 1) }
    let value = 0x10000 + (UInt32(unit & 0x3FF) << 10) + UInt32(units[index + 1] & 0x3FF)
    return (Unicode.Scalar(value) ?? "\u{FFFD}", 2)
  }

  static func isColon(_ unit: UInt16) -> Bool { unit == 0x3A || unit == 0xFF1A }

  /// A comma of any script.
  static func isComma(_ unit: UInt16) -> Bool {
    unit == 0x2C || unit == 0x60C || unit == 0xFF0C || unit == 0x3001
  }

  /// The white space of ECMAScript's `\s`.
  func isSpace(_ index: Int) -> Bool {
    switch units[index] {
    case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
      0xFEFF:
      true
    default: false
    }
  }

  /// It ends a line, and is not the first half of CR LF, which ends one line.
  func isNewline(_ index: Int) -> Bool {
    switch units[index] {
    case 0x0A, 0x2028, 0x2029: true
    case 0x0D: index + 1 == units.count || units[index + 1] != 0x0A
    default: false
    }
  }

  /// The units of each line, without what ends it.
  func lines() -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in units.indices where isNewline(index) {
      let isPair = units[index] == 0x0A && index > start && units[index - 1] == 0x0D
      lines.append(start..<(isPair ? index - 1 : index))
      start = index + 1
    }
    lines.append(start..<units.count)
    return lines
  }

  func hasSpace(in range: Range<Int>) -> Bool {
    range.contains(where: isSpace)
  }

  /// The range without white space at both ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    guard let first = range.first(where: { !isSpace($0) }),
      let last = range.last(where: { !isSpace($0) })
    else { return range.lowerBound..<range.lowerBound }
    return first..<last + 1
  }

  /// How many units the letter, mark or digit takes that starts here; 0 where none does.
  func wordScalarWidth(at index: Int) -> Int {
    let unit = units[index]
    if unit < 0x80 { return Self.isASCIIWord(unit) ? 1 : 0 }
    let (scalar, width) = scalar(at: index)
    return scalar.isPartOfWord ? width : 0
  }

  /// A letter or a digit of ASCII.
  static func isASCIIWord(_ unit: UInt16) -> Bool {
    (0x61...0x7A).contains(unit | 0x20) || (0x30...0x39).contains(unit)
  }

  /// A digit of ASCII.
  func isDigit(_ index: Int) -> Bool { (0x30...0x39).contains(units[index]) }

  func isUppercase(at index: Int) -> Bool {
    units[index] < 0x80
      ? (0x41...0x5A).contains(units[index]) : scalar(at: index).scalar.isUppercaseLetter
  }

  /// A name can begin here: with a capital, or in a script that has none with any letter.
  func beginsName(at index: Int) -> Bool {
    units[index] < 0x80
      ? (0x41...0x5A).contains(units[index]) : scalar(at: index).scalar.canBeginName
  }

  func isLowercase(at index: Int) -> Bool {
    units[index] < 0x80
      ? (0x61...0x7A).contains(units[index]) : scalar(at: index).scalar.isLowercaseLetter
  }
}

extension Range<Int> {
  /// It shares a unit with one of the spans.
  func overlaps(anyOf spans: [Range<Int>]) -> Bool {
    spans.contains { lowerBound < $0.upperBound && $0.lowerBound < upperBound }
  }
}

extension Unicode.Scalar {
  /// In the general category L, M or N.
  var isPartOfWord: Bool {
    if isASCII {
      return (0x30...0x39).contains(value) || (0x41...0x5A).contains(value)
        || (0x61...0x7A).contains(value)
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  /// In the general category L.
  var isLetter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  /// In the general category M.
  var isMark: Bool {
    if isASCII { return false }
    return switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  /// In the general category Lu or Lo.
  var canBeginName: Bool {
    properties.generalCategory == .uppercaseLetter || properties.generalCategory == .otherLetter
  }

  /// In a script that puts no spaces between words, whose every character is a word: Han, Hiragana,
  /// Katakana, Thai, Lao, Khmer or Myanmar (Unicode Standard Annex 24).
  var isUnspaced: Bool {
    switch value {
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

  var isUppercaseLetter: Bool { properties.generalCategory == .uppercaseLetter }
  var isLowercaseLetter: Bool { properties.generalCategory == .lowercaseLetter }
}
