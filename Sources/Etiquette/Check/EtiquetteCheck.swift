/// The etiquette check: what a letter does, what it lacks, and what to reconsider.
///
/// The same algorithm is in the theme's `etiquette.js`, function by function; both are held to the
/// vectors in `Tests/Vectors/etiquette.json`.
///
/// 1. *Text.* At most `examined` UTF-16 units are looked at. What is not the writer's own words is set
///    aside (`AsideFinder`). Tokens are runs of letters, marks and digits with apostrophes between
///    them; words are tokens in compatibility form C and small letters, without apostrophes.
/// 2. *Frame.* A subject line, the greeting with what stands above it, and the sign-off with what
///    follows it are told apart (`FrameFinder`); so is a first sentence in which the writer says who
///    they are. The words of the letter are those from the greeting to the end.
/// 3. *Sentences.* Each part is split into sentences, long ones into pieces (`SentenceSplitter`), and
///    the model gives each its labels (`SentenceModel`); at most three guidelines to one.
/// 4. *Flags.* Each flag found takes off the points of its severity, or caps the score (`FlagFinder`).
/// 5. *Guidelines.* Each earns its points less what its problems cost (`GuidelineScorer`). One that is
///    absent and optional, or not expected and less than perfect, is left out of the possible points;
///    so is a reason that is not given.
/// 6. *Score.* 100 * earned / possible, rounded half up, less the losses of the flags, at most the
///    lowest cap, from 0 to 100.
///
/// It is a class because it never changes and every letter is checked by it.
public final class EtiquetteCheck: Sendable {
  public let lists: CheckLists
  public let model: SentenceModel
  private let rules: LetterRules

  public init(_ lists: CheckLists, model: SentenceModel) {
    self.lists = lists
    self.model = model
    rules = LetterRules(lists)
  }

  /// Checks a plain text; the same text and context give the same result anywhere.
  public func result(for text: String, in context: CheckContext = CheckContext()) -> CheckResult {
    let letter = LabelledLetter(LetterText(text, rules: rules), model: model, rules: rules)
    let expectations = context.expectations ?? defaultExpectations(in: context)
    let flags = FlagFinder(
      letter: letter, rules: rules, context: context, expectations: expectations
    ).flags()
    let guidelines = GuidelineScorer(
      letter: letter, rules: rules, context: context, expectations: expectations,
      flags: flags.map(\.rule)
    ).findings()
    let findings = flags.map { rule, spans in
      FlagFinding(id: rule.id, severity: rule.severity, spans: spans, advice: rule.advice)
    }
    return CheckResult(
      score: score(guidelines, findings), length: letter.text.wordCount, guidelines: guidelines,
      flags: findings, blanks: letter.text.blanks, setAside: letter.text.asides,
      isTruncated: letter.text.text.isTruncated)
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
