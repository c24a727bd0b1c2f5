/// Finds the red flags of a letter.
struct FlagFinder {
  let letter: ReadLetter
  let lists: CheckLists
  let context: CheckContext
  let expectations: CheckLists.Expectations
  let guidelines: [CheckedGuideline: [GuidelineRule.List: [CueIndex.Match]]]

  private let text: TextUnits

  init(
    letter: ReadLetter, lists: CheckLists, context: CheckContext,
    expectations: CheckLists.Expectations,
    guidelines: [CheckedGuideline: [GuidelineRule.List: [CueIndex.Match]]]
  ) {
    self.letter = letter
    self.lists = lists
    self.context = context
    self.expectations = expectations
    self.guidelines = guidelines
    text = letter.text
  }

  /// - Parameter matches: the cues found for each flag of the lists.
  func flags(_ matches: [[CueIndex.Match]]) -> [FlagFinding] {
    zip(lists.flags, matches).compactMap { rule, matches in
      guard applies(rule), let spans = spans(of: rule, matches) else { return nil }
      return FlagFinding(
        id: rule.id, severity: rule.severity, finder: rule.finder, spans: spans,
        advice: rule.advice)
    }
  }

  private func applies(_ rule: FlagRule) -> Bool {
    if rule.tones.isEmpty && rule.channels.isEmpty { return true }
    return context.tone.map(rule.tones.contains) == true
      || context.channel.map(rule.channels.contains) == true
  }

  /// Where the flag is found; nil where it is not.
  private func spans(of rule: FlagRule, _ matches: [CueIndex.Match]) -> [Range<Int>]? {
    let found: [Range<Int>]
    switch rule.finder {
    case .cues: found = matches.map(letter.span)
    case .noRefusal: return isRefusalMissing ? [] : nil
    case .blank: found = letter.blanks
    case .shouting: found = shouting()
    case .falseDoor:
      let isClosed = expectations["alternatives"] == Letter.Expectation.none
      let doors = guidelines[.alternatives]?[.cues] ?? []
      found = isClosed ? doors.map(letter.span) : []
    case .twoNames: found = names(rule)
    case .emoji: found = emoji()
    }
    return found.isEmpty ? nil : found
  }

  private var isRefusalMissing: Bool {
    expectations["clear"] == nil && guidelines[.clear]?[.cues]?.isEmpty == true
  }

  // MARK: Shouting

  private func shouting() -> [Range<Int>] {
    var spans: [Range<Int>] = []
    for run in (exclamations() + capitals()).sorted(by: { $0.lowerBound < $1.lowerBound })
    where spans.last.map({ $0.upperBound <= run.lowerBound }) ?? true {
      spans.append(run)
    }
    return spans
  }

  private func exclamations() -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = 0
    while index < text.count {
      let end = text.endOfRun(from: index, least: 2) { $0 == 0x21 }
      if let end { runs.append(index..<end) }
      index = end ?? index + 1
    }
    return runs
  }

  /// Three or more tokens of one sentence without a small letter, two of them of three units or more.
  private func capitals() -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var first = 0
    while first < letter.tokens.count {
      var end = first
      var long = 0
      while end < letter.tokens.count, isCapital(letter.tokens[end]),
        letter.sentenceOfToken[end] == letter.sentenceOfToken[first]
      {
        if letter.tokens[end].range.count > 2 { long += 1 }
        end += 1
      }
      if end - first > 2, long > 1 {
        runs.append(
          letter.tokens[first].range.lowerBound..<letter.tokens[end - 1].range.upperBound)
      }
      first = max(end, first + 1)
    }
    return runs
  }

  private func isCapital(_ token: Token) -> Bool {
    if (0x61...0x7A).contains(text[token.range.upperBound - 1]) { return false }
    let string = text.string(token.range)
    return string == string.uppercased() && string != string.lowercased()
      && !letter.isInBlank(token.range)
  }

  // MARK: Names and emoji

  /// Names in capitals after one of the rule's cues, if they are not all the same.
  private func names(_ rule: FlagRule) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var first: Set<String> = []
    let ignored = Set(rule.list.exceptions)
    for (index, word) in letter.words.enumerated().dropLast()
    where rule.list.cues.contains(word.text) {
      let next = letter.words[index + 1]
      guard !ignored.contains(next.text), isName(next.token), next.token == word.token + 1,
        isJoined(word.token)
      else { continue }
      var last = next.token
      while last + 1 < letter.tokens.count, isJoined(last), isName(last + 1) { last += 1 }
      let span = letter.tokens[next.token].range.lowerBound..<letter.tokens[last].range.upperBound
      if letter.isInBlank(span) { continue }
      first.insert(next.text)
      spans.append(span)
    }
    return first.count > 1 ? spans : []
  }

  private func isName(_ token: Int) -> Bool {
    text.scalar(at: letter.tokens[token].range.lowerBound).scalar.isUppercaseLetter
  }

  /// Only spaces, or one `&` between them, stand between a token and the next.
  private func isJoined(_ token: Int) -> Bool {
    let gap = letter.tokens[token].range.upperBound..<letter.tokens[token + 1].range.lowerBound
    return gap.count < 4 && gap.allSatisfy { text[$0] == 0x20 || text[$0] == 0x26 }
  }

  /// Runs of emoji, with the joiners and variation selectors between and after them.
  private func emoji() -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var start: Int?
    var index = 0
    while index < text.count {
      let (scalar, width) = text.scalar(at: index)
      let isEmoji = scalar.value >= 0x2300 && scalar.properties.isEmoji
      let isJoiner = scalar.value == 0x200D || scalar.value == 0xFE0F
      if let first = start, !isEmoji, !isJoiner {
        spans.append(first..<index)
        start = nil
      } else if start == nil, isEmoji {
        start = index
      }
      index += width
    }
    if let start { spans.append(start..<text.count) }
    return spans
  }
}
