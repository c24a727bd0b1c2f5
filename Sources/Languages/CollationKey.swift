import Foundation

/// The place of a text in an alphabetical list: that of the Unicode Collation Algorithm by its default table (UTS 10,
/// DUCET), for names in the scripts that `primary(of:)` knows, and the same on every machine.
///
/// Letters count first, then their accents, then capitals; white space comes before punctuation, that before digits,
/// and those before letters.
package struct CollationKey: Comparable, Sendable {
  private var primary: [UInt32] = []
  private var secondary: [UInt32] = []
  private var tertiary: [UInt8] = []

  package init(_ text: String) {
    for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark:
        if !secondary.isEmpty { secondary[secondary.count - 1] += scalar.value }
      case .control, .format: continue
      default: append(scalar)
      }
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    let lower = scalar.properties.lowercaseMapping
    for letter in lower.unicodeScalars.flatMap(Self.parts) {
      primary.append(Self.primary(of: letter.base))
      secondary.append(letter.variant)
      tertiary.append(Self.tertiary(of: scalar, lower: lower))
    }
  }

  package static func < (left: Self, right: Self) -> Bool {
    if left.primary != right.primary {
      return left.primary.lexicographicallyPrecedes(right.primary)
    }
    if left.secondary != right.secondary {
      return left.secondary.lexicographicallyPrecedes(right.secondary)
    }
    return left.tertiary.lexicographicallyPrecedes(right.tertiary)
  }

  // MARK: Weights

  /// The letters that one is, and whether it is another form of them, as an accent would make it.
  private static func parts(_ scalar: Unicode.Scalar) -> [(base: Unicode.Scalar, variant: UInt32)] {
    switch scalar {
    case "ß": [("s", 1), ("s", 1)]
    case "æ": [("a", 1), ("e", 1)]
    case "œ": [("o", 1), ("e", 1)]
    case "ø": [("o", 0x338)]
    case "ł": [("l", 0x335)]
    case "đ": [("d", 0x335)]
    case "ð": [("d", 1)]
    case "ħ": [("h", 0x335)]
    case "ŧ": [("t", 0x335)]
    case "ς": [("σ", 1)]
    // Katakana stand with hiragana, small ones with large ones.
    case "\u{30A1}"..."\u{30F6}": [(hiragana(scalar.value - 0x60), 1)]
    case "\u{3041}"..."\u{3096}": [(hiragana(scalar.value), 0)]
    default: [(scalar, 0)]
    }
  }

  private static let smallKana: Set<UInt32> = [
    0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308E,
  ]

  private static func hiragana(_ value: UInt32) -> Unicode.Scalar {
    Unicode.Scalar(smallKana.contains(value) ? value + 1 : value) ?? "\u{FFFD}"
  }

  /// In each group by code point, which is alphabetical in Latin, Greek, Cyrillic, Hebrew, Arabic, Hangul, kana and,
  /// by its own definition, Han.
  private static func primary(of scalar: Unicode.Scalar) -> UInt32 {
    let group: UInt32 =
      switch scalar.properties.generalCategory {
      case .spaceSeparator, .lineSeparator, .paragraphSeparator: 1
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
        .initialPunctuation, .finalPunctuation, .otherPunctuation:
        2
      case .mathSymbol, .modifierSymbol, .otherSymbol: 3
      case .currencySymbol: 4
      case .decimalNumber: 5
      default: 6
      }
    if group == 5, let digit = scalar.properties.numericValue {
      return group << 24 | UInt32(digit)
    }
    // A few letters stand right behind another.
    let before: [Unicode.Scalar: Unicode.Scalar] = ["ı": "i", "ŋ": "n"]
    return group << 24 | (before[scalar].map { $0.value << 3 + 1 } ?? scalar.value << 3)
  }

  /// Small letters before capitals.
  private static func tertiary(of scalar: Unicode.Scalar, lower: String) -> UInt8 {
    lower.unicodeScalars.first == scalar ? 0 : 1
  }
}
