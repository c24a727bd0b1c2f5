/// An example letter: what it says, sentence by sentence, and the situation it is for.
///
/// It is a class because it never changes and is in many lists: a list of letters costs a reference
/// for each.
public final class Letter: Sendable {
  public typealias ID = Identifier<Letter>

  public let id: ID
  public let title: String
  public let summary: String
  public let situation: Situation
  public let aim: Aim.ID
  public let subjects: [BlankedText]
  public let advice: Advice
  /// The letter to send after this one.
  public let followUp: ID?
  /// The guidelines it leaves out on purpose; any other is expected.
  public let expectations: [Guideline.ID: Expectation]
  /// The guidelines that some of its sentences carry out without a cue by which the etiquette check
  /// would know it, each with the reason.
  public let waivers: [Guideline.ID: String]
  /// What stands as an example in blanks of this letter, where what a blank shows in every letter
  /// would not suit its situation.
  public let examples: [Field.ID: String]
  /// What readers call it when they search, beyond what its title and the values of its facets say.
  public let keywords: [String]
  public let reviewed: CalendarDate
  /// It says nothing that its reader has not told with stage, reason, channel and tone, or types into
  /// its blanks: the composer shows it for those choices.
  public let isGeneral: Bool
  public let paragraphs: [[Sentence]]
  /// Sentences stand apart by spaces, as they do in most scripts.
  public let isSpaced: Bool
  /// The guidelines that a sentence carries out, or that sending the follow-up does.
  public let guidelines: Set<Guideline.ID>
  /// The blanks of the letter and its subject lines, each once, in the order they are met.
  public let blanks: [Field.ID]

  /// - Parameter followUpGuideline: the one that naming a follow-up carries out.
  public init(
    id: ID, title: String, summary: String, situation: Situation, aim: Aim.ID,
    subjects: [BlankedText], advice: Advice, followUp: ID?,
    expectations: [Guideline.ID: Expectation], waivers: [Guideline.ID: String] = [:],
    examples: [Field.ID: String] = [:], keywords: [String] = [],
    reviewed: CalendarDate, isGeneral: Bool = false, paragraphs: [[Sentence]],
    isSpaced: Bool = true,
    followUpGuideline: Guideline.ID? = .followUp
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.situation = situation
    self.aim = aim
    self.subjects = subjects
    self.advice = advice
    self.followUp = followUp
    self.expectations = expectations
    self.waivers = waivers
    self.examples = examples
    self.keywords = keywords
    self.reviewed = reviewed
    self.isGeneral = isGeneral
    self.paragraphs = paragraphs
    self.isSpaced = isSpaced
    let sentences = paragraphs.joined()
    guidelines = Self.guidelines(
      of: sentences.flatMap(\.roles), and: followUp == nil ? nil : followUpGuideline)
    blanks = Self.blanks(in: sentences.map(\.text) + subjects)
  }

  /// The value a letter has in each facet.
  public struct Situation: Sendable, Equatable {
    /// By the number of the facet.
    let values: [FacetValue.ID]

    /// - Parameter value: the letter's value in a facet; asked once for each.
    public init(_ value: (Facet) -> FacetValue.ID) {
      values = Facet.allCases.map(value)
    }

    public subscript(facet: Facet) -> FacetValue.ID { values[facet.number] }
  }

  /// When and how to send it, and when to send another.
  public struct Advice: Sendable, Equatable {
    public let timing: String
    public let sending: String
    public let notFor: String

    public init(timing: String, sending: String, notFor: String) {
      self.timing = timing
      self.sending = sending
      self.notFor = notFor
    }
  }

  /// How far a letter is held to a guideline it does not carry out.
  public enum Expectation: String, CaseIterable, Sendable {
    case optional
    case notExpected = "none"
  }

  /// Letters of the same case differ in channel, tone or wording only, so a reader can change from
  /// one to the other without telling their situation again.
  public struct Case: Hashable, Sendable {
    public let stage: FacetValue.ID
    public let reason: FacetValue.ID

    public init(stage: FacetValue.ID, reason: FacetValue.ID) {
      self.stage = stage
      self.reason = reason
    }
  }

  public var `case`: Case {
    Case(stage: situation[.stage], reason: situation[.reason])
  }

  public var sentences: [Sentence] { paragraphs.flatMap(\.self) }

  /// The first sentence that carries a guideline out.
  public func sentence(carryingOut guideline: Guideline.ID) -> Sentence? {
    sentences.first { $0.roles.contains(.guideline(guideline)) }
  }

  private static func guidelines(of roles: [Role], and other: Guideline.ID?) -> Set<Guideline.ID> {
    var ids = Set<Guideline.ID>()
    for case .guideline(let id) in roles { ids.insert(id) }
    if let other { ids.insert(other) }
    return ids
  }

  private static func blanks(in texts: [BlankedText]) -> [Field.ID] {
    var seen: Set<Field.ID> = []
    return texts.flatMap(\.blanks).filter { seen.insert($0).inserted }
  }

  /// The letter as it is sent: paragraphs apart by an empty line, sentences by a space, and what
  /// stands alone on its own line. No newline at the end.
  public func plainText(filledBy value: (Field.ID) -> String) -> String {
    var text = ""
    for (number, paragraph) in paragraphs.enumerated() {
      if number > 0 { text += "\n\n" }
      var previous: Sentence?
      for sentence in paragraph {
        if let previous { text += separator(between: previous, and: sentence) }
        text += sentence.text.filled(by: value)
        previous = sentence
      }
    }
    return text
  }

  /// What stands between two sentences of one paragraph: a newline where either stands alone, else a space or,
  /// in a script without spaces, nothing.
  public func separator(between first: Sentence, and second: Sentence) -> String {
    first.standsAlone || second.standsAlone ? "\n" : isSpaced ? " " : ""
  }
}
