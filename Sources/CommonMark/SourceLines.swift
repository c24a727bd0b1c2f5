/// The lines of a source as cmark counts them (CommonMark 0.30, 2.1), with what the markers of the
/// containers around a paragraph take from the start of each.
struct SourceLines {
  private let lines: [ArraySlice<UInt8>]

  init(_ bytes: [UInt8]) {
    var lines: [ArraySlice<UInt8>] = []
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(where: { $0 == .newline || $0 == .carriageReturn }) {
      lines.append(bytes[start..<end])
      let isPair = bytes[end] == .carriageReturn && bytes[(end + 1)...].first == .newline
      start = end + (isPair ? 2 : 1)
    }
    lines.append(bytes[start...])
    self.lines = lines
  }

  /// A line without its ending, by its number from 1; empty for a line that is not there.
  subscript(line: Int) -> ArraySlice<UInt8> {
    lines.indices.contains(line - 1) ? lines[line - 1] : []
  }

  /// How many bytes of a paragraph's continuation line are not part of the paragraph: the markers of
  /// `quoteDepth` block quotes, or of fewer when the line is lazy, and white space.
  func markerLength(ofLine line: Int, quoteDepth: Int) -> Int {
    let text = self[line]
    var index = text.startIndex
    var quotes = 0
    while index < text.endIndex {
      if text[index] == .quoteMarker, quotes < quoteDepth {
        quotes += 1
      } else if text[index] != .space, text[index] != .tab {
        break
      }
      index += 1
    }
    return index - text.startIndex
  }

  func endsWithBackslash(_ line: Int) -> Bool {
    self[line].last == .backslash
  }
}

extension UInt8 {
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let quoteMarker = UInt8(ascii: ">")
  static let backtick = UInt8(ascii: "`")
  static let backslash = UInt8(ascii: "\\")
}
