/// A sentence of a letter, or a piece of a long one.
struct TextSentence {
  let tokens: Range<Int>
  let isQuestion: Bool
  /// It stands between greeting and sign-off, and is no introduction.
  var isBody = false
  /// The one before is a part of the same sentence.
  var goesOn = false
}

/// Splits a text into sentences.
///
/// A sentence ends after a run of `.`, `!`, `?`, `…` and their like in other scripts, and the quotes
/// and brackets that close there, if white space or the end follows; but not after a single `.` behind
/// an abbreviation or a single letter (see `endsSentence(at:)`). After `。`, `！` and `？` no white space is needed. It ends at a
/// line end, unless that only wraps a long line. What has no words is no sentence.
struct SentenceSplitter {
  let text: TextUnits
  let tokens: [Token]
  /// Of each token.
  let words: TextWords
  let rules: LetterRules

  func sentences(in range: Range<Int>) -> [TextSentence] {
    var sentences: [TextSentence] = []
    var token = tokens.firstIndex { $0.range.lowerBound >= range.lowerBound } ?? tokens.count
    func close(at end: Int, isQuestion: Bool = false) {
      let first = token
      while token < tokens.count, tokens[token].range.lowerBound < end { token += 1 }
      if token > first {
        sentences.append(TextSentence(tokens: first..<token, isQuestion: isQuestion))
      }
    }
    var index = range.lowerBound
    while index < range.upperBound {
      guard Self.mayEnd(text[index]), let end = endOfMark(from: index, in: range) else {
        index += 1
        continue
      }
      if endsSentence(from: index, to: end, in: range) {
        close(at: end.end, isQuestion: Self.isQuestionMark(text[end.stops - 1]))
      }
      index = end.end
    }
    close(at: range.upperBound)
    return sentences
  }

  /// What may end a sentence: where its stops end, and where the quotes and brackets behind them do.
  private func endOfMark(from start: Int, in range: Range<Int>) -> (stops: Int, end: Int)? {
    if text.isNewline(start) || text[start] == 0x0D && start + 1 == range.upperBound {
      return (start + 1, start + 1)
    }
    guard Self.isStop(text[start]) else { return nil }
    var stops = start + 1
    while stops < range.upperBound, Self.isStop(text[stops]) { stops += 1 }
    var end = stops
    while end < range.upperBound, Self.isCloser(text[end]) { end += 1 }
    if end == range.upperBound || text.isSpace(end) { return (stops, end) }
    return Self.isWideStop(text[start]) ? (start + 1, start + 1) : nil
  }

  private func endsSentence(
    from start: Int, to end: (stops: Int, end: Int), in range: Range<Int>
  ) -> Bool {
    if !Self.isStop(text[start]) { return !isWrapped(at: start) }
    return end.stops > start + 1 || text[start] != 0x2E || endsSentence(at: start)
  }

  /// Whether a full stop, followed by white space or the end, ends a sentence: not behind a single letter; behind an
  /// abbreviation only if one of the connectors follows with a capital.
  func endsSentence(at stop: Int) -> Bool {
    guard let token = tokenEnding(at: stop) else { return true }
    let range = tokens[token].range
    if range.count == 1, !text.isDigit(range.lowerBound) { return false }
    guard words[token].isAmong(rules.abbreviations) else { return true }
    let next = token + 1
    return next < tokens.count && text.isUppercase(at: tokens[next].range.lowerBound)
      && rules.connectors.begins(words, in: next..<tokens.count)
  }

  private func tokenEnding(at end: Int) -> Int? {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.upperBound < end { low = middle + 1 } else { high = middle }
    }
    return low < tokens.count && tokens[low].range.upperBound == end ? low : nil
  }

  /// A line that is not longer was ended by its writer, not by a mail program.
  private static let wrappedWidth = 45
  /// How far behind a line end the next line's first letter may stand.
  private static let farthestIndent = 40

  /// Whether a line end is only that of a long line, whose sentence goes on with a small letter; or of one that ends
  /// with `、`, at which Japanese lines are broken.
  private func isWrapped(at newline: Int) -> Bool {
    let isPair = newline > 0 && text[newline] == 0x0A && text[newline - 1] == 0x0D
    let end = isPair ? newline - 1 : newline
    if end > 0, text[end - 1] == 0x3001 { return true }
    let limit = min(text.count, newline + Self.farthestIndent)
    var next = newline + 1
    while next < limit, text.isSpace(next), !Self.endsLine(text[next]) { next += 1 }
    guard next < limit, text.isLowercase(at: next),
      next + text.scalar(at: next).width <= limit
    else { return false }
    let line = text.units[..<end].lastIndex(where: Self.endsLine) ?? -1
    return end - line > Self.wrappedWidth
  }

  // MARK: Long sentences

  /// Cuts a long sentence before its commas and connectors, such as `but` or `so`, since people who
  /// write in one breath do many things in one sentence.
  func pieces(of sentence: TextSentence) -> [TextSentence] {
    let least = rules.longSentences.pieceWords
    guard sentence.tokens.count > rules.longSentences.words, sentence.tokens.count >= 2 * least
    else { return [sentence] }
    var pieces: [TextSentence] = []
    var first = sentence.tokens.lowerBound
    let last = sentence.tokens.upperBound - least
    for index in first + least...last
    where index - first >= least && isCut(before: index, in: sentence) {
      pieces.append(
        TextSentence(
          tokens: first..<index, isQuestion: false, isBody: sentence.isBody,
          goesOn: !pieces.isEmpty))
      first = index
    }
    pieces.append(
      TextSentence(
        tokens: first..<sentence.tokens.upperBound, isQuestion: sentence.isQuestion,
        isBody: sentence.isBody, goesOn: !pieces.isEmpty))
    return pieces
  }

  private func isCut(before token: Int, in sentence: TextSentence) -> Bool {
    let gap = tokens[token - 1].range.upperBound..<tokens[token].range.lowerBound
    return gap.contains { index in
      switch text[index] {
      case 0x2C, 0x3B, 0x3A, 0x2013, 0x2014, 0x28, 0x60C, 0x61B, 0x3001, 0xFF0C, 0xFF1B, 0xFF1A,
        0xFF08:
        true
      case 0x2D:
        index > gap.lowerBound && index + 1 < gap.upperBound && text.isSpace(index - 1)
          && text.isSpace(index + 1)
      default: false
      }
    } || rules.connectors.begins(words, in: token..<sentence.tokens.upperBound)
  }

  // MARK: Marks

  /// Whether a sentence or a line can end at a unit: none does at spaces and at the letters of the scripts of Europe.
  private static func mayEnd(_ unit: UInt16) -> Bool {
    unit != 0x20 && !(0x40..<0x600).contains(unit)
  }

  private static func endsLine(_ unit: UInt16) -> Bool {
    unit == 0x0A || unit == 0x0D || unit == 0x2028 || unit == 0x2029
  }

  static func isStop(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x2E, 0x21, 0x3F, 0x2026, 0x61F, 0x6D4: true
    default: isWideStop(unit)
    }
  }

  /// A stop of scripts that put no space behind it.
  private static func isWideStop(_ unit: UInt16) -> Bool {
    unit == 0x3002 || unit == 0xFF01 || unit == 0xFF1F
  }

  private static func isQuestionMark(_ unit: UInt16) -> Bool {
    unit == 0x3F || unit == 0xFF1F || unit == 0x61F
  }

  /// A quote or a bracket that can stand between the end of a sentence and a space.
  private static func isCloser(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x22, 0x27, 0x29, 0x5D, 0x7D, 0xAB, 0xBB, 0x2019, 0x201C, 0x201D, 0x300D, 0x300F, 0xFF09:
      true
    default: false
    }
  }
}
