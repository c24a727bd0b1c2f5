import Content
import Basics
import Diagnostics

/// Checks a style sheet as the theme has it: that what opens closes, and that what it loads is there and
/// may be loaded.
///
/// It reads by the tokens of CSS Syntax Module Level 3 as far as that takes: comments, texts, addresses and
/// brackets.
struct StyleSheetCheck {
  private let file: SourceFile
  private let bytes: [UInt8]
  /// What the addresses in it can lead to, relative to where the sheet is published.
  private let isThere: (String) -> Bool
  private var found: [Diagnostic] = []
  private var open: [(closing: UInt8, offset: Int)] = []

  static func diagnostics(of file: SourceFile, isThere: @escaping (String) -> Bool) -> [Diagnostic]
  {
    var check = StyleSheetCheck(file: file, isThere: isThere)
    check.read()
    return check.found
  }

  private init(file: SourceFile, isThere: @escaping (String) -> Bool) {
    self.file = file
    self.isThere = isThere
    bytes = Array(file.text.utf8)
  }

  private mutating func report(_ fault: Fault, at offset: Int) {
    found.append(file.place(atUTF8: offset).diagnostic(fault))
  }

  private mutating func read() {
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "/") where isAt("/*", index):
        guard let end = end(of: "*/", from: index + 2) else {
          return report(.unclosedInStyles("comment"), at: index)
        }
        index = end
        continue
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard let end = endOfText(from: index) else {
          return report(.unclosedInStyles("text"), at: index)
        }
        index = end
        continue
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "{"): open.append((UInt8(ascii: "}"), index))
      case UInt8(ascii: "["): open.append((UInt8(ascii: "]"), index))
      case UInt8(ascii: "("):
        if isAfter("url", index), let end = readAddress(from: index) {
          index = end
          continue
        }
        open.append((UInt8(ascii: ")"), index))
      case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"):
        guard close(bytes[index], at: index) else { return }
      case UInt8(ascii: "@") where isAt("@import", index): report(.importInStyles, at: index)
      default: break
      }
      index += 1
    }
    if let last = open.last { report(.unclosedInStyles(Self.name(last.closing)), at: last.offset) }
  }

  /// - Returns: whether it makes sense to read on.
  private mutating func close(_ byte: UInt8, at index: Int) -> Bool {
    guard let last = open.last, last.closing == byte else {
      if let last = open.last, open.contains(where: { $0.closing == byte }) {
        report(.unclosedInStyles(Self.name(last.closing)), at: last.offset)
      } else {
        report(.strayInStyles(String(decoding: [byte], as: UTF8.self)), at: index)
      }
      return false
    }
    open.removeLast()
    return true
  }

  private static func name(_ closing: UInt8) -> String {
    switch closing {
    case UInt8(ascii: "}"): "brace"
    case UInt8(ascii: "]"): "bracket"
    default: "parenthesis"
    }
  }

  /// Reads `url(…)`.
  ///
  /// - Returns: what comes after it; nil where it does not close.
  private mutating func readAddress(from parenthesis: Int) -> Int? {
    var start = parenthesis + 1
    while start < bytes.count, bytes[start] <= 0x20 { start += 1 }
    guard start < bytes.count else { return nil }
    var end = start
    let isQuoted = bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'")
    if isQuoted {
      guard let after = endOfText(from: start) else { return nil }
      (start, end) = (start + 1, after - 1)
    } else {
      while end < bytes.count, bytes[end] != UInt8(ascii: ")"), bytes[end] > 0x20 { end += 1 }
    }
    guard let close = bytes[end...].firstIndex(of: UInt8(ascii: ")")) else { return nil }
    check(String(decoding: bytes[start..<end], as: UTF8.self), at: start)
    return close + 1
  }

  private mutating func check(_ address: String, at offset: Int) {
    if SiteLink.isElsewhere(address) {
      report(.blockedFile(address), at: offset)
    } else if !address.hasPrefix("data:"), !address.hasPrefix("#"), !address.isEmpty {
      let path = address.prefix { $0 != "?" && $0 != "#" }
      if !isThere(String(path)) { report(.missingInStyles(address), at: offset) }
    }
  }

  // MARK: Bytes

  private func isAt(_ text: String, _ index: Int) -> Bool {
    bytes[index...].starts(with: text.utf8)
  }

  private func isAfter(_ text: String, _ index: Int) -> Bool {
    index >= text.utf8.count && bytes[(index - text.utf8.count)..<index].elementsEqual(text.utf8)
  }

  private func end(of text: String, from start: Int) -> Int? {
    bytes.range(of: text, from: min(start, bytes.count))?.upperBound
  }

  /// A text ends in its line, or goes on behind a backslash.
  private func endOfText(from quote: Int) -> Int? {
    var index = quote + 1
    while index < bytes.count {
      switch bytes[index] {
      case bytes[quote]: return index + 1
      case UInt8(ascii: "\\"): index += 2
      case 0x0A: return nil
      default: index += 1
      }
    }
    return nil
  }
}
