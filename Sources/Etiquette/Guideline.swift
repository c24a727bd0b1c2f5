/// One of the rules on which the whole guide rests; sentences, phrases and the check refer to it.
public struct Guideline: Sendable, Equatable {
  public typealias ID = Identifier<Guideline>

  public let id: ID
  /// Its place in the guide, from 1.
  public let order: Int
  public let title: String
  /// One or two words, as they stand in the margin of a letter.
  public let label: String
  public let summary: String
  public let advice: Advice
  /// Every letter carries it out or says that it does not; false while letters still catch up with a
  /// new guideline.
  public let isExpected: Bool

  public init(
    id: ID, order: Int, title: String, label: String, summary: String, advice: Advice,
    isExpected: Bool = true
  ) {
    self.id = id
    self.order = order
    self.title = title
    self.label = label
    self.summary = summary
    self.advice = advice
    self.isExpected = isExpected
  }

  /// What to do and what to leave, in short items.
  public struct Advice: Sendable, Equatable {
    public let `do`: [String]
    public let avoid: [String]
    public let rewrites: [Rewrite]
    /// The situations to which the guideline does not apply.
    public let exceptions: [String]

    public init(do: [String], avoid: [String], rewrites: [Rewrite], exceptions: [String]) {
      self.do = `do`
      self.avoid = avoid
      self.rewrites = rewrites
      self.exceptions = exceptions
    }
  }

  /// A weak sentence, a stronger one, and what makes the difference.
  public struct Rewrite: Sendable, Equatable {
    public let weak: String
    public let stronger: String
    public let why: String

    public init(weak: String, stronger: String, why: String) {
      self.weak = weak
      self.stronger = stronger
      self.why = why
    }
  }
}

extension Identifier<Guideline> {
  /// The guideline of a sentence that refuses.
  public static let clear: Self = "clear"
  public static let explain: Self = "explain"
  /// The one guideline that is carried out after the letter, by sending another.
  public static let followUp: Self = "follow-up"
}
