import Foundation

/// Takes a text apart into the words that searches compare: without case, accents and punctuation. The marks of voiced
/// kana are no accents: ハ and パ are two letters.
///
/// An apostrophe before one last letter is dropped, so that "don't" is one word, and "dont"; before
/// more it parts words, so that "I'll" is not "ill", and "l'offre" in French can be found as "offre". In a script without spaces
/// each two characters beside each other are a word. `search-query.js` does the same with what readers look for.
package struct SearchWords {
  /// A longer run of letters is taken for several words.
  static let longest = 32

  private var word: [UInt16] = []
  /// The last character of a run in a script without spaces, and whether it has been part of a word.
  private var single: (units: [UInt16], isPaired: Bool)?

  /// Whether forms of one letter or word, such as ß and ss, are the same; letters with and without accents always are.
  private let mergesForms: Bool

  package init(mergingForms: Bool = true) {
    mergesForms = mergingForms
  }

  /// - Parameter body: receives each word in UTF-16, as scripts compare it.
  package mutating func forEach(in text: String, _ body: ([UInt16]) -> Void) {
    // Most letters are ASCII, and folding costs more than all the rest.
    let bytes = Array(text.utf8)
    if bytes.allSatisfy({ $0 < 0x80 }) {
      for place in bytes.indices where !dropsApostrophe(at: place, in: bytes) {
        take(bytes[place], body)
      }
    } else {
      let scalars = folded(text)
      for place in scalars.indices where !dropsApostrophe(at: place, in: scalars) {
        take(scalars[place], body)
      }
    }
    end(body)
  }

  private func dropsApostrophe<Unit: WordUnit>(at place: Int, in units: [Unit]) -> Bool {
    guard units[place].isApostrophe, !word.isEmpty else { return false }
    return units[(place + 1)...].prefix(2).prefix { $0.isOfWord }.count == 1
  }

  private mutating func take(_ byte: UInt8, _ body: ([UInt16]) -> Void) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      word.append(UInt16(byte))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): word.append(UInt16(byte | 0x20))
    default: return end(body)
    }
    if word.count == Self.longest { end(body) }
  }

  private mutating func take(_ scalar: Unicode.Scalar, _ body: ([UInt16]) -> Void) {
    guard scalar.isOfWord else { return end(body) }
    let units = UTF16.encode(scalar).map(Array.init) ?? []
    if Self.isUnspaced(scalar) {
      endWord(body)
      if let single { body(single.units + units) }
      single = (units, isPaired: single != nil)
      return
    }
    endRun(body)
    word += units
    if word.count >= Self.longest { end(body) }
  }

  private mutating func end(_ body: ([UInt16]) -> Void) {
    endWord(body)
    endRun(body)
  }

  private mutating func endWord(_ body: ([UInt16]) -> Void) {
    guard !word.isEmpty else { return }
    body(mergesForms ? Self.withoutArticle(word) : word)
    word.removeAll(keepingCapacity: true)
  }

  private mutating func endRun(_ body: ([UInt16]) -> Void) {
    if let single, !single.isPaired { body(single.units) }
    single = nil
  }

  /// Arabic writes the article, and what stands before it, together with the word.
  private static func withoutArticle(_ word: [UInt16]) -> [UInt16] {
    guard let first = word.first, (0x600...0x6FF).contains(first), word.count > 4 else {
      return word
    }
    let (alef, lam): (UInt16, UInt16) = (0x627, 0x644)
    // Before the article: waw, beh, kaf, feh.
    let before: Set<UInt16> = [0x648, 0x628, 0x643, 0x641]
    let length =
      if word.starts(with: [alef, lam]) || word.starts(with: [lam, lam]) {
        2
      } else if before.contains(first), word[1] == alef, word[2] == lam {
        3
      } else { 0 }
    return word.count >= length + 3 ? Array(word.dropFirst(length)) : word
  }

  private func folded(_ text: String) -> [Unicode.Scalar] {
    // Dashes, quotes and dots are no letters and fold into none: most texts have nothing else beside ASCII.
    if text.unicodeScalars.allSatisfy({ $0.isASCII || (0x2010...0x2027).contains($0.value) }) {
      return text.unicodeScalars.map {
        ("A"..."Z").contains($0) ? Unicode.Scalar(UInt8($0.value) | 0x20) : $0
      }
    }
    var letters = String.UnicodeScalarView()
    for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars
    where !scalar.properties.generalCategory.isMark || scalar.isVoicing { letters.append(scalar) }
    let composed = String(letters).precomposedStringWithCanonicalMapping
    return composed.lowercased().unicodeScalars.flatMap { letter in
      letter.isASCII || !mergesForms && letter != "ς"
        ? [letter] : Self.alike[letter].map { Array($0.unicodeScalars) } ?? [letter]
    }
  }

  /// Letters that are written in several ways, or that people have no key for.
  private static let alike: [Unicode.Scalar: String] = [
    "ς": "σ", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i",
    "\u{629}": "\u{647}", "\u{649}": "\u{64A}", "\u{640}": "",
  ]

  /// Whether a character is of a script that writes no spaces between words: Thai, Lao, Burmese, Khmer, kana and
  /// Chinese characters.
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }
}

/// A character of a text, as it is taken apart.
private protocol WordUnit {
  var isApostrophe: Bool { get }
  var isOfWord: Bool { get }
}

/// A character of ASCII.
extension UInt8: WordUnit {
  fileprivate var isApostrophe: Bool { self == UInt8(ascii: "'") }

  fileprivate var isOfWord: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}

extension Unicode.Scalar: WordUnit {
  fileprivate var isApostrophe: Bool {
    self == "'" || self == "\u{2019}" || self == "\u{2018}" || self == "\u{02BC}"
  }
  fileprivate var isOfWord: Bool {
    isASCII ? UInt8(value).isOfWord : properties.generalCategory.isOfWords && !isApostrophe
  }
  /// Whether it is the dakuten or handakuten of a kana before it.
  fileprivate var isVoicing: Bool { self == "\u{3099}" || self == "\u{309A}" }
}

extension Unicode.GeneralCategory {
  fileprivate var isOfWords: Bool {
    switch self {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }

  fileprivate var isMark: Bool {
    switch self {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }
}
