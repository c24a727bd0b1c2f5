/// Finds what is not the writer's own words: lines that a mail program has put there, markup, and
/// what stands in quotation marks.
struct AsideFinder {
  let text: TextUnits
  let rules: LetterRules

  /// Of all tokens.
  private let words: TextWords
  private let lines: [Range<Int>]
  /// The words of each line.
  private let lineWords: [Range<Int>]
  private var cut: [Range<Int>] = []

  /// - Parameter words: of all tokens.
  init(
    text: TextUnits, lines: [Range<Int>], tokens: [Token], words: TextWords, rules: LetterRules
  ) {
    self.text = text
    self.words = words
    self.rules = rules
    self.lines = lines
    lineWords = tokens.ranges(in: lines)
  }

  /// - Returns: what is cut out, and quotations within the rest.
  mutating func asides() -> (cut: [Range<Int>], quoted: [Range<Int>]) {
    readLines()
    cutMarkup()
    let cut = Self.merged(self.cut)
    return (cut, quotations(outside: cut))
  }

  // MARK: Lines

  private mutating func readLines() {
    var index = 0
    var hasBody = false
    while index < lines.count {
      if isQuoted(index) {
        cut.append(lines[index])
      } else if hasBody && isSignatureMark(index) || isDivider(index) {
        return cutToEnd(from: index)
      } else if isAttribution(index) {
        guard isBeforeQuotation(index) else { return cutToEnd(from: index) }
        cut.append(lines[index])
      } else if isHeader(index), isHeader(index + 1) {
        if hasBody { return cutToEnd(from: index) }
        while isHeader(index + 1) {
          cut.append(lines[index])
          index += 1
        }
        cut.append(lines[index])
      } else if isDevice(index) {
        cut.append(lines[index])
      } else if hasBody, isFooter(index) {
        return cutToEnd(from: index)
      } else if !isEmpty(index) {
        hasBody = true
      }
      index += 1
    }
  }

  private mutating func cutToEnd(from line: Int) {
    cut.append(lines[line].lowerBound..<text.count)
  }

  private func isEmpty(_ index: Int) -> Bool {
    lineWords[index].isEmpty && lines[index].allSatisfy(text.isSpace)
  }

  private func isQuoted(_ index: Int) -> Bool {
    guard lines.indices.contains(index) else { return false }
    return lines[index].first { !text.isSpace($0) }.map { text[$0] == 0x3E } ?? false
  }

  /// `--` alone, which parts a letter from a signature (RFC 3676, section 4.3).
  private func isSignatureMark(_ index: Int) -> Bool {
    let line = lines[index]
    return line.count >= 2 && text[line.lowerBound] == 0x2D && text[line.lowerBound + 1] == 0x2D
      && line.dropFirst(2).allSatisfy(text.isSpace)
  }

  /// The words of a divider, behind a row of dashes or before a colon.
  private func isDivider(_ index: Int) -> Bool {
    rules.dividers.begins(words, in: lineWords[index])
      && (startsWithDashes(lines[index]) || lastUnit(lines[index]).map(TextUnits.isColon) == true)
  }

  private func startsWithDashes(_ line: Range<Int>) -> Bool {
    var start = line.lowerBound
    while start < line.upperBound, text.isSpace(start) { start += 1 }
    var end = start
    while end < line.upperBound, [0x2D, 0x5F, 0x3D, 0x2A].contains(text[end]) { end += 1 }
    var letter = end
    while letter < line.upperBound, text.isSpace(letter) { letter += 1 }
    return end - start >= 2 && letter < line.upperBound
      && text.scalar(at: letter).scalar.isLetter
  }

  private func lastUnit(_ line: Range<Int>) -> UInt16? {
    line.last { !text.isSpace($0) }.map { text[$0] }
  }

  private func isHeader(_ index: Int) -> Bool {
    guard lines.indices.contains(index), !lineWords[index].isEmpty,
      let colon = lines[index].first(where: { TextUnits.isColon(text[$0]) }),
      colon > lines[index].lowerBound
    else { return false }
    return rules.headers.contains(text.word(text.trimmed(lines[index].lowerBound..<colon)))
  }

  /// The longest line that a phone or a mail program adds, in UTF-16 units.
  private static let longestDevice = 60

  private func isDevice(_ index: Int) -> Bool {
    lines[index].count <= Self.longestDevice && rules.devices.begins(words, in: lineWords[index])
  }

  private func isFooter(_ index: Int) -> Bool {
    let line = lineWords[index]
    return line.contains { rules.footers.begins(words, in: $0..<line.upperBound) }
  }

  // MARK: Quoted mail

  /// `On …, … wrote:` or `Am … schrieb …:`, on one line or two.
  private func isAttribution(_ index: Int) -> Bool {
    rules.attributions.contains { rule in
      rule.starts.begins(words, in: lineWords[index])
        && [index, index + 1].contains { last in
          guard lines.indices.contains(last), last == index || !isQuoted(last),
            lastUnit(lines[last]).map(TextUnits.isColon) == true
          else { return false }
          return rule.fits(
            words, in: lineWords[index].lowerBound..<lineWords[last].upperBound)
        }
    }
  }

  /// One of the next two lines that are not empty is quoted.
  private func isBeforeQuotation(_ index: Int) -> Bool {
    lines.indices.dropFirst(index + 1).lazy.filter { !isEmpty($0) }.prefix(2).contains(
      where: isQuoted)
  }

  // MARK: Markup and quotation marks

  private mutating func cutMarkup() {
    var index = 0
    while index < text.count {
      let end =
        switch text[index] {
        case 0x3C: endOfTag(from: index)
        case 0x26: endOfEntity(from: index)
        default: nil as Int?
        }
      if let end { cut.append(index..<end) }
      index = end ?? index + 1
    }
  }

  private func endOfTag(from start: Int) -> Int? {
    var name = start + 1
    if name < text.count, text[name] == 0x2F { name += 1 }
    guard name < text.count, (0x41...0x5A).contains(text[name] & ~0x20) else { return nil }
    let limit = min(text.count, name + 202)
    for index in name + 1..<max(name + 1, limit) {
      switch text[index] {
      case 0x3E: return index + 1
      case 0x3C, 0x0A, 0x0D: return nil
      default: continue
      }
    }
    return nil
  }

  private func endOfEntity(from start: Int) -> Int? {
    let isNumber = start + 1 < text.count && text[start + 1] == 0x23
    let first = isNumber ? start + 2 : start + 1
    let range: ClosedRange<UInt16> = isNumber ? 0x30...0x39 : 0x61...0x7A
    var end = first
    while end < text.count, range.contains(text[end]) { end += 1 }
    let isName = isNumber ? (1...6).contains(end - first) : (2...8).contains(end - first)
    return isName && end < text.count && text[end] == 0x3B ? end + 1 : nil
  }

  /// What stands in quotation marks within a line; a text that is mostly that is a letter in
  /// quotation marks.
  private func quotations(outside cut: [Range<Int>]) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var index = 0
    while index < text.count {
      if Self.opensQuotation(text[index]), let end = endOfQuotation(from: index) {
        if !(index..<end).overlaps(anyOf: cut) { spans.append(index..<end) }
        index = end
      } else {
        index += 1
      }
    }
    let quoted = spans.map(\.count).reduce(0, +)
    return quoted * 2 > text.trimmed(0..<text.count).count ? [] : spans
  }

  private static func opensQuotation(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x22, 0xAB, 0xBB, 0x201C, 0x201E, 0x300C: true
    default: false
    }
  }

  private func endOfQuotation(from start: Int) -> Int? {
    let marks: [UInt16]
    let closers: [UInt16]
    switch text[start] {
    case 0x22: (marks, closers) = ([0x22], [0x22])
    case 0x201C, 0x201E: (marks, closers) = ([0x201C, 0x201D, 0x201E], [0x201C, 0x201D])
    case 0xAB: (marks, closers) = ([0xAB, 0xBB], [0xBB])
    case 0xBB: (marks, closers) = ([0xAB, 0xBB], [0xAB])
    case 0x300C: (marks, closers) = ([0x300C, 0x300D], [0x300D])
    default: return nil
    }
    var end = start + 1
    while end < text.count, end - start <= 300 {
      let unit = text[end]
      if unit == 0x0A || unit == 0x0D || marks.contains(unit) { break }
      end += 1
    }
    guard end < text.count, (3...301).contains(end - start), closers.contains(text[end]) else {
      return nil
    }
    return end + 1
  }

  private static func merged(_ spans: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, span.lowerBound <= last.upperBound {
        result[result.count - 1] =
          last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        result.append(span)
      }
    }
    return result
  }
}
