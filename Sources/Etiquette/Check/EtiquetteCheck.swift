/// The etiquette check: how well a letter keeps the guidelines, as far as lists of words can tell.
///
/// It is a word-list check, not a judge. The same algorithm is in the theme's `etiquette.js`, function
/// by function; both are held to the vectors in `Tests/Vectors/etiquette.json`.
///
/// 1. *Text.* At most `examined` UTF-16 units are looked at (`TextUnits`). Tokens are runs of letters,
///    marks and digits with apostrophes between them; words are tokens in form C and lower case, with
///    contractions written out and a final `'s` dropped (`Tokenizer`).
/// 2. *Frame.* A subject line, the greeting with what stands above it, and the sign-off with what
///    follows it are set apart (`FrameFinder`); so is a first sentence in which the writer says who
///    they are. The words of the letter are those from the greeting to the end.
/// 3. *Sentences.* Each part is split into sentences (`SentenceSplitter`). Cues are looked for within
///    sentences (`CueIndex`): those of guidelines in the text between the frame, those of red flags
///    everywhere; none in a blank that is left (`TextUnits.blanks`).
/// 4. *Flags.* Each flag found takes off the points of its severity, or caps the score (`FlagFinder`).
/// 5. *Guidelines.* Each earns its points less what its problems cost (`GuidelineScorer`). One that is
///    absent and optional, or not expected and less than perfect, is left out of the possible points;
///    so is a reason that is not given.
/// 6. *Score.* 100 * earned / possible, rounded half up, less the losses of the flags, at most the
///    lowest cap, from 0 to 100.
public struct EtiquetteCheck: Sendable {
  public let lists: CheckLists
  private let tokenizer: Tokenizer
  private let phrases: FramePhrases
  private let index: CueIndex
  private let guidelineLists: [CheckedGuideline: [GuidelineRule.List: Int]]
  private let flagLists: [Int]

  public init(_ lists: CheckLists) {
    self.lists = lists
    tokenizer = Tokenizer(lists: lists)
    phrases = FramePhrases(lists, tokenizer: tokenizer)
    var index = CueIndex()
    var guidelineLists: [CheckedGuideline: [GuidelineRule.List: Int]] = [:]
    for (id, rule) in lists.guidelines {
      for (name, list) in rule.lists {
        guidelineLists[id, default: [:]][name] = index.add(list, tokenizer: tokenizer)
      }
    }
    var flagLists: [Int] = []
    for flag in lists.flags {
      let list = flag.finder == .cues ? flag.list : CueList(cues: [])
      flagLists.append(index.add(list, tokenizer: tokenizer))
    }
    self.flagLists = flagLists
    self.index = index
    self.guidelineLists = guidelineLists
  }

  /// Checks a plain text; the same text and context give the same result anywhere.
  public func result(for text: String, in context: CheckContext = CheckContext()) -> CheckResult {
    let letter = ReadLetter(
      TextUnits(text, limit: lists.examined), tokenizer: tokenizer, phrases: phrases)
    let all = index.matches(in: letter.words, sentences: letter.sentenceOfWord).map { matches in
      matches.filter { !letter.isInBlank(letter.span($0)) }
    }
    let matches = guidelineLists.mapValues { lists in
      lists.mapValues { all[$0].filter { letter.isInBody($0) } }
    }
    let expectations = context.expectations ?? defaultExpectations(in: context)
    let flags = FlagFinder(
      letter: letter, lists: lists, context: context, expectations: expectations,
      guidelines: matches
    ).flags(flagLists.map { all[$0] })
    let guidelines = GuidelineScorer(
      letter: letter, lists: lists, context: context, expectations: expectations,
      matches: matches, flags: flags, tokenizer: tokenizer
    ).findings()
    return CheckResult(
      score: score(guidelines, flags), words: letter.wordCount, guidelines: guidelines,
      flags: flags, isTruncated: letter.text.isTruncated)
  }

  private func defaultExpectations(in context: CheckContext) -> CheckLists.Expectations {
    let byStage = context.stage.flatMap { lists.stageExpectations[$0] } ?? [:]
    let byTone = context.tone.flatMap { lists.toneExpectations[$0] } ?? [:]
    let byAim = context.aim.flatMap { lists.aimExpectations[$0] } ?? [:]
    return byStage.merging(byTone) { $1 }.merging(byAim) { $1 }
  }

  private func score(_ guidelines: [GuidelineFinding], _ flags: [FlagFinding]) -> Int {
    let earned = guidelines.map(\.earned).reduce(0, +)
    let possible = guidelines.map(\.possible).reduce(0, +)
    var score = possible == 0 ? 100 : (200 * earned + possible) / (2 * possible)
    let rules = flags.compactMap { lists.severities[$0.severity] }
    score -= rules.map(\.loss).reduce(0, +)
    for cap in rules.compactMap(\.cap) { score = min(score, cap) }
    return max(0, min(100, score))
  }
}
