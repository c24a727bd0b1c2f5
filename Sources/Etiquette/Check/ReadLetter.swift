/// A text taken apart as a letter: its frame, its words and the sentences they belong to.
struct ReadLetter {
  let text: TextUnits
  let tokens: [Token]
  let words: [Word]
  let frame: LetterFrame
  /// The sentences between greeting and sign-off, without an introduction.
  let body: [TextSentence]
  /// The number of each token's sentence, in the order of the text, frame included.
  let sentenceOfToken: [Int]
  let sentenceOfWord: [Int]
  let blanks: [Range<Int>]
  private let firstBodySentence: Int

  init(_ text: TextUnits, tokenizer: Tokenizer, phrases: FramePhrases) {
    self.text = text
    blanks = text.blanks()
    let tokens = tokenizer.tokens(of: text)
    let words = tokenizer.words(of: tokens, in: text)
    let frame = FrameFinder(
      text: text, tokens: tokens, words: words, lists: tokenizer.lists, phrases: phrases
    ).frame()
    let splitter = SentenceSplitter(text: text, tokens: tokens, lists: tokenizer.lists)
    var before = splitter.sentences(in: 0..<frame.bodyStart)
    var body = splitter.sentences(in: frame.bodyStart..<frame.bodyEnd)
    let after = splitter.sentences(in: frame.bodyEnd..<text.count)
    if let first = body.first,
      Self.isIntroduction(
        first, in: text, tokens, words, blanks, phrases,
        tokenizer.lists.greeting)
    {
      before.append(body.removeFirst())
    }
    self.tokens = tokens
    self.words = words
    self.frame = frame
    self.body = body
    firstBodySentence = before.count
    var ofToken = [Int](repeating: 0, count: tokens.count)
    for (number, sentence) in (before + body + after).enumerated() {
      for token in sentence.tokens { ofToken[token] = number }
    }
    sentenceOfToken = ofToken
    sentenceOfWord = words.map { ofToken[$0.token] }
  }

  /// A short sentence that starts with the phrase for it and then a name, or the blank for one.
  private static func isIntroduction(
    _ sentence: TextSentence, in text: TextUnits, _ tokens: [Token], _ words: [Word],
    _ blanks: [Range<Int>], _ phrases: FramePhrases, _ rule: GreetingRule
  ) -> Bool {
    let own = words.filter { sentence.tokens.contains($0.token) }
    return tokens[sentence.tokens].count(where: \.startsWord) <= rule.introductionWords
      && phrases.introductions.contains { cue in
        guard cue.count < own.count, zip(cue, own).allSatisfy({ $0.matches($1.text) }) else {
          return false
        }
        let name = tokens[own[cue.count].token].range
        return text.scalar(at: name.lowerBound).scalar.isUppercaseLetter
          || blanks.contains { $0.overlaps(name) }
      }
  }

  /// The words from the greeting to the end.
  var wordCount: Int {
    tokens.count { $0.startsWord && $0.range.lowerBound >= frame.start }
  }

  func wordCount(of sentence: TextSentence) -> Int {
    tokens[sentence.tokens].count(where: \.startsWord)
  }

  /// The place of a match's sentence in the body, from 0.
  func sentence(of match: CueIndex.Match) -> Int {
    sentenceOfWord[match.lowerBound] - firstBodySentence
  }

  func isInBody(_ match: CueIndex.Match) -> Bool {
    body.indices.contains(sentence(of: match))
  }

  func isInBlank(_ span: Range<Int>) -> Bool {
    blanks.contains { $0.overlaps(span) }
  }

  func span(_ match: CueIndex.Match) -> Range<Int> {
    tokens[words[match.lowerBound].token].range
      .lowerBound..<tokens[words[match.upperBound].token]
      .range.upperBound
  }
}
