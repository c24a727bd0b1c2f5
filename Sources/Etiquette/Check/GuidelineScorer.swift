/// Gives each guideline its points.
struct GuidelineScorer {
  let letter: ReadLetter
  let lists: CheckLists
  let context: CheckContext
  let expectations: CheckLists.Expectations
  let matches: [CheckedGuideline: [GuidelineRule.List: [CueIndex.Match]]]
  let flags: [FlagFinding]
  let tokenizer: Tokenizer

  func findings() -> [GuidelineFinding] {
    CheckedGuideline.allCases.compactMap { id in
      lists.guidelines[id].map { finding(id, rule: $0) }
    }
  }

  private func finding(_ id: CheckedGuideline, rule: GuidelineRule) -> GuidelineFinding {
    let own = found(id)
    let isThere = id == .mechanics || !own.isEmpty
    let expectation = expectations[Guideline.ID(id.rawValue)]
    let problems = isThere ? problems(of: id, rule) : [isUnsaid(id) ? .unsaid : .missing]
    let losses = problems.map { rule.problems[$0]?.loss ?? 0 }.reduce(0, +)
    let earned = isThere ? max(0, rule.points - losses) : 0
    let state: GuidelineFinding.State =
      if isThere && earned == rule.points {
        .met
      } else if expectation == Letter.Expectation.none {
        .notExpected
      } else if isThere {
        .partly
      } else {
        expectation != nil || id == .explain || id == .followUp ? .optional : .missing
      }
    let counts = state == .met || state == .partly || state == .missing
    return GuidelineFinding(
      id: id, state: state, earned: counts ? earned : 0, possible: counts ? rule.points : 0,
      problems: state == .notExpected ? [] : problems,
      spans: own.map(letter.span),
      advice: state == .notExpected
        ? nil : problems.lazy.compactMap { rule.problems[$0]?.advice }.first.map(filled))
  }

  private func found(_ id: CheckedGuideline, _ list: GuidelineRule.List = .cues)
    -> [CueIndex.Match]
  {
    matches[id]?[list] ?? []
  }

  private func isUnsaid(_ id: CheckedGuideline) -> Bool {
    id == .clear && !found(.explain).isEmpty
  }

  private func problems(of id: CheckedGuideline, _ rule: GuidelineRule) -> [Problem] {
    switch id {
    case .thank: thankProblems(rule)
    case .clear: clearProblems(rule)
    case .explain: explainProblems(rule)
    case .regret: regretProblems(rule)
    case .positive: hasFlaggedWords ? [.flagged] : []
    case .alternatives, .followUp: []
    case .mechanics: mechanicsProblems()
    }
  }

  /// A grave flag was found by words; a blank left or a refusal missing says nothing about the tone.
  private var hasFlaggedWords: Bool {
    flags.contains { $0.severity != .minor && $0.finder.isAboutTone }
  }

  private func thankProblems(_ rule: GuidelineRule) -> [Problem] {
    let sentences = found(.thank).map(letter.sentence)
    let isNamed = found(.thank, .objects).map(letter.sentence).contains(where: sentences.contains)
    var problems: [Problem] = []
    if let within = rule.limits[.within], (sentences.min() ?? 0) >= within {
      problems.append(.late)
    }
    if !isNamed { problems.append(.unnamed) }
    return problems
  }

  private func clearProblems(_ rule: GuidelineRule) -> [Problem] {
    var problems: [Problem] = []
    if let within = rule.limits[.within], (found(.clear).map(letter.sentence).min() ?? 0) >= within
    {
      problems.append(.late)
    }
    if let band {
      if letter.wordCount < band.least { problems.append(.tooShort) }
      if letter.wordCount > band.most { problems.append(.tooLong) }
    }
    let words = letter.body.map(letter.wordCount(of:)).reduce(0, +)
    if let limit = rule.limits[.sentenceWords], words > limit * letter.body.count {
      problems.append(.longSentences)
    }
    return problems
  }

  private var band: LengthBand? {
    lists.band(channel: context.channel, stage: context.stage)
  }

  /// A sentence that also thanks, offers something or asks gives no reason by its cue.
  private func explainProblems(_ rule: GuidelineRule) -> [Problem] {
    let others = Set((found(.thank) + found(.alternatives)).map(letter.sentence))
    let all = Set(found(.explain).map(letter.sentence))
    let own = all.filter { !others.contains($0) && !letter.body[$0].isQuestion }
    let longest = (own.isEmpty ? all : own).map { letter.wordCount(of: letter.body[$0]) }.max() ?? 0
    var problems: [Problem] = []
    if let most = rule.limits[.mostSentences], own.count > most {
      problems.append(.tooMany)
    } else if let limit = rule.limits[.sentences], own.count > limit {
      problems.append(.several)
    }
    if let limit = rule.limits[.words], longest > limit { problems.append(.long) }
    return problems
  }

  private func regretProblems(_ rule: GuidelineRule) -> [Problem] {
    let allowed = context.stage.flatMap { lists.apologies[$0] } ?? rule.limits[.apologies]
    var problems: [Problem] = []
    if let allowed, found(.regret, .apologies).count > allowed { problems.append(.apologies) }
    if let limit = rule.limits[.markers], found(.regret).count > limit { problems.append(.tooMany) }
    return problems
  }

  private func mechanicsProblems() -> [Problem] {
    if letter.tokens.isEmpty { return [.empty] }
    let channel = context.channel.flatMap { lists.channels[$0] }
    var problems: [Problem] = []
    if flags.contains(where: { $0.finder == .blank }) { problems.append(.blank) }
    if channel?.hasGreeting == true, !letter.frame.hasGreeting { problems.append(.greeting) }
    if channel?.hasSignOff == true, !letter.frame.hasSignOff { problems.append(.signOff) }
    if channel?.hasSubject == true, let subject = context.subject ?? letter.frame.subject {
      problems += subjectProblems(subject)
    }
    return problems
  }

  private func subjectProblems(_ subject: String) -> [Problem] {
    let units = TextUnits(subject, limit: lists.examined)
    let tokens = tokenizer.tokens(of: units)
    let words = tokenizer.words(of: tokens, in: units).map(\.text)
    let names = Set(words.filter { $0.utf16.count > 1 && !lists.subject.ignored.contains($0) })
    let isNamed = letter.words.contains {
      letter.tokens[$0.token].range.lowerBound >= letter.frame.start && names.contains($0.text)
    }
    let count = tokens.count(where: \.startsWord)
    var problems: [Problem] = []
    if count < lists.subject.least || count > lists.subject.most { problems.append(.subjectLength) }
    if !isNamed { problems.append(.subjectTopic) }
    return problems
  }

  private func filled(_ advice: Advice) -> Advice {
    guard let band else { return advice }
    let numbers: [Field.ID: Int] = [
      "words": letter.wordCount, "least": band.least, "most": band.most,
    ]
    return Advice(
      text: BlankedText(parsing: advice.text).filled { id in
        numbers[id].map(String.init) ?? "{\(id)}"
      },
      suggestion: advice.suggestion)
  }
}
