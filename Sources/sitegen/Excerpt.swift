/// A line of a source as a terminal can show it: short enough to stay one line, with nothing in it
/// that a terminal would obey, and with the white space that puts a caret under a column.
struct Excerpt {
  let line: String
  /// As wide as what is shown before the column; nil where there is no column.
  let indent: String?

  /// The most columns of a terminal that a line takes, ellipses not counted.
  private static let width = 110
  /// How many of them at most come before the caret in a line that has been cut.
  private static let lead = 70

  /// - Parameter column: from 1, in Unicode scalars, as `SourceLocation` counts.
  init(_ source: String, column: Int?) {
    let scalars = source.unicodeScalars
    let before = column.map { String(scalars.prefix(max(0, $0 - 1))) }
    let characters = Array(source)
    let caret = before?.count ?? 0
    let shown = Self.window(of: characters, around: min(caret, characters.count))
    let isCutBefore = shown.lowerBound > 0
    let isCutAfter = shown.upperBound < characters.count
    line = (isCutBefore ? "…" : "") + characters[shown].printable + (isCutAfter ? "…" : "")
    indent = column.map { _ in
      (isCutBefore ? " " : "")
        + characters[shown].prefix(max(0, caret - shown.lowerBound)).map { character in
          character == "\t"
            ? "\t" : String(repeating: " ", count: DisplayWidth.columns(of: character))
        }.joined()
    }
  }

  /// The run of characters that fits, with the caret in it.
  private static func window(of characters: [Character], around caret: Int) -> Range<Int> {
    func start(_ room: Int, from end: Int) -> Int {
      var start = end
      var room = room
      while start > 0, room >= DisplayWidth.columns(of: characters[start - 1]) {
        room -= DisplayWidth.columns(of: characters[start - 1])
        start -= 1
      }
      return start
    }
    if start(width, from: characters.count) == 0 { return 0..<characters.count }
    let first = start(lead, from: caret)
    var end = first
    var room = width
    while end < characters.count, room >= DisplayWidth.columns(of: characters[end]) {
      room -= DisplayWidth.columns(of: characters[end])
      end += 1
    }
    return first..<end
  }
}

extension Sequence<Character> {
  /// The text with control characters as their pictures (Unicode, "Control Pictures"), so that a
  /// terminal shows them and does not obey them; tabs are kept.
  var printable: String {
    var text = String.UnicodeScalarView()
    for scalar in lazy.flatMap(\.unicodeScalars) {
      switch scalar.value {
      case 0x09: text.append(scalar)
      case 0..<0x20: text.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case 0x7F: text.append("\u{2421}")
      case 0x80..<0xA0: text.append("\u{FFFD}")
      default: text.append(scalar)
      }
    }
    return String(text)
  }
}

/// How many columns of a terminal a character takes.
enum DisplayWidth {
  /// Two for what Unicode Standard Annex #11 calls wide or full-width and for emoji, none for what
  /// only joins or marks, else one.
  static func columns(of character: Character) -> Int {
    character.unicodeScalars.map(columns).max() ?? 0
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return 1 }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
    0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]
}
