/// Everything the etiquette check knows: its words, its points and its advice, as `etiquette.yaml`
/// gives them. The algorithm is in code, and nothing else is.
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
  /// How many apologies a stage allows, where it is not the limit of the guideline.
  public var apologies: [FacetValue.ID: Int] = [:]
  public var stageExpectations: [FacetValue.ID: Expectations] = [:]
  public var aimExpectations: [Aim.ID: Expectations] = [:]
  public var toneExpectations: [FacetValue.ID: Expectations] = [:]
  public var greeting = GreetingRule()
  public var signOff = SignOffRule()
  public var subject = SubjectRule()
  /// Words after which a full stop does not end a sentence, without it.
  public var abbreviations: Set<String> = []
  /// What a contraction stands for, such as `can not` for `can't`.
  public var contractions: [String: String] = [:]

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
}

/// What a guideline is worth, by which words it is recognized, and what can be wrong with it.
public struct GuidelineRule: Sendable, Equatable {
  public let points: Int
  public let limits: [Limit: Int]
  public let lists: [List: CueList]
  public let problems: [Problem: ProblemRule]

  public init(
    points: Int, limits: [Limit: Int], lists: [List: CueList], problems: [Problem: ProblemRule]
  ) {
    self.points = points
    self.limits = limits
    self.lists = lists
    self.problems = problems
  }

  public enum Limit: String, CaseIterable, Sendable {
    /// The sentence by which the cue has to come, from 1.
    case within
    /// The most words that sentences may have on average.
    case sentenceWords
    /// The most words that a sentence of the guideline may have.
    case words
    /// The most sentences for full points, and the most for any.
    case sentences, mostSentences
    /// The most cues, and the most apologies among them.
    case markers, apologies
  }

  /// The lists of cues a guideline can have; the raw values are their keys.
  public enum List: String, CaseIterable, Sendable {
    case cues, objects, apologies

    /// The key of the phrases that take a cue of the list back.
    public var exceptionsKey: String {
      switch self {
      case .cues: "except"
      case .objects: "exceptObjects"
      case .apologies: "exceptApologies"
      }
    }
  }
}

/// What can be wrong with a guideline; each costs points of its own and has its own advice.
public enum Problem: String, CaseIterable, Sendable {
  case missing, unsaid, late, unnamed
  case tooShort, tooLong, longSentences
  case several, tooMany, long, apologies, flagged
  case empty, blank, greeting, signOff, subjectLength, subjectTopic
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

/// Cues, as `CueIndex` reads them, and the phrases that take them back.
public struct CueList: Sendable, Equatable {
  public let cues: [String]
  public let exceptions: [String]

  public init(cues: [String], exceptions: [String] = []) {
    self.cues = cues
    self.exceptions = exceptions
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
  public let list: CueList
  /// Where it applies; in any letter if both are empty.
  public let tones: [FacetValue.ID]
  public let channels: [FacetValue.ID]
  public let advice: Advice

  public init(
    id: String, severity: FlagSeverity, finder: Finder, list: CueList, tones: [FacetValue.ID],
    channels: [FacetValue.ID], advice: Advice
  ) {
    self.id = id
    self.severity = severity
    self.finder = finder
    self.list = list
    self.tones = tones
    self.channels = channels
    self.advice = advice
  }

  /// How a flag is found: by its cues, or by a rule of its own.
  public enum Finder: String, CaseIterable, Sendable {
    case cues, noRefusal, blank, shouting, falseDoor, twoNames, emoji

    /// It finds words that hurt the tone of a letter.
    var isAboutTone: Bool { self == .cues || self == .shouting }
  }
}
