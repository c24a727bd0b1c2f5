/// The text of a style sheet as it is published.
enum StyleSheet {
  /// The style sheet without its comments (CSS Syntax 3, section 4.3.2) and without white space that parts
  /// nothing, which explain the source and would be a seventh of what a reader waits for.
  ///
  /// A comment that begins with `/*!`, as licenses do, stays; so does what only looks like a comment,
  /// in a string or in an address without quotation marks. Where a comment was all that parted two
  /// tokens a space does. White space goes around braces, semicolons and commas, and behind a colon, before which it
  /// can mean something (`a :hover`); each rule has a line.
  static func compacted(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let end = endOfToken(at: index, in: bytes)
      if isSpace(bytes[index]) {
        index = bytes[index...].firstIndex { !isSpace($0) } ?? bytes.count
        let isNeeded =
          index < bytes.count && !result.isEmpty
          && !"{};,:\n ".utf8.contains(result[result.count - 1])
          && !"{};,".utf8.contains(bytes[index])
        if isNeeded { result.append(UInt8(ascii: " ")) }
        continue
      }
      if isComment(at: index, in: bytes), byte(index + 2, of: bytes) != UInt8(ascii: "!") {
        let isParted =
          result.last.map(isSpace) ?? true || end == bytes.count || isSpace(bytes[end])
        if !isParted { result.append(UInt8(ascii: " ")) }
      } else {
        if bytes[index] == UInt8(ascii: "}"),
          result.last == newline || result.last == UInt8(ascii: ";"),
          result.dropLast().last != UInt8(ascii: "\\")
        {
          result.removeLast()
        }
        for place in index..<end { result.append(bytes[place]) }
        if bytes[index] == UInt8(ascii: "}") { result.append(newline) }
      }
      index = end
    }
    return result
  }

  /// Where the comment, the string or the address ends that begins here; or the next byte.
  private static func endOfToken(at start: Int, in bytes: [UInt8]) -> Int {
    if isComment(at: start, in: bytes) {
      var end = start + 2
      while end < bytes.count {
        if bytes[end] == UInt8(ascii: "*"), byte(end + 1, of: bytes) == UInt8(ascii: "/") {
          return end + 2
        }
        end += 1
      }
      return end
    }
    switch bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return end(of: bytes[start], from: start + 1, in: bytes)
    case UInt8(ascii: "\\"): return min(start + 2, bytes.count)
    case UInt8(ascii: "("):
      let opener = Array("url(".utf8)
      let isAddress =
        start + 1 >= opener.count
        && bytes[(start + 1 - opener.count)...start].map { $0 | 0x20 } == opener.map { $0 | 0x20 }
      let next = bytes[(start + 1)...].first { !isSpace($0) }
      if isAddress, next != UInt8(ascii: "\""), next != UInt8(ascii: "'") {
        return end(of: UInt8(ascii: ")"), from: start + 1, in: bytes)
      }
      return start + 1
    default: return start + 1
    }
  }

  /// Behind the next such byte that no backslash escapes.
  private static func end(of closer: UInt8, from start: Int, in bytes: [UInt8]) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != closer {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, bytes.count)
  }

  private static func isComment(at index: Int, in bytes: [UInt8]) -> Bool {
    bytes[index] == UInt8(ascii: "/") && byte(index + 1, of: bytes) == UInt8(ascii: "*")
  }

  private static func byte(_ index: Int, of bytes: [UInt8]) -> UInt8? {
    index < bytes.count ? bytes[index] : nil
  }

  private static let newline = UInt8(ascii: "\n")

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
