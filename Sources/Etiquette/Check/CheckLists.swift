/// The points and the advice of the etiquette check, and how the parts of a letter are told apart, as
/// `etiquette.yaml` gives them. What a sentence does is judged by a `SentenceModel`.
public struct CheckLists: Sendable, Equatable {
  /// The least that a letter of the gallery may score.
  public var passing = 0
  /// How much of a text is looked at, in UTF-16 code units.
  public var examined = 20_000
  public var guidelines: [CheckedGuideline: GuidelineRule] = [:]
  public var severities: [FlagSeverity: SeverityRule] = [:]
  public var flags: [FlagRule] = []
  public var channels: [FacetValue.ID: ChannelRule] = [:]
  /// The first that fits holds.
  public var lengths: [LengthBand] = []
  /// How many sentences of regret a stage allows, where it is not the limit of the guideline.
  public var regrets: [FacetValue.ID: Int] = [:]
  public var stageExpectations: [FacetValue.ID: Expectations] = [:]
  public var aimExpectations: [Aim.ID: Expectations] = [:]
  public var toneExpectations: [FacetValue.ID: Expectations] = [:]
  public var greeting = GreetingRule()
  public var signOff = SignOffRule()
  public var subject = SubjectRule()
  public var setAside = SetAsideRule()
  /// Words after which a full stop does not end a sentence, without it.
  public var abbreviations: [String] = []
  /// Words before which a long sentence is cut up.
  public var connectors: [String] = []
  public var longSentences = LongSentenceRule()
  /// Words with a capital inside a sentence that are no names. If there are none, capitals tell nothing, as in
  /// German.
  public var capitalized: [String] = []
  /// What the model is not given of a word that begins so.
  public var prefixes: [String] = []

  public typealias Expectations = [Guideline.ID: Letter.Expectation]

  public init() {}

  /// The band for letters through a channel at a stage; nil where any length is fine.
  public func band(channel: FacetValue.ID?, stage: FacetValue.ID?) -> LengthBand? {
    lengths.first { band in
      band.channel == channel
        && (band.stages.isEmpty || stage.map(band.stages.contains) == true)
    }
  }
}

/// What a result has points for: the seven guidelines and, last, the mechanics of a letter.
public enum CheckedGuideline: String, CaseIterable, Sendable {
  case thank, clear, explain, regret, positive, alternatives
  case followUp = "follow-up"
  case mechanics

  /// Those that a sentence can carry out, as the model's labels.
  static let judged: [String] = [
    "thank", "clear", "explain", "regret", "positive", "alternatives",
  ]
}

/// What a guideline is worth, and what can be wrong with it.
public struct GuidelineRule: Sendable, Equatable {
  public let points: Int
  public let limits: [Limit: Int]
  public let problems: [Problem: ProblemRule]

  public init(points: Int, limits: [Limit: Int], problems: [Problem: ProblemRule]) {
    self.points = points
    self.limits = limits
    self.problems = problems
  }

  public enum Limit: String, CaseIterable, Sendable {
    /// The sentence between greeting and sign-off by which it has to come, from 1.
    case within
    /// The most words that sentences may have on average.
    case sentenceWords
    /// The most words that a sentence of the guideline may have.
    case words
    /// The most sentences for full points, and the most for any.
    case sentences, mostSentences
  }
}

/// What can be wrong with a guideline; each costs points of its own and has its own advice.
public enum Problem: String, CaseIterable, Sendable {
  /// Nothing carries it out. Of a refusal: the letter says yes, leaves it open or says nothing.
  case missing
  /// There is a reason, but no refusal.
  case unsaid
  /// There may be a refusal, in words that the model does not know.
  case unrecognized
  case late, tooShort, tooLong, longSentences
  case several, tooMany, long, flagged
  case empty, greeting, signOff, subjectLength, subjectTopic
}

public struct ProblemRule: Sendable, Equatable {
  /// The points it takes; a guideline that is missing loses all of its own anyway.
  public let loss: Int
  public let advice: Advice

  public init(loss: Int, advice: Advice) {
    self.loss = loss
    self.advice = advice
  }
}

/// One sentence of advice and, where it helps, a sentence to use instead.
public struct Advice: Sendable, Equatable {
  public let text: String
  public let suggestion: String?

  public init(text: String, suggestion: String?) {
    self.text = text
    self.suggestion = suggestion
  }
}

/// How grave a red flag is; the gravest first.
public enum FlagSeverity: String, CaseIterable, Sendable {
  case critical, major, minor
}

public struct SeverityRule: Sendable, Equatable {
  /// The points that each flag takes off the score.
  public let loss: Int
  /// The most that a letter with such a flag can score.
  public let cap: Int?

  public init(loss: Int, cap: Int?) {
    self.loss = loss
    self.cap = cap
  }
}

/// A red flag: something that should not be in a letter, or not in one for some tones and channels.
public struct FlagRule: Sendable, Equatable {
  public let id: String
  public let severity: FlagSeverity
  public let finder: Finder
  /// Where it applies; in any letter if both are empty.
  public let tones: [FacetValue.ID]
  public let channels: [FacetValue.ID]
  public let advice: Advice

  public init(
    id: String, severity: FlagSeverity, finder: Finder, tones: [FacetValue.ID],
    channels: [FacetValue.ID], advice: Advice
  ) {
    self.id = id
    self.severity = severity
    self.finder = finder
    self.tones = tones
    self.channels = channels
    self.advice = advice
  }

  /// How a flag is found.
  public enum Finder: Sendable, Equatable {
    /// By the label that the model gives a sentence.
    case label(String)
    case noRefusal, shouting, falseDoor, emoji
    /// Different names after one of the words, those that are ignored aside.
    case twoNames(after: [String], ignored: [String])
  }

  /// It is about words that hurt the tone of a letter.
  var hurtsTone: Bool {
    switch finder {
    case .label(let label): severity != .minor && label != "accept"
    case .shouting: severity != .minor
    case .noRefusal, .falseDoor, .emoji, .twoNames: false
    }
  }
}
