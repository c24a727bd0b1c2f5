/// Where the text of a letter begins and ends: what is greeting, and what is sign-off.
struct LetterFrame {
  /// The subject line that a pasted letter brought along.
  let subject: String?
  /// The words of the letter start here, after a subject line and an address block.
  let start: Int
  let bodyStart: Int
  let bodyEnd: Int
  let hasGreeting: Bool
  let hasSignOff: Bool
}

/// A line that has words.
struct Line {
  let range: Range<Int>
  let tokens: Range<Int>
}

/// Tells the frame of a letter from its text.
struct FrameFinder {
  let text: TextUnits
  let tokens: [Token]
  /// Of each token.
  let words: TextWords
  let rules: LetterRules

  /// - Parameter lines: of the text.
  func frame(of lines: [Range<Int>]) -> LetterFrame {
    var lines = zip(lines, tokens.ranges(in: lines)).map(Line.init).filter { !$0.tokens.isEmpty }
    var subject: String?
    if let first = lines.first, let line = subjectLine(first) {
      subject = line
      lines.removeFirst()
    }
    let greeting = greeting(among: lines)
    let signOff = signOff(in: lines, after: greeting)
    let signature = signOff == nil ? signature(in: lines, after: greeting?.line) : nil
    let start = (greeting.map { lines[$0.line] } ?? lines.first)?.range.lowerBound ?? text.count
    return LetterFrame(
      subject: subject,
      start: start,
      bodyStart: greeting?.end ?? start,
      bodyEnd: (signOff ?? signature).map { lines[$0].range.lowerBound } ?? text.count,
      hasGreeting: greeting != nil,
      hasSignOff: signOff != nil)
  }

  private func wordCount(_ line: Line) -> Int {
    tokens.wordCount(in: line.tokens)
  }

  /// The last unit of a line that is not white space.
  private func lastUnit(_ line: Line) -> UInt16? {
    line.range.last { !text.isSpace($0) }.map { text[$0] }
  }

  private func starts(_ line: Line, with phrases: PhraseList) -> Bool {
    phrases.begins(words, in: line.tokens)
  }

  // MARK: Subject and greeting

  private func subjectLine(_ line: Line) -> String? {
    let label = rules.subjectLabel
    guard label.count > 0, label.begins(words, in: line.tokens)
    else { return nil }
    let end = tokens[line.tokens.lowerBound + label.count - 1].range.upperBound
    guard end < line.range.upperBound, TextUnits.isColon(text[end]) else { return nil }
    return text.string(end + 1..<line.range.upperBound)
  }

  /// The line of the greeting and the unit at which it ends.
  private func greeting(among lines: [Line]) -> (line: Int, end: Int)? {
    var block = 0
    for (index, line) in lines.prefix(rules.greeting.lines).enumerated() {
      if block > rules.greeting.blockWords { return nil }
      if [line, upToComma(line)].contains(where: { starts($0, with: rules.greetings) }) {
        return wholeGreeting(from: index, to: endOfGreeting(line), in: lines)
      }
      if isSalutation(line, before: lines.dropFirst(index + 1).first) {
        return wholeGreeting(from: index, to: line.range.upperBound, in: lines)
      }
      block = max(block, wordCount(line))
    }
    return nil
  }

  /// What stands before the first comma, which can be a name that ends as greetings do.
  private func upToComma(_ line: Line) -> Line {
    guard let comma = line.range.first(where: { TextUnits.isComma(text[$0]) }) else { return line }
    let end = line.tokens.first { tokens[$0].range.lowerBound >= comma }
    return Line(
      range: line.range, tokens: line.tokens.lowerBound..<(end ?? line.tokens.upperBound))
  }

  /// A greeting and those on the lines below it, as an Arabic letter has them under the name.
  private func wholeGreeting(from first: Int, to end: Int, in lines: [Line]) -> (
    line: Int, end: Int
  ) {
    var (line, end) = (first, end)
    while line + 1 < min(lines.count, rules.greeting.lines),
      end >= tokens[lines[line].tokens].last?.range.upperBound ?? 0,
      greets(at: lines[line + 1].tokens.lowerBound, in: lines[line + 1])
    {
      line += 1
      end = endOfGreeting(lines[line])
    }
    return (line, end)
  }

  /// A greeting begins at the token.
  private func greets(at token: Int, in line: Line) -> Bool {
    rules.greetings.begins(words, in: token..<line.tokens.upperBound) { !$0.isEnd }
  }

  /// A name with a comma or a colon after it, such as `Ms. Okafor:`.
  private func isSalutation(_ line: Line, before next: Line?) -> Bool {
    guard let next, let last = lastUnit(line), TextUnits.isComma(last) || TextUnits.isColon(last),
      (1...max(1, rules.greeting.nameWords)).contains(wordCount(line)),
      !starts(line, with: rules.signOffs)
    else { return false }
    return !startsLowercase(next.range)
  }

  private func startsLowercase(_ range: Range<Int>) -> Bool {
    range.first { !text.isSpace($0) }.map(text.isLowercase) ?? false
  }

  /// A greeting ends at the first comma, colon, semicolon, exclamation mark or end of a sentence behind
  /// which no other greeting begins, or with its line; where that is too far, after its first word.
  private func endOfGreeting(_ line: Line) -> Int {
    var end = line.range.upperBound
    for index in line.range where isGreetingMark(index) {
      let next = tokens[line.tokens].firstIndex { $0.range.lowerBound > index }
      if let next, greets(at: next, in: line) { continue }
      end = index + 1
      break
    }
    end = endOfName(from: end, in: line)
    let inside = tokens[line.tokens].prefix { $0.range.lowerBound < end }
    let count = inside.count(where: \.startsWord)
    return count > rules.greeting.words ? inside.first?.range.upperBound ?? end : end
  }

  /// Of a greeting such as `Hello, Ms. Okafor,`, whose name stands behind a comma of its own.
  private func endOfName(from start: Int, in line: Line) -> Int {
    let mark = (start..<line.range.upperBound).first {
      [0x2C, 0x3A, 0x3B, 0x21].contains(text[$0])
    }
    let end = mark.map { $0 + 1 } ?? line.range.upperBound
    let name = tokens[line.tokens].filter { (start..<end).contains($0.range.lowerBound) }
    let isName =
      !name.isEmpty && name.count <= rules.greeting.nameWords
      && name.allSatisfy { text.isUppercase(at: $0.range.lowerBound) }
    return isName ? end : start
  }

  private func isGreetingMark(_ index: Int) -> Bool {
    switch text[index] {
    case 0x2C, 0x3A, 0x3B, 0x21, 0x60C, 0x61B, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF01, 0x3002: return true
    case 0x2E:
      let isFree = index + 1 == text.count || text.isSpace(index + 1)
      return isFree
        && SentenceSplitter(text: text, tokens: tokens, words: words, rules: rules)
          .endsSentence(at: index)
    default: return false
    }
  }

  // MARK: Sign-off

  /// The last line that could be one; the first line of the text never is.
  private func signOff(in lines: [Line], after greeting: (line: Int, end: Int)?) -> Int? {
    var first = 1
    if let greeting {
      let isAlone =
        greeting.end >= (tokens[lines[greeting.line].tokens].last?.range.upperBound ?? 0)
      first = greeting.line + (isAlone ? 2 : 1)
    }
    first = max(first, lines.count - rules.signOff.lines)
    return first < lines.count
      ? (first..<lines.count).last { isSignOff($0, in: lines) } : nil
  }

  /// A short line that begins with a sign-off; or one in any words that ends with a comma right above
  /// a name.
  private func isSignOff(_ index: Int, in lines: [Line]) -> Bool {
    let line = lines[index]
    if wordCount(line) > rules.signOff.words { return false }
    return starts(line, with: rules.signOffs)
      ? lines[(index + 1)...].allSatisfy { wordCount($0) <= rules.signOff.afterWords }
      : lastUnit(line).map(TextUnits.isComma) == true && index == lines.count - 2
        && isSignature(lines[index + 1])
  }

  /// The last line, if it is a name.
  private func signature(in lines: [Line], after greeting: Int?) -> Int? {
    guard lines.count - (greeting.map { $0 + 1 } ?? 0) > 1, let line = lines.last,
      isSignature(line)
    else { return nil }
    return lines.count - 1
  }

  /// A name: a few words, the first and the last with a capital if the script has them, no full stop.
  private func isSignature(_ line: Line) -> Bool {
    guard let first = tokens[line.tokens].first, let last = tokens[line.tokens].last,
      let end = lastUnit(line)
    else { return false }
    return wordCount(line) <= rules.signOff.signatureWords
      && text.beginsName(at: first.range.lowerBound)
      && text.beginsName(at: last.range.lowerBound)
      && !SentenceSplitter.isStop(end)
  }
}
