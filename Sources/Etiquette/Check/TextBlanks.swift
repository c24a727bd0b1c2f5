/// The blanks of a text: what a template leaves to be filled in. What stands in one is no word of the
/// writer's.
extension TextUnits {
  /// The most units that a blank can have between its brackets.
  private static let longestBlank = 60

  /// Brackets or braces with a letter between them, as in `[your name]`, three or more underscores,
  /// and a bracket right before a letter that does not close on its line.
  func blanks() -> [Range<Int>] {
    var blanks: [Range<Int>] = []
    var index = 0
    while index < count {
      let end =
        switch self[index] {
        case 0x5B: endOfBlank(from: index, closing: 0x5D)
        case 0x7B: endOfBlank(from: index, closing: 0x7D)
        case 0x5F: endOfRun(from: index, least: 3) { $0 == 0x5F }
        default: nil as Int?
        }
      if let end { blanks.append(index..<end) }
      index = end ?? index + 1
    }
    return blanks
  }

  private func endOfBlank(from start: Int, closing: UInt16) -> Int? {
    let limit = min(count, start + 1 + Self.longestBlank)
    var index = start + 1
    var hasLetter = false
    while index < limit, !isNewline(index) {
      if self[index] == closing { return hasLetter ? index + 1 : nil }
      let (scalar, width) = scalar(at: index)
      hasLetter = hasLetter || (scalar.isPartOfWord && !isDigit(index))
      index += width
    }
    let isBeforeLetter =
      start + 1 < count && scalar(at: start + 1).scalar.isPartOfWord && !isDigit(start + 1)
    return isBeforeLetter ? start + 1 : nil
  }

  /// The end of a row of units that belong together; nil if it has fewer than `least`.
  func endOfRun(from start: Int, least: Int, _ belongs: (UInt16) -> Bool) -> Int? {
    var end = start
    while end < count, belongs(self[end]) { end += 1 }
    return end - start >= least ? end : nil
  }
}
