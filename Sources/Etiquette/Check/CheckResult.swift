/// What the check is told about a letter beside its text.
public struct CheckContext: Sendable, Equatable {
  public var stage: FacetValue.ID?
  public var channel: FacetValue.ID?
  public var tone: FacetValue.ID?
  public var aim: Aim.ID?
  /// The guidelines the letter leaves out on purpose; nil lets stage, tone and aim decide.
  public var expectations: [Guideline.ID: Letter.Expectation]?
  /// Nil where it is not known, which costs nothing.
  public var subject: String?

  public init(
    stage: FacetValue.ID? = nil, channel: FacetValue.ID? = nil, tone: FacetValue.ID? = nil,
    aim: Aim.ID? = nil,
    expectations: [Guideline.ID: Letter.Expectation]? = nil, subject: String? = nil
  ) {
    self.stage = stage
    self.channel = channel
    self.tone = tone
    self.aim = aim
    self.expectations = expectations
    self.subject = subject
  }
}

/// How a letter measures up to the lists; all ranges count UTF-16 code units of the text.
public struct CheckResult: Sendable, Equatable {
  /// From 0 to 100.
  public let score: Int
  /// How long the letter is without an address block or a subject line above it: in words, or in a script without
  /// spaces in characters.
  public let length: Int
  /// One for each guideline the lists have a rule for, in their order.
  public let guidelines: [GuidelineFinding]
  /// In the order of the lists.
  public let flags: [FlagFinding]
  /// What is still to be filled in.
  public let blanks: [Range<Int>]
  /// What was not looked at because the writer's own words are elsewhere: quoted mail, signatures,
  /// markup, words in quotation marks.
  public let setAside: [Range<Int>]
  /// The text was longer than the check looks at.
  public let isTruncated: Bool
}

public struct GuidelineFinding: Sendable, Equatable {
  public let id: CheckedGuideline
  public let state: State
  /// A sentence carries it out, whatever is expected of the letter.
  public let isFound: Bool
  public let earned: Int
  public let possible: Int
  /// The gravest first.
  public let problems: [Problem]
  /// The sentences that carry it out.
  public let spans: [Range<Int>]
  /// Nil where there is nothing to say.
  public let advice: Advice?

  public enum State: String, Sendable {
    case met, partly, missing
    /// It is not there, and need not be.
    case optional
    /// It is left out on purpose.
    case notExpected
  }
}

public struct FlagFinding: Sendable, Equatable {
  public let id: String
  public let severity: FlagSeverity
  /// Empty where the flag is about what is not there.
  public let spans: [Range<Int>]
  public let advice: Advice
}
