/// Finds the red flags of a letter.
struct FlagFinder {
  private let letter: LabelledLetter
  private let text: TextUnits
  private let tokens: [Token]
  private let rules: LetterRules
  private let context: CheckContext
  private let expectations: CheckLists.Expectations

  init(
    letter: LabelledLetter, rules: LetterRules, context: CheckContext,
    expectations: CheckLists.Expectations
  ) {
    self.letter = letter
    text = letter.text.text
    tokens = letter.text.tokens
    self.rules = rules
    self.context = context
    self.expectations = expectations
  }

  /// Each flag found with its places.
  func flags() -> [(rule: FlagRule, spans: [Range<Int>])] {
    rules.lists.flags.compactMap { rule in
      guard applies(rule), let spans = spans(of: rule) else { return nil }
      return (rule, spans)
    }
  }

  private func applies(_ rule: FlagRule) -> Bool {
    if rule.tones.isEmpty && rule.channels.isEmpty { return true }
    return context.tone.map(rule.tones.contains) == true
      || context.channel.map(rule.channels.contains) == true
  }

  /// Where the flag is found; nil where it is not.
  private func spans(of rule: FlagRule) -> [Range<Int>]? {
    let found: [Range<Int>]
    switch rule.finder {
    case .label(let label):
      let countsOnlyWithoutRefusal = label == "accept" || label == "ask"
      if countsOnlyWithoutRefusal, !lacksRefusal { return nil }
      found = letter.sentences(labelled: label).map(\.span)
    case .noRefusal: return isRefusalMissing ? openSentences.map(\.span) : nil
    case .shouting: found = shouting()
    case .falseDoor:
      let isClosed = expectations["alternatives"] == .notExpected
      found = isClosed ? letter.sentences(labelled: "alternatives").map(\.span) : []
    case .twoNames: found = rules.names[rule.id].map(names) ?? []
    case .emoji: found = emoji()
    }
    return found.isEmpty ? nil : found
  }

  // MARK: Refusal

  private var lacksRefusal: Bool {
    expectations["clear"] == nil && !letter.declines
  }

  /// Whether it is open that the writer comes, or the letter says yes, or nothing at all.
  private var isRefusalMissing: Bool {
    guard lacksRefusal else { return false }
    return !openSentences.isEmpty
      || letter.sentences.allSatisfy { $0.labels.allSatisfy(Self.frameLabels.contains) }
  }

  private var openSentences: [LabelledSentence] {
    letter.sentences.filter { $0.labels.contains("hedge") || $0.labels.contains("accept") }
  }

  private static let frameLabels: [String] = ["greet", "close", "logistics"]

  // MARK: Shouting

  /// Rows of exclamation marks, two long words in capitals in a row, and sentences all in capitals.
  private func shouting() -> [Range<Int>] {
    var spans: [Range<Int>] = []
    let runs = exclamations() + letter.body.flatMap(capitals)
    for run in runs.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) })
    {
      if let last = spans.last, run.lowerBound < last.upperBound {
        spans[spans.count - 1] = last.lowerBound..<max(last.upperBound, run.upperBound)
      } else {
        spans.append(run)
      }
    }
    return spans
  }

  private func exclamations() -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = 0
    while index < text.count {
      let isMark = text[index] == 0x21 || text[index] == 0xFF01
      let end =
        isMark ? text.endOfRun(from: index, least: 2) { $0 == 0x21 || $0 == 0xFF01 } : nil
      if let end, !(index..<end).overlaps(anyOf: letter.text.asides) { runs.append(index..<end) }
      index = end ?? index + 1
    }
    return runs
  }

  private func capitals(in sentence: LabelledSentence) -> [Range<Int>] {
    let own = tokens[sentence.sentence.tokens].map(\.range)
    let isCapital = own.map(self.isCapital)
    guard isCapital.contains(true) else { return [] }
    let isLong = own.indices.map { isCapital[$0] && own[$0].count >= Self.longWord }
    if own.count >= 3, isCapital.allSatisfy(\.self), isLong.contains(true) {
      return [sentence.span]
    }
    return own.indices.dropLast().compactMap { index in
      let gap = own[index].upperBound..<own[index + 1].lowerBound
      let isPair = isLong[index] && isLong[index + 1] && !gap.isEmpty
      return isPair && gap.allSatisfy { text[$0] == 0x20 }
        ? own[index].lowerBound..<own[index + 1].upperBound : nil
    }
  }

  /// So many units at least has a word in capitals that is hardly a degree or an acronym.
  private static let longWord = 4

  private func isCapital(_ token: Range<Int>) -> Bool {
    if (0x61...0x7A).contains(text[token.upperBound - 1]) { return false }
    return isInCapitals(token) && !token.overlaps(anyOf: letter.text.blanks)
  }

  private func isInCapitals(_ token: Range<Int>) -> Bool {
    if token.allSatisfy({ text[$0] < 0x80 }) {
      return !token.contains { text.isLowercase(at: $0) }
        && token.contains { text.isUppercase(at: $0) }
    }
    let string = text.string(token)
    return string.utf16.elementsEqual(string.uppercased().utf16)
      && !string.utf16.elementsEqual(string.lowercased().utf16)
  }

  // MARK: Names and emoji

  /// Names in capitals after one of the words, if they are not all the same.
  private func names(_ rule: LetterRules.Names) -> [Range<Int>] {
    let words = letter.text.words
    var spans: [Range<Int>] = []
    var first: Set<ArraySlice<UInt16>> = []
    for index in tokens.indices.dropLast()
    where words[index].isAmong(rule.after) && !words[index + 1].isAmong(rule.ignored) {
      var last = index
      while last + 1 < tokens.count, isJoined(last), isName(last + 1) { last += 1 }
      if last == index { continue }
      let span = tokens[index + 1].range.lowerBound..<tokens[last].range.upperBound
      if span.overlaps(anyOf: letter.text.blanks) { continue }
      first.insert(words.letters(of: words[index + 1]))
      spans.append(span)
    }
    return first.count > 1 ? spans : []
  }

  private func isName(_ token: Int) -> Bool {
    text.isUppercase(at: tokens[token].range.lowerBound)
  }

  /// Only spaces, or one `&` between them, stand between a token and the next.
  private func isJoined(_ token: Int) -> Bool {
    let gap = tokens[token].range.upperBound..<tokens[token + 1].range.lowerBound
    return gap.count < 4 && gap.allSatisfy { text[$0] == 0x20 || text[$0] == 0x26 }
  }

  /// Runs of emoji, with the joiners and variation selectors between and after them.
  private func emoji() -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var start: Int?
    var index = 0
    while index < text.count {
      if start == nil, text[index] < 0x2300 {
        index += 1
        continue
      }
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
