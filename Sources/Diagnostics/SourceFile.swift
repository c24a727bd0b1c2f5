import Basics

/// One text file of the source, in the form every reader relies on: UTF-8, no byte order mark, lines
/// that end in a line feed.
package struct SourceFile: Sendable {
  /// Relative to the source folder, with `/` between its parts.
  package let path: String
  package let text: String
  private let lines: LineIndex
  /// Whether there can be a comment in it, if it is YAML.
  package let hasNumberSign: Bool

  /// The most bytes of a text and of a line in it that are read: more than anybody writes, and little
  /// enough that nothing done with them takes long.
  package static let largestText = 1_048_576
  /// Every step of a build looks at Markdown, and the page is checked as well.
  static let largestMarkdown = 262_144
  package static let longestLine = 10_000

  package init(path: String, text: String) {
    self.path = path
    self.text = text
    lines = LineIndex(text)
    hasNumberSign = text.hasByte(UInt8(ascii: "#"))
  }

  /// The file's name without folder and extension: the id of what it holds.
  package var stem: String {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let name = path.utf8[(slash.map(path.utf8.index(after:)) ?? path.startIndex)...]
    return String(Substring(name[..<(name.lastIndex(of: UInt8(ascii: ".")) ?? name.endIndex)]))
  }

  /// Accepts a byte order mark and CRLF or CR line ends; anything but UTF-8, and a control character,
  /// is a fault with the place of the first, and so is what no person has written.
  package static func decoding(
    _ bytes: [UInt8], path: String, longestLine: Int = longestLine,
    into diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    let limit = path.hasSuffix(".md") ? largestMarkdown : largestText
    if bytes.count > limit {
      let fault = Fault.fileTooLarge(limit: limit)
      diagnostics.append(Diagnostic(fault, at: SourceLocation(path: path)))
      return nil
    }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      diagnostics.append(Diagnostic(.notUTF8, at: placeOfInvalidByte(in: content, path: path)))
      return nil
    }
    let file = SourceFile(path: path, text: normalizingLineEnds(text))
    if let fault = file.firstUnreadable(longestLine: longestLine) {
      diagnostics.append(fault)
      return nil
    }
    return file
  }

  private func firstUnreadable(longestLine: Int) -> Diagnostic? {
    if isReadable(longestLine: longestLine) { return nil }
    var line = 1
    var column = 0
    var length = 0
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        (line, column, length) = (line + 1, 0, 0)
        continue
      }
      column += 1
      length += UTF8.width(scalar)
      if scalar.isControl {
        return diagnostic(.controlCharacter(scalar), line: line, column: column)
      }
      if length > longestLine {
        return diagnostic(.lineTooLong(limit: longestLine), line: line, column: 1)
      }
    }
    return nil
  }

  /// Told by the bytes alone: false where there may be something unreadable, which hardly a text has.
  private func isReadable(longestLine: Int) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var length = 0
      var previous: UInt8 = 0
      for byte in bytes {
        length = byte == 0x0A ? 0 : length + 1
        switch byte {
        case 0x09, 0x0A: break
        // Control characters of ASCII, and the first byte of U+0080 to U+009F and of U+FFFE and U+FFFF.
        case ..<0x20, 0x7F, 0xC2, 0xEF: return false
        // The last byte of U+2028 and U+2029.
        case 0xA8, 0xA9: if previous == 0x80 { return false }
        default: break
        }
        if length > longestLine { return false }
        previous = byte
      }
      return true
    }
  }

  private static func normalizingLineEnds(_ text: String) -> String {
    guard text.hasByte(0x0D) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch (previous, byte) {
      case (0x0D, 0x0A): break
      case (_, 0x0D): bytes.append(0x0A)
      default: bytes.append(byte)
      }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func placeOfInvalidByte(in bytes: ArraySlice<UInt8>, path: String)
    -> SourceLocation
  {
    var line = 1
    var column = 1
    var previous: Unicode.Scalar = " "
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
      switch (previous, scalar) {
      case ("\r", "\n"): break
      case (_, "\r"), (_, "\n"):
        line += 1
        column = 1
      default: column += 1
      }
      previous = scalar
    }
    return SourceLocation(path: path, line: line, column: column)
  }

  /// The text of a line, counted from 1.
  package func line(_ number: Int) -> String? {
    lines.line(number)
  }

  func hasLine(_ number: Int) -> Bool { lines.hasLine(number) }

  /// The line and the byte in it, each from 1, of a byte of the text.
  func position(ofUTF8 offset: Int) -> (line: Int, byte: Int) { lines.position(ofUTF8: offset) }

  /// Behind the last character: its line, and the column in it, both from 1.
  var end: (line: Int, column: Int) { lines.end }
}

extension String {
  /// The first of its characters that no text holds.
  package var firstControl: Unicode.Scalar? {
    // Most texts are printable ASCII, which the bytes tell.
    let isPlain = utf8.withContiguousStorageIfAvailable { $0.allSatisfy { 0x20..<0x7F ~= $0 } }
    return isPlain == true ? nil : unicodeScalars.first(where: \.isControl)
  }
}

extension Unicode.Scalar {
  /// Whether no text holds it, neither Markdown nor HTML nor XML: a control character other than tab,
  /// line feed and carriage return. The separators of lines and paragraphs count as such, because they
  /// end a line in YAML 1.1 (section 4.2) and none in CommonMark, so that no line could be named.
  package var isControl: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case ..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
