/// A sentence of the text between greeting and sign-off.
struct TextSentence {
  let tokens: Range<Int>
  let isQuestion: Bool
}

/// Splits a text into sentences.
///
/// A sentence ends after a run of `.`, `!`, `?` or `…` and the quotes and brackets that close there, if
/// white space or the end follows; but not after a single `.` behind an abbreviation or a single
/// letter. It ends at a blank line, and at a line end unless the next line starts with a lower-case
/// letter. What has no words is no sentence.
struct SentenceSplitter {
  let text: TextUnits
  let tokens: [Token]
  let lists: CheckLists

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
      if isTerminator(index) {
        let first = index
        while index < range.upperBound, isTerminator(index) { index += 1 }
        let isQuestion = text[index - 1] == 0x3F
        let isSingleStop = index == first + 1 && text[first] == 0x2E
        while index < range.upperBound, isCloser(index) { index += 1 }
        let isFree = index == range.upperBound || text.isSpace(index)
        if isFree, !isSingleStop || endsSentence(at: first) {
          close(at: index, isQuestion: isQuestion)
        }
      } else {
        if text.isNewline(index), endsSentence(atNewline: index, in: range) { close(at: index) }
        index += 1
      }
    }
    close(at: range.upperBound)
    return sentences
  }

  /// Whether a full stop, followed by white space or the end, ends a sentence.
  func endsSentence(at stop: Int) -> Bool {
    guard let token = tokenEnding(at: stop) else { return true }
    if tokens[token].range.count == 1, !isDigit(tokens[token].range.lowerBound) { return false }
    return !isAbbreviation(token)
  }

  private func isAbbreviation(_ token: Int) -> Bool {
    let text = Tokenizer.normalized(tokens[token].range, in: text)
    return lists.abbreviations.contains(text)
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

  private func endsSentence(atNewline newline: Int, in range: Range<Int>) -> Bool {
    var index = newline + 1
    while index < range.upperBound, text.isSpace(index) {
      if text.isNewline(index) { return true }
      index += 1
    }
    return index == range.upperBound || !text.scalar(at: index).scalar.isLowercaseLetter
  }

  private func isDigit(_ index: Int) -> Bool { (0x30...0x39).contains(text[index]) }

  private func isTerminator(_ index: Int) -> Bool {
    switch text[index] {
    case 0x2E, 0x21, 0x3F, 0x2026: true
    default: false
    }
  }

  /// A quote or a bracket that can stand between the end of a sentence and a space.
  private func isCloser(_ index: Int) -> Bool {
    switch text[index] {
    case 0x22, 0x27, 0x29, 0x5D, 0x7D, 0xBB, 0x2019, 0x201D: true
    default: false
    }
  }
}
