/// Gives each guideline its points.
struct GuidelineScorer {
  let letter: LabelledLetter
  let rules: LetterRules
  let context: CheckContext
  let expectations: CheckLists.Expectations
  /// Those that were found.
  let flags: [FlagRule]

  func findings() -> [GuidelineFinding] {
    CheckedGuideline.allCases.compactMap { id in
      rules.lists.guidelines[id].map { finding(id, rule: $0) }
    }
  }

  private func finding(_ id: CheckedGuideline, rule: GuidelineRule) -> GuidelineFinding {
    let own =
      CheckedGuideline.judged.contains(id.rawValue) ? letter.sentences(labelled: id.rawValue) : []
    let isThere = id == .mechanics || !own.isEmpty
    let expectation = expectations[Guideline.ID(id.rawValue)]
    let problems = isThere ? problems(of: id, rule) : [absence(of: id)]
    let losses = problems.map { rule.problems[$0]?.loss ?? 0 }.reduce(0, +)
    let earned = isThere ? max(0, rule.points - losses) : 0
    let state: GuidelineFinding.State =
      if isThere && earned == rule.points {
        .met
      } else if expectation == .notExpected {
        .notExpected
      } else if isThere {
        .partly
      } else {
        expectation != nil || id == .explain || id == .followUp ? .optional : .missing
      }
    let counts = state == .met || state == .partly || state == .missing
    return GuidelineFinding(
      id: id, state: state, isFound: !own.isEmpty, earned: counts ? earned : 0,
      possible: counts ? rule.points : 0,
      problems: state == .notExpected ? [] : problems,
      spans: own.map(\.span),
      advice: state == .notExpected
        ? nil : problems.lazy.compactMap { rule.problems[$0]?.advice }.first.map(filled))
  }

  /// What is wrong where no sentence carries a guideline out.
  private func absence(of id: CheckedGuideline) -> Problem {
    if id != .clear || flags.contains(where: { $0.finder == .noRefusal }) { return .missing }
    return letter.sentences(labelled: "explain").isEmpty ? .unrecognized : .unsaid
  }

  private func problems(of id: CheckedGuideline, _ rule: GuidelineRule) -> [Problem] {
    switch id {
    case .thank, .alternatives, .followUp: []
    case .clear: clearProblems(rule)
    case .explain: explainProblems(rule)
    case .regret: regretProblems(rule)
    case .positive: flags.contains(where: \.hurtsTone) ? [.flagged] : []
    case .mechanics: mechanicsProblems()
    }
  }

  private func clearProblems(_ rule: GuidelineRule) -> [Problem] {
    let body = letter.body
    var problems: [Problem] = []
    if let within = rule.limits[.within],
      let first = body.firstIndex(where: { $0.labels.contains("clear") }),
      body[...first].wholeCount > within
    {
      problems.append(.late)
    }
    if let band {
      if letter.text.wordCount < band.least { problems.append(.tooShort) }
      if letter.text.wordCount > band.most { problems.append(.tooLong) }
    }
    let words = body.map(letter.wordCount(of:)).reduce(0, +)
    if let limit = rule.limits[.sentenceWords], words > limit * body.wholeCount {
      problems.append(.longSentences)
    }
    return problems
  }

  private var band: LengthBand? {
    rules.lists.band(channel: context.channel, stage: context.stage)
  }

  /// A sentence that also thanks, offers something or asks gives no reason of its own.
  private func explainProblems(_ rule: GuidelineRule) -> [Problem] {
    let all = letter.sentences(labelled: "explain")
    let own = all.filter {
      !$0.labels.contains("thank") && !$0.labels.contains("alternatives")
        && !$0.sentence.isQuestion
    }
    let longest = (own.isEmpty ? all : own).map(letter.wordCount(of:)).max() ?? 0
    var problems: [Problem] = []
    if let most = rule.limits[.mostSentences], own.wholeCount > most {
      problems.append(.tooMany)
    } else if let limit = rule.limits[.sentences], own.wholeCount > limit {
      problems.append(.several)
    }
    if let limit = rule.limits[.words], longest > limit { problems.append(.long) }
    return problems
  }

  private func regretProblems(_ rule: GuidelineRule) -> [Problem] {
    let allowed = context.stage.flatMap { rules.lists.regrets[$0] } ?? rule.limits[.sentences]
    guard let allowed else { return [] }
    return letter.sentences(labelled: "regret").wholeCount > allowed ? [.tooMany] : []
  }

  private func mechanicsProblems() -> [Problem] {
    let frame = letter.text.frame
    if letter.text.tokens.isEmpty { return [.empty] }
    let channel = context.channel.flatMap { rules.lists.channels[$0] }
    var problems: [Problem] = []
    if channel?.hasGreeting == true, !frame.hasGreeting { problems.append(.greeting) }
    if channel?.hasSignOff == true, !frame.hasSignOff { problems.append(.signOff) }
    if channel?.hasSubject == true, let subject = context.subject ?? frame.subject {
      problems += subjectProblems(subject)
    }
    return problems
  }

  private func subjectProblems(_ subject: String) -> [Problem] {
    let units = TextUnits(subject, limit: rules.lists.examined)
    let tokens = units.tokens()
    let own = TextWords(tokens, of: units, numbers: rules.numbers)
    let names = own.joined(tokens[...]).filter { letters in
      letters.count > 1
        && rules.numbers[letters].map(rules.namelessInSubject.contains) != true
    }
    let start = letter.text.frame.start
    let written = letter.text.words.joined(
      letter.text.tokens.drop { $0.range.lowerBound < start })
    let isNamed = names.contains { name in
      written.contains { $0 == name || name.isUnspaced && $0.contains(name) }
    }
    let count = tokens.wordCount(in: tokens.indices)
    var problems: [Problem] = []
    if count < rules.lists.subject.least || count > rules.lists.subject.most {
      problems.append(.subjectLength)
    }
    if !isNamed { problems.append(.subjectTopic) }
    return problems
  }

  private func filled(_ advice: Advice) -> Advice {
    guard let band else { return advice }
    let numbers: [Field.ID: Int] = [
      "words": letter.text.wordCount, "least": band.least, "most": band.most,
    ]
    return Advice(
      text: BlankedText(parsing: advice.text).filled { id in
        numbers[id].map(String.init) ?? "{\(id)}"
      },
      suggestion: advice.suggestion)
  }
}
