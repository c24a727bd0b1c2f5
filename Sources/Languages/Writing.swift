/// What the writing of a language asks for, as far as a page has to know it.
package struct Writing: Sendable, Equatable {
  /// Lines start at the right.
  package let isRightToLeft: Bool
  /// Words, and so sentences, stand apart by spaces. Where they do not, texts are measured in characters.
  package let hasSpaces: Bool
  /// What stands between the parts of a list (CLDR, `listPatterns`, "middle").
  package let listSeparator: String
  /// What stands between a label and what it labels.
  package let labelSeparator: String
  /// Nouns begin with a capital wherever they stand, so that no label can be put into a sentence in small letters.
  package let capitalizesNouns: Bool
  /// The marks around a quotation.
  package let quotes: Quotes

  package struct Quotes: Sendable, Equatable {
    package let opening: String
    package let closing: String

    package static let english = Quotes("“", "”")

    init(_ opening: String, _ closing: String) {
      self.opening = opening
      self.closing = closing
    }
  }

  package init(_ tag: LanguageTag) {
    let script = tag.script ?? Self.usualScript(of: tag)
    isRightToLeft = Self.rightToLeft.contains(script)
    hasSpaces = !Self.withoutSpaces.contains(script)
    listSeparator =
      ["ja", "zh", "yue"].contains(tag.language)
      ? "、" : isRightToLeft && !["he", "iw", "yi", "dv"].contains(tag.language) ? "، " : ", "
    labelSeparator =
      switch tag.language {
      case "ja", "zh", "yue": "："
      case "fr": "\u{A0}: "
      default: ": "
      }
    capitalizesNouns = ["de", "lb", "nds", "gsw"].contains(tag.language)
    quotes = Self.quotes(for: tag)
  }

  // MARK: Data

  /// Those that Unicode gives the bidirectional class R or AL.
  private static let rightToLeft: Set<String> = [
    "Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi",
  ]
  private static let withoutSpaces: Set<String> = [
    "Bopo", "Hani", "Hans", "Hant", "Hira", "Hrkt", "Jpan", "Kana", "Khmr", "Laoo", "Mymr", "Thai",
  ]

  /// The script that a language is written in where its tag does not say it, as far as it is one of those above
  /// (CLDR, `common/supplemental/likelySubtags.xml`).
  private static func usualScript(of tag: LanguageTag) -> String {
    switch tag.language {
    case "ar", "arq", "ars", "ary", "arz", "azb", "bal", "bgn", "bqi", "ckb", "fa", "glk", "khw",
      "ks",
      "lrc", "luz", "mzn", "ps", "sd", "sdh", "skr", "ug", "ur":
      "Arab"
    case "pa" where tag.region == "PK", "uz" where tag.region == "AF",
      "ku" where tag.region == "IQ":
      "Arab"
    case "he", "iw", "yi", "ji": "Hebr"
    case "dv": "Thaa"
    case "nqo": "Nkoo"
    case "syr": "Syrc"
    case "ja": "Jpan"
    case "zh", "yue", "wuu", "nan", "hak", "gan", "hsn", "lzh": "Hani"
    case "th": "Thai"
    case "lo": "Laoo"
    case "km": "Khmr"
    case "my", "mnw", "shn": "Mymr"
    default: "Latn"
    }
  }

  /// `delimiters` of CLDR, `common/main`.
  private static func quotes(for tag: LanguageTag) -> Quotes {
    switch (tag.language, tag.region) {
    case ("de", "CH"), ("de", "LI"), ("it", "CH"), ("rm", _): Quotes("«", "»")
    case ("de", _), ("cs", _), ("sk", _), ("sl", _), ("bg", _), ("is", _), ("lt", _), ("et", _),
      ("ka", _),
      ("hsb", _), ("dsb", _), ("lb", _), ("mk", _):
      Quotes("„", "“")
    case ("pl", _), ("ro", _), ("hu", _), ("hr", _), ("sr", _), ("bs", _): Quotes("„", "”")
    case ("fr", _): Quotes("«\u{202F}", "\u{202F}»")
    case ("es", _), ("it", _), ("pt", "PT"), ("ca", _), ("gl", _), ("el", _), ("nb", _), ("nn", _),
      ("no", _), ("fa", _), ("eu", _), ("ru", _), ("uk", _), ("be", _), ("ar", _):
      Quotes("«", "»")
    case ("fi", _), ("sv", _): Quotes("”", "”")
    case ("ja", _), ("zh", "TW"), ("zh", "HK"), ("yue", _): Quotes("「", "」")
    case ("he", _): Quotes("”", "”")
    default: .english
    }
  }
}
