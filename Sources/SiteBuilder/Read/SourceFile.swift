import Etiquette

/// One text file of the source, in the form every reader relies on: UTF-8, no byte order mark, lines
/// that end in a line feed.
struct SourceFile: Sendable {
  /// Relative to the source folder, with `/` between its parts.
  let path: String
  let text: String

  /// The file's name without folder and extension: the id of what it holds.
  var stem: String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex))
  }

  /// Accepts a byte order mark and CRLF or CR line ends; anything but UTF-8 is a fault with the
  /// place of the first wrong byte.
  static func decoding(_ bytes: [UInt8], path: String, into diagnostics: inout [Diagnostic])
    -> SourceFile?
  {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      diagnostics.append(Diagnostic(.notUTF8, at: placeOfInvalidByte(in: content, path: path)))
      return nil
    }
    return SourceFile(path: path, text: normalizingLineEnds(text))
  }

  private static func normalizingLineEnds(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
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
  func line(_ number: Int) -> String? {
    var rest = text[...]
    for _ in 1..<max(1, number) {
      guard let end = rest.utf8.firstIndex(of: 0x0A) else { return nil }
      rest = rest[rest.utf8.index(after: end)...]
    }
    return String(rest.prefix { $0 != "\n" })
  }

  /// The column, in Unicode scalars from 1, at which a text starts in a line; 1 where it does not.
  func column(of needle: String, inLine number: Int) -> Int {
    guard let line = line(number), let start = line.firstRange(of: needle)?.lowerBound else {
      return 1
    }
    return line.unicodeScalars.distance(from: line.startIndex, to: start) + 1
  }

  func diagnostic(_ fault: Fault, line: Int? = nil, column: Int? = nil) -> Diagnostic {
    Diagnostic(
      fault, at: SourceLocation(path: path, line: line, column: column),
      excerpt: line.flatMap { self.line($0) })
  }

  /// A fault at a place whose column counts UTF-8 bytes, as cmark's do.
  func diagnostic(_ fault: Fault, line: Int?, byte: Int?) -> Diagnostic {
    let before = line.flatMap(self.line).map { $0.utf8.prefix((byte ?? 1) - 1) }
    let column = before.map { String(decoding: Array($0), as: UTF8.self).unicodeScalars.count + 1 }
    return diagnostic(fault, line: line, column: column)
  }

  /// A fault at the place where a text stands in a line.
  func diagnostic(_ fault: Fault, at needle: String, inLine line: Int) -> Diagnostic {
    diagnostic(fault, line: line, column: column(of: needle, inLine: line))
  }
}
