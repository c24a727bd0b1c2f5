/// How a language writes whole numbers.
package struct NumberFormat: Sendable, Equatable {
  /// Between groups of digits, such as `,` in 1,000.
  let separator: String
  /// The digits that stand before the first separator, at least: with 2, it is 1000 and 10 000.
  let leastLeading: Int
  /// The digits of a group but the last, which has three: two in India.
  let groupLength: Int
  /// The name of the numbering system in CLDR, such as `latn`.
  let system: String
  /// The same in a language that has had others.
  package let ambiguousSystem: String?
  /// The digit for 0; the others follow it.
  let zero: Unicode.Scalar

  /// - Parameter numerals: the numbering system where it is not that of the language, such as `arab`.
  package init(_ tag: String, numerals: String? = nil) {
    let tag = LanguageTag(tag)
    let system = numerals ?? NumberData.numerals(of: tag)
    let shape = NumberData.shape(of: tag)
    let isArabic = system == "arab" || system == "arabext"
    separator = isArabic ? "٬" : shape.separator
    leastLeading = isArabic ? 1 : shape.leastLeading
    groupLength = shape.groupLength
    self.system = system
    ambiguousSystem = system != "latn" || tag.language == "ar" ? system : nil
    zero = NumberData.zeros[system] ?? "0"
  }

  /// A quantity, with its digits in groups.
  package func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var groups: [Substring] = []
    var rest = digits[...]
    guard digits.count >= 3 + leastLeading else { return (number < 0 ? "-" : "") + plain(digits) }
    groups.append(rest.suffix(3))
    rest = rest.dropLast(3)
    while !rest.isEmpty {
      groups.append(rest.suffix(groupLength))
      rest = rest.dropLast(groupLength)
    }
    return (number < 0 ? "-" : "") + plain(groups.reversed().joined(separator: separator))
  }

  /// Digits as they stand, such as those of a year.
  package func plain(_ digits: some StringProtocol) -> String {
    guard zero != "0" else { return String(digits) }
    return String(
      String.UnicodeScalarView(
        digits.unicodeScalars.map { digit in
          ("0"..."9").contains(digit)
            ? Unicode.Scalar(zero.value + digit.value - 0x30) ?? digit : digit
        }))
  }

  package func plain(_ number: Int) -> String { plain(String(number)) }
}

/// Of the Unicode CLDR, release 48, `common/main`: `numbers`, `defaultNumberingSystem`.
///
/// Copyright © 1991-2025 Unicode, Inc. Licensed under the Unicode License V3,
/// https://www.unicode.org/license.txt.
enum NumberData {
  struct Shape {
    var separator = ","
    var leastLeading = 1
    var groupLength = 3
  }

  static func shape(of tag: LanguageTag) -> Shape {
    for name in tag.fallbacks {
      if let (_, shape) = shapes.first(where: {
        $0.languages.split(separator: " ").contains(name[...])
      }) {
        return shape
      }
    }
    return Shape()
  }

  // swift-format-ignore
  private static let shapes: [(languages: String, shape: Shape)] = [
    ("af br cs cv de-AT ff fi fr-CA kab kea kk ky lt nb nn no oc os prg ru sah sk sv szl tg tk tt uk uz xh", Shape(separator: "\u{A0}")),
    ("be bg et hu hy ka lv pl pt-PT sq", Shape(separator: "\u{A0}", leastLeading: 2)),
    ("ar-DZ ar-LY ar-MA ar-TN ast az bs ca da de dsb el es-AR eu fo fy gl hr hsb id is jv ku lb lij lo mk nds nl pt ro sc sr su tr vi wo", Shape(separator: ".")),
    ("es-MX es-US", Shape()),
    ("es ia it sl", Shape(separator: ".", leastLeading: 2)),
    ("eo fr fr-CH rm vec", Shape(separator: "\u{202F}")),
    ("de-CH de-LI", Shape(separator: "'")),
    ("it-CH", Shape(separator: "'", leastLeading: 2)),
    ("as bn brx en-IN gu hi kok ml mr ne or pa sa ta te", Shape(groupLength: 2)),
  ]

  static func numerals(of tag: LanguageTag) -> String {
    switch (tag.language, tag.region) {
    case ("ar", let region?) where arabic.contains(region): "arab"
    case ("ckb", _), ("sd", _): "arab"
    case ("fa", _), ("ks", _), ("ps", _), ("mzn", _), ("ur", "IN"): "arabext"
    case ("as", _), ("bn", _), ("mni", _): "beng"
    case ("mr", _), ("ne", _), ("sa", _), ("bho", _), ("raj", _): "deva"
    case ("my", _): "mymr"
    case ("dz", _): "tibt"
    default: "latn"
    }
  }

  /// The countries in which Arabic is written with Arabic-Indic digits.
  private static let arabic: Set<String> = [
    "BH", "DJ", "EG", "ER", "IL", "IQ", "JO", "KM", "KW", "LB", "MR", "OM", "PS", "QA", "SA", "SD",
    "SO",
    "SS", "SY", "TD", "YE",
  ]

  /// Of each numbering system that is known, its digit 0.
  static let zeros: [String: Unicode.Scalar] = [
    "latn": "0", "arab": "\u{660}", "arabext": "\u{6F0}", "beng": "\u{9E6}", "deva": "\u{966}",
    "mymr": "\u{1040}", "tibt": "\u{F20}", "thai": "\u{E50}", "khmr": "\u{17E0}", "laoo": "\u{ED0}",
  ]
}
