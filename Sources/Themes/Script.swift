/// The text of a script as it is published.
package enum Script {
  /// The script without the comments that have lines to themselves, without empty lines and without what
  /// lines are indented by: these explain the source, and would be a quarter of what a reader waits for.
  ///
  /// A comment that begins with `/*!` or `//!`, as licenses do, stays, and so does one that begins with `//#`, which
  /// tools read. What only looks like a comment, in a template, stays; a script of which that cannot
  /// be told is published as it is.
  package static func compacted(_ bytes: [UInt8]) -> [UInt8] {
    var scanner = ScriptScanner(bytes)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    while scanner.index < bytes.count {
      if scanner.skipLineWithoutCode() || scanner.skipIndentation() { continue }
      let start = scanner.index
      scanner.skipToken()
      result += bytes[start..<scanner.index]
    }
    return scanner.isInTemplate ? bytes : result
  }
}

/// Goes through a script token by token (ECMAScript, section 12), as far as is needed to tell comments
/// from what looks like one.
private struct ScriptScanner {
  private let bytes: [UInt8]
  private(set) var index = 0
  private var isAtLineStart = true
  /// The last token that was neither space nor comment: its first and last byte, for words all of it.
  private var previous: ArraySlice<UInt8> = []
  /// For each template that code stands in, how many braces are open in that code.
  private var braces: [Int] = []
  private var isInText = false

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isInTemplate: Bool { isInText || !braces.isEmpty }

  /// Goes on behind an empty line, or a comment that has lines to itself. False if none begins here.
  mutating func skipLineWithoutCode() -> Bool {
    guard isAtLineStart, !isInText else { return false }
    var end = endOfSpaces(from: index)
    if starts(with: "//", at: end) {
      guard !starts(with: "//!", at: end), !starts(with: "//#", at: end) else { return false }
      end = endOfLine(from: end)
    } else if starts(with: "/*", at: end) {
      guard !starts(with: "/*!", at: end) else { return false }
      end = endOfSpaces(from: endOfComment(from: end))
    }
    guard end == bytes.count || bytes[end] == newline else { return false }
    index = min(end + 1, bytes.count)
    return true
  }

  /// Goes on at the first token of a line. False if nothing stands before it.
  mutating func skipIndentation() -> Bool {
    guard isAtLineStart, !isInText else { return false }
    let end = endOfSpaces(from: index)
    defer { index = end }
    return end > index
  }

  /// Goes on behind the token that begins here.
  mutating func skipToken() {
    let start = index
    if isInText { return skipText() }
    let byte = bytes[start]
    isAtLineStart = byte == newline
    switch byte {
    case newline, UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
      index += 1
      return
    case UInt8(ascii: "/") where starts(with: "//", at: start):
      index = endOfLine(from: start)
      return
    case UInt8(ascii: "/") where starts(with: "/*", at: start):
      index = endOfComment(from: start)
      return
    case UInt8(ascii: "/") where isExpressionExpected: index = endOfRegularExpression(from: start)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): index = endOfString(from: start)
    case UInt8(ascii: "`"):
      isInText = true
      index += 1
    case UInt8(ascii: "{"):
      if !braces.isEmpty { braces[braces.count - 1] += 1 }
      index += 1
    case UInt8(ascii: "}"):
      index += 1
      guard let open = braces.last else { break }
      braces[braces.count - 1] -= 1
      if open == 0 {
        braces.removeLast()
        isInText = true
      }
    case _ where Self.isOfWord(byte):
      while index < bytes.count, Self.isOfWord(bytes[index]) { index += 1 }
    default: index += 1
    }
    previous = bytes[start..<index]
  }

  /// The text of a template up to its end, or to code in it.
  private mutating func skipText() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "`"):
        index += 1
        isInText = false
        isAtLineStart = false
        previous = bytes[(index - 1)..<index]
        return
      case UInt8(ascii: "$") where starts(with: "${", at: index):
        index += 2
        braces.append(0)
        isInText = false
        isAtLineStart = false
        previous = bytes[(index - 1)..<index]
        return
      default: index += 1
      }
    }
    index = bytes.count
  }

  /// Whether a slash begins a regular expression rather than dividing what stands before it.
  private var isExpressionExpected: Bool {
    guard let last = previous.last else { return true }
    if Self.isOfWord(last) {
      return Self.wordsBeforeExpressions.contains(String(decoding: previous, as: UTF8.self))
    }
    return !")]}\"'`/".utf8.contains(last)
  }

  private static let wordsBeforeExpressions: Set<String> = [
    "await", "case", "delete", "do", "else", "in", "instanceof", "new", "of", "return", "throw",
    "typeof", "void", "yield",
  ]

  private func endOfRegularExpression(from start: Int) -> Int {
    var isInClass = false
    var end = start + 1
    while end < bytes.count, bytes[end] != newline {
      switch bytes[end] {
      case UInt8(ascii: "\\"): end += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "/") where !isInClass: return end + 1
      default: break
      }
      end += 1
    }
    return start + 1
  }

  private func endOfString(from start: Int) -> Int {
    var end = start + 1
    while end < bytes.count, bytes[end] != bytes[start], bytes[end] != newline {
      end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(end < bytes.count && bytes[end] == newline ? end : end + 1, bytes.count)
  }

  private func endOfComment(from start: Int) -> Int {
    var end = start + 2
    while end < bytes.count, !starts(with: "*/", at: end) { end += 1 }
    return min(end + 2, bytes.count)
  }

  private func endOfLine(from start: Int) -> Int {
    bytes[start...].firstIndex(of: newline) ?? bytes.count
  }

  private func endOfSpaces(from start: Int) -> Int {
    var end = start
    while end < bytes.count, " \t\r".utf8.contains(bytes[end]) { end += 1 }
    return end
  }

  private func starts(with text: StaticString, at index: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
  }

  private let newline = UInt8(ascii: "\n")

  private static func isOfWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
