/// A text taken apart as a letter: what is not the writer's, the frame, and the sentences.
///
/// The theme's `letter-text.js` has the same rules; both are held to the vectors in
/// `Tests/Vectors/etiquette.json`. All places count UTF-16 code units.
struct LetterText {
  let text: TextUnits
  /// Those of the writer.
  let tokens: [Token]
  /// Of each token, as phrases and the model are given them.
  let words: TextWords
  /// What a template leaves to be filled in.
  let blanks: [Range<Int>]
  /// What is not the writer's own words: quoted mail, signatures, tags, words in quotation marks.
  let asides: [Range<Int>]
  /// The words in quotation marks among the asides.
  let quoted: [Range<Int>]
  let frame: LetterFrame
  /// Of the whole letter, greeting and sign-off included.
  let sentences: [TextSentence]

  init(_ whole: String, rules: LetterRules) {
    let text = TextUnits(whole, limit: rules.examined)
    let lines = text.lines()
    var tokens = text.tokens()
    var words = TextWords(tokens, of: text, numbers: rules.numbers)
    var finder = AsideFinder(
      text: text, lines: lines, tokens: tokens, words: words, rules: rules)
    let (cut, quoted) = finder.asides()
    let asides = (cut + quoted).sorted { $0.lowerBound < $1.lowerBound }
    if !asides.isEmpty {
      let own = tokens.indices.filter { !tokens[$0].range.overlaps(anyOf: asides) }
      tokens = own.map { tokens[$0] }
      words.keep(own)
    }
    let blanks = text.blanks().filter { !$0.overlaps(anyOf: cut) }
    let frame = FrameFinder(text: text, tokens: tokens, words: words, rules: rules)
      .frame(of: lines)
    self.text = text
    self.tokens = tokens
    self.words = words
    self.blanks = blanks
    self.asides = asides
    self.quoted = quoted
    self.frame = frame
    let splitter = SentenceSplitter(text: text, tokens: tokens, words: words, rules: rules)
    var before = splitter.sentences(in: 0..<frame.bodyStart)
    var body = splitter.sentences(in: frame.bodyStart..<frame.bodyEnd)
    let after = splitter.sentences(in: frame.bodyEnd..<text.count)
    let introduction = Introduction(tokens: tokens, words: words, text: text, blanks: blanks)
    if let first = body.first, introduction.isOne(first, by: rules) {
      before.append(body.removeFirst())
    }
    for index in body.indices { body[index].isBody = true }
    sentences = (before + body + after).flatMap(splitter.pieces)
  }

  /// The words from the greeting to the end.
  var wordCount: Int {
    tokens.count { $0.startsWord && $0.range.lowerBound >= frame.start }
  }

  func wordCount(of sentence: TextSentence) -> Int {
    tokens.wordCount(in: sentence.tokens)
  }

  /// From the first token of a sentence to the end of its last.
  func span(of sentence: TextSentence) -> Range<Int> {
    tokens[sentence.tokens.lowerBound].range
      .lowerBound..<tokens[sentence.tokens.upperBound - 1].range.upperBound
  }
}

/// Tells a first sentence in which the writer says who they are.
private struct Introduction {
  let tokens: [Token]
  let words: TextWords
  let text: TextUnits
  let blanks: [Range<Int>]

  /// A short sentence that starts with the phrase for it and then a name, or the blank for one.
  func isOne(_ sentence: TextSentence, by rules: LetterRules) -> Bool {
    let (first, end) = (sentence.tokens.lowerBound, sentence.tokens.upperBound)
    return tokens.wordCount(in: sentence.tokens) <= rules.greeting.introductionWords
      && rules.introductions.begins(words, in: sentence.tokens) { phrase in
        if phrase.isEnd { return true }
        guard first + phrase.count < end else { return false }
        let name = tokens[first + phrase.count].range
        return text.beginsName(at: name.lowerBound) || name.overlaps(anyOf: blanks)
      }
  }
}
