/// The part of a text that the check looks at, as UTF-16 code units: browsers count in them, and both
/// implementations have to find the same places.
struct TextUnits {
  let units: [UInt16]
  let isTruncated: Bool

  /// Takes at most `limit` units, and never one half of a surrogate pair.
  init(_ text: String, limit: Int) {
    var units = Array(text.utf16.prefix(limit + 1))
    isTruncated = units.count > limit
    if isTruncated {
      units.removeLast()
      if let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
    }
    self.units = units
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

  /// The white space of ECMAScript's `\s`.
  func isSpace(_ index: Int) -> Bool {
    switch units[index] {
    case 0x09...0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
      0xFEFF:
      true
    default: false
    }
  }

  /// It ends a line: a line feed, a carriage return without one, a separator of lines or paragraphs.
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
      lines.append(start..<index)
      start = index + 1
    }
    lines.append(start..<units.count)
    return lines
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

  /// In the general category M.
  var isMark: Bool {
    if isASCII { return false }
    return switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  var isUppercaseLetter: Bool { properties.generalCategory == .uppercaseLetter }
  var isLowercaseLetter: Bool { properties.generalCategory == .lowercaseLetter }
}
