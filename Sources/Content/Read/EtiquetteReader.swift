import Diagnostics
import Etiquette

/// Reads the points, the advice and the phrases of the etiquette check from `etiquette.yaml`.
///
/// Every section can be left out: then nothing of it is checked. A language without a model, and so without a
/// check, can do without the file.
package struct EtiquetteReader {
  let terms: Terms

  package init(terms: Terms) {
    self.terms = terms
  }

  private static let name = "etiquette.yaml"

  /// - Returns: the lists, and the file as plain data for the check in the browser.
  package func read(_ names: TermsReader, into diagnostics: inout [Diagnostic])
    -> (lists: CheckLists, data: DataValue)
  {
    guard names.has(Self.name) || names.has(ModelReader.name),
      case (var record, let node)? = names.record(
        Self.name, purpose: "the points and the advice of the etiquette check", into: &diagnostics)
    else { return (CheckLists(), .null) }
    let lists = lists(&record)
    record.finish(into: &diagnostics)
    return (lists, Self.forBrowsers(DataValue(node)))
  }

  /// Without what only the build asks for.
  private static func forBrowsers(_ data: DataValue) -> DataValue {
    guard case .mapping(let keys) = data else { return data }
    return .mapping(keys.filter { $0.key != "passing" })
  }

  private func lists(_ record: inout Record) -> CheckLists {
    var lists = CheckLists()
    lists.passing = record.integer("passing", in: 0...100) ?? 0
    lists.examined = record.integer("examined", in: 1...1_000_000) ?? lists.examined
    lists.guidelines = guidelines(&record)
    lists.severities = severities(&record)
    lists.flags = flags(&record)
    record.record("channels") { channels in
      for id in ids(of: .channel) where channels.has(id.rawValue) {
        lists.channels[id] = channels.record(id.rawValue, Self.channel)
      }
    }
    lists.lengths = record.records("lengths", lengthBand)
    record.record("regrets") { stages in
      for id in ids(of: .stage) {
        lists.regrets[id] = stages.integer(id.rawValue, in: 0...100)
      }
    }
    record.record("expects") { expects in
      lists.stageExpectations = expectations("stages", of: ids(of: .stage), &expects)
      lists.toneExpectations = expectations("tones", of: ids(of: .tone), &expects)
      lists.aimExpectations = expectations("aims", of: terms.vocabulary.aims.map(\.id), &expects)
    }
    frame(&record, &lists)
    lists.setAside = record.record("setAside", Self.setAside) ?? SetAsideRule()
    lists.abbreviations = record.texts("abbreviations")
    lists.connectors = record.texts("connectors")
    record.record("longSentences") { rule in
      lists.longSentences.words = rule.integer("words", in: 1...1000) ?? lists.longSentences.words
      lists.longSentences.pieceWords =
        rule.integer("pieceWords", in: 1...1000) ?? lists.longSentences.pieceWords
    }
    lists.prefixes = record.texts("prefixes")
    lists.capitalized = record.texts("capitalized")
    return lists
  }

  private func ids(of facet: Facet) -> [FacetValue.ID] {
    terms.vocabulary.values(of: facet).map(\.id)
  }

  // MARK: Guidelines

  private func guidelines(_ record: inout Record) -> [CheckedGuideline: GuidelineRule] {
    var rules: [CheckedGuideline: GuidelineRule] = [:]
    record.record("guidelines") { guidelines in
      for id in CheckedGuideline.allCases where guidelines.has(id.rawValue) {
        rules[id] = guidelines.record(id.rawValue) { guideline(id, &$0) }
      }
    }
    return rules
  }

  private func guideline(_ id: CheckedGuideline, _ record: inout Record) -> GuidelineRule {
    var limits: [GuidelineRule.Limit: Int] = [:]
    if !id.limits.isEmpty {
      record.record("limits") { numbers in
        for limit in id.limits {
          limits[limit] = numbers.integer(limit.rawValue, in: 0...10_000)
        }
      }
    }
    var problems: [Problem: ProblemRule] = [:]
    record.record("problems") { rules in
      for problem in id.problems where rules.has(problem.rawValue) {
        problems[problem] = rules.record(problem.rawValue, Self.problem)
      }
    }
    return GuidelineRule(
      points: requiredInteger("points", in: 0...100, &record), limits: limits,
      problems: problems)
  }

  private static func problem(_ record: inout Record) -> ProblemRule {
    ProblemRule(loss: record.integer("loss", in: 0...100) ?? 0, advice: advice(&record))
  }

  /// As it was typed: a suggestion goes into a letter, and scripts are given the same words.
  private static func advice(_ record: inout Record) -> Advice {
    Advice(text: record.text("advice"), suggestion: record.optionalText("suggestion"))
  }

  private func requiredInteger(_ key: String, in range: ClosedRange<Int>, _ record: inout Record)
    -> Int
  {
    record.require(key)
    return record.integer(key, in: range) ?? range.lowerBound
  }

  // MARK: Flags

  private func severities(_ record: inout Record) -> [FlagSeverity: SeverityRule] {
    var rules: [FlagSeverity: SeverityRule] = [:]
    record.record("severities") { severities in
      for severity in FlagSeverity.allCases where severities.has(severity.rawValue) {
        rules[severity] = severities.record(severity.rawValue) { rule in
          SeverityRule(
            loss: rule.integer("loss", in: 0...100) ?? 0, cap: rule.integer("cap", in: 0...100))
        }
      }
    }
    return rules
  }

  private func flags(_ record: inout Record) -> [FlagRule] {
    var seen: [String: Place] = [:]
    return record.records("flags") { flag in
      let severities = FlagSeverity.allCases.map(\.rawValue)
      return FlagRule(
        id: flag.uniqueIdentifier("id", of: "flag", seen: &seen),
        severity: flag.name("severity", of: "severity", among: severities)
          .flatMap(FlagSeverity.init) ?? .minor,
        finder: Self.finder(&flag),
        tones: names("tones", of: .tone, &flag),
        channels: names("channels", of: .channel, &flag),
        advice: Self.advice(&flag))
    }
  }

  /// By a label, or by one of the rules in code.
  private static func finder(_ flag: inout Record) -> FlagRule.Finder {
    flag.choice(flag.has("label") ? "label" : "rule", among: ["label", "rule"]) { key, flag in
      if key == "rule" { return rule(&flag) }
      if flag.has("rule") { flag.report(.unknownKey("rule", known: ["label"]), at: "rule") }
      return .label(flag.text("label"))
    }
  }

  private static func rule(_ flag: inout Record) -> FlagRule.Finder {
    let rules = ["noRefusal", "shouting", "falseDoor", "twoNames", "emoji"]
    let rule = flag.name("rule", of: "rule", among: rules) ?? "noRefusal"
    return flag.choice(rule, among: rules) { rule, flag in
      switch rule {
      case "shouting": .shouting
      case "falseDoor": .falseDoor
      case "twoNames":
        .twoNames(
          after: flag.texts("after"), ignored: flag.texts("ignore"))
      case "emoji": .emoji
      default: .noRefusal
      }
    }
  }

  private func names(_ key: String, of facet: Facet, _ record: inout Record) -> [FacetValue.ID] {
    record.names(key, of: facet.rawValue, among: ids(of: facet).map(\.rawValue))
      .map { FacetValue.ID($0) }
  }

  // MARK: Expectations

  private static func channel(_ record: inout Record) -> ChannelRule {
    ChannelRule(
      hasSubject: record.flag("subject"), hasGreeting: record.flag("greeting"),
      hasSignOff: record.flag("signOff"))
  }

  private func lengthBand(_ record: inout Record) -> LengthBand {
    LengthBand(
      channel: FacetValue.ID(
        record.name("channel", of: "channel", among: ids(of: .channel).map(\.rawValue)) ?? ""),
      stages: names("stages", of: .stage, &record),
      least: requiredInteger("least", in: 0...10_000, &record),
      most: requiredInteger("most", in: 0...10_000, &record))
  }

  private func expectations<Kind>(
    _ key: String, of ids: [Identifier<Kind>], _ record: inout Record
  ) -> [Identifier<Kind>: CheckLists.Expectations] {
    var expectations: [Identifier<Kind>: CheckLists.Expectations] = [:]
    record.record(key) { values in
      for id in ids where values.has(id.rawValue) {
        let pairs = values.namePairs(
          id.rawValue, of: "guideline", among: terms.guidelines.map(\.id.rawValue),
          valuesAmong: Letter.Expectation.allCases.map(\.rawValue))
        for pair in pairs {
          expectations[id, default: [:]][Guideline.ID(pair.name)] =
            Letter.Expectation(rawValue: pair.value)
        }
      }
    }
    return expectations
  }

  // MARK: Frame

  private func frame(_ record: inout Record, _ lists: inout CheckLists) {
    let numbers = 0...1000
    record.record("greeting") { rule in
      lists.greeting.lines = rule.integer("lines", in: numbers) ?? 0
      lists.greeting.words = rule.integer("words", in: numbers) ?? .max
      lists.greeting.blockWords = rule.integer("blockWords", in: numbers) ?? .max
      lists.greeting.nameWords = rule.integer("nameWords", in: numbers) ?? 0
      lists.greeting.cues = rule.texts("cues")
      lists.greeting.introductions = rule.texts("introductions")
      lists.greeting.introductionWords = rule.integer("introductionWords", in: numbers) ?? 0
    }
    record.record("signOff") { rule in
      lists.signOff.lines = rule.integer("lines", in: numbers) ?? 0
      lists.signOff.words = rule.integer("words", in: numbers) ?? 0
      lists.signOff.afterWords = rule.integer("afterWords", in: numbers) ?? 0
      lists.signOff.cues = rule.texts("cues")
      lists.signOff.signatureWords = rule.integer("signatureWords", in: numbers) ?? 0
    }
    record.record("subject") { rule in
      lists.subject.label = rule.optionalText("label")
      lists.subject.least = rule.integer("least", in: numbers) ?? 0
      lists.subject.most = rule.integer("most", in: numbers) ?? 1000
      lists.subject.ignored = Set(rule.texts("ignore"))
    }
  }

  private static func setAside(_ record: inout Record) -> SetAsideRule {
    var rule = SetAsideRule()
    rule.attributions = record.records("attributions") { line in
      let starts = line.text("starts")
      let ends = line.optionalText("ends")
      let contains = line.optionalText("contains")
      if ends == nil, contains == nil { line.report(.missingKey("ends"), at: "ends") }
      return SetAsideRule.Attribution(starts: starts, ends: ends, contains: contains)
    }
    rule.dividers = record.texts("dividers")
    rule.headers = record.texts("headers")
    rule.devices = record.texts("devices")
    rule.footers = record.texts("footers")
    return rule
  }
}

extension CheckedGuideline {
  /// The keys that `etiquette.yaml` can give for it.
  fileprivate var limits: [GuidelineRule.Limit] {
    switch self {
    case .clear: [.within, .sentenceWords]
    case .explain: [.sentences, .mostSentences, .words]
    case .regret: [.sentences]
    case .thank, .positive, .alternatives, .followUp, .mechanics: []
    }
  }

  fileprivate var problems: [Problem] {
    switch self {
    case .clear: [.missing, .unrecognized, .unsaid, .late, .tooShort, .tooLong, .longSentences]
    case .explain: [.missing, .several, .tooMany, .long]
    case .regret: [.missing, .tooMany]
    case .positive: [.missing, .flagged]
    case .thank, .alternatives, .followUp: [.missing]
    case .mechanics: [.empty, .greeting, .signOff, .subjectLength, .subjectTopic]
    }
  }
}
