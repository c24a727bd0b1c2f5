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

/// A line that is not blank.
struct Line {
  let range: Range<Int>
  let tokens: Range<Int>
  let words: Range<Int>
}

/// Tells the frame of a letter from its text.
struct FrameFinder {
  let text: TextUnits
  let tokens: [Token]
  let words: [Word]
  let lists: CheckLists
  let phrases: FramePhrases

  func frame() -> LetterFrame {
    var lines = self.lines()
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

  private func lines() -> [Line] {
    var lines: [Line] = []
    var token = 0
    var word = 0
    for range in text.lines() {
      let firstToken = token
      let firstWord = word
      while token < tokens.count, tokens[token].range.lowerBound < range.upperBound { token += 1 }
      while word < words.count, words[word].token < token { word += 1 }
      if !range.allSatisfy(text.isSpace) {
        lines.append(Line(range: range, tokens: firstToken..<token, words: firstWord..<word))
      }
    }
    return lines
  }

  private func wordCount(_ line: Line) -> Int {
    tokens[line.tokens].count(where: \.startsWord)
  }

  /// The last unit of a line that is not white space.
  private func lastUnit(_ line: Line) -> UInt16? {
    line.range.last { !text.isSpace($0) }.map { text[$0] }
  }

  private func starts(_ line: Line, with cues: [[Word.Pattern]]) -> Bool {
    cues.contains { cue in
      cue.count <= line.words.count
        && cue.indices.allSatisfy { cue[$0].matches(words[line.words.lowerBound + $0].text) }
    }
  }

  // MARK: Subject and greeting

  private func subjectLine(_ line: Line) -> String? {
    guard let token = tokens[line.tokens].first, let word = words[line.words].first,
      word.text == lists.subject.label, token.range.upperBound < line.range.upperBound,
      text[token.range.upperBound] == 0x3A
    else { return nil }
    return text.string(token.range.upperBound + 1..<line.range.upperBound)
  }

  /// The line of the greeting and the unit at which it ends.
  private func greeting(among lines: [Line]) -> (line: Int, end: Int)? {
    var block = 0
    for (index, line) in lines.prefix(lists.greeting.lines).enumerated() {
      if block > lists.greeting.blockWords { return nil }
      if starts(line, with: phrases.greetings) { return (index, endOfGreeting(line)) }
      if isSalutation(line, before: lines.dropFirst(index + 1).first) {
        return (index, line.range.upperBound)
      }
      block = max(block, wordCount(line))
    }
    return nil
  }

  /// A name with a comma or a colon after it, such as `Ms. Okafor:`.
  private func isSalutation(_ line: Line, before next: Line?) -> Bool {
    guard let next, let last = lastUnit(line), last == 0x2C || last == 0x3A,
      (1...max(1, lists.greeting.nameWords)).contains(wordCount(line)),
      !starts(line, with: phrases.signOffs)
    else { return false }
    return !startsLowercase(next.range)
  }

  private func startsLowercase(_ range: Range<Int>) -> Bool {
    range.first { !text.isSpace($0) }.map { text.scalar(at: $0).scalar.isLowercaseLetter } ?? false
  }

  /// A greeting ends at the first comma, colon, semicolon, exclamation mark or end of a sentence, or
  /// with its line; where that is too far, after its first word.
  private func endOfGreeting(_ line: Line) -> Int {
    var end = line.range.upperBound
    for index in line.range where isGreetingMark(index) {
      end = index + 1
      break
    }
    let inside = tokens[line.tokens].prefix { $0.range.lowerBound < end }
    let count = inside.count(where: \.startsWord)
    return count > lists.greeting.words ? inside.first?.range.upperBound ?? end : end
  }

  private func isGreetingMark(_ index: Int) -> Bool {
    switch text[index] {
    case 0x2C, 0x3A, 0x3B, 0x21: return true
    case 0x2E:
      let isFree = index + 1 == text.count || text.isSpace(index + 1)
      return isFree
        && SentenceSplitter(text: text, tokens: tokens, lists: lists)
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
    first = max(first, lines.count - lists.signOff.lines)
    return first < lines.count
      ? (first..<lines.count).last { isSignOff($0, in: lines) } : nil
  }

  private func isSignOff(_ index: Int, in lines: [Line]) -> Bool {
    starts(lines[index], with: phrases.signOffs)
      && wordCount(lines[index]) <= lists.signOff.words
      && lines[(index + 1)...].allSatisfy { wordCount($0) <= lists.signOff.afterWords }
  }

  /// The last line, if it is a name: a few words, the first and the last with a capital, no full stop.
  private func signature(in lines: [Line], after greeting: Int?) -> Int? {
    guard lines.count - (greeting.map { $0 + 1 } ?? 0) > 1, let line = lines.last,
      let first = tokens[line.tokens].first, let last = tokens[line.tokens].last,
      wordCount(line) <= lists.signOff.signatureWords,
      text.scalar(at: first.range.lowerBound).scalar.isUppercaseLetter,
      text.scalar(at: last.range.lowerBound).scalar.isUppercaseLetter,
      let end = lastUnit(line), ![0x2E, 0x21, 0x3F, 0x2026].contains(end)
    else { return nil }
    return lines.count - 1
  }
}

/// The phrases by which lines of the frame are told, ready to be compared.
struct FramePhrases {
  let greetings: [[Word.Pattern]]
  let signOffs: [[Word.Pattern]]
  let introductions: [[Word.Pattern]]

  init(_ lists: CheckLists, tokenizer: Tokenizer) {
    func patterns(_ cues: [String]) -> [[Word.Pattern]] {
      cues.map { cue in
        let words = tokenizer.words(of: cue)
        return words.enumerated().map { index, word in
          Word.Pattern(text: word.text, isOpen: cue.hasSuffix("*") && index == words.count - 1)
        }
      }
    }
    greetings = patterns(lists.greeting.cues)
    signOffs = patterns(lists.signOff.cues)
    introductions = patterns(lists.greeting.introductions)
  }
}

extension Word {
  /// A word of a cue, or the start of one.
  struct Pattern {
    let text: String
    let isOpen: Bool

    func matches(_ word: String) -> Bool {
      isOpen ? CueIndex.starts(word, with: text) : word == text
    }
  }
}
