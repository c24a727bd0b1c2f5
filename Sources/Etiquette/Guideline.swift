/// One of the rules on which the whole guide rests; sentences, phrases and the check refer to it.
///
/// It is a class because it never changes and every sentence asks for one.
public final class Guideline: Sendable {
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
  /// What the form and the build take it for; nil for a guideline like any other.
  public let part: Part?
  /// The name of the shape that stands for it, in the words of the theme; nil for the theme to choose.
  public let mark: String?

  /// - Parameter part: nil for the one that its id has always stood for, if any.
  public init(
    id: ID, order: Int, title: String, label: String, summary: String, advice: Advice,
    isExpected: Bool = true, part: Part? = nil, mark: String? = nil
  ) {
    self.id = id
    self.order = order
    self.title = title
    self.label = label
    self.summary = summary
    self.advice = advice
    self.isExpected = isExpected
    self.part = part ?? Part(ofUsual: id)
    self.mark = mark
  }

  /// The guidelines that do more in a letter than any other, whatever they are called on a site.
  public enum Part: String, CaseIterable, Sendable {
    /// Its sentences refuse: a letter has them however little it says.
    case refusal
    /// Its sentences give the reason: the form offers to say it at length, in short or not at all.
    case reason
    /// Carried out after the letter, by sending another.
    case followUp = "follow-up"

    fileprivate init?(ofUsual id: ID) {
      let usual: [ID: Part] = [.clear: .refusal, .explain: .reason, .followUp: .followUp]
      guard let part = usual[id] else { return nil }
      self = part
    }
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
  /// The guidelines that the etiquette check knows to refuse and to explain.
  public static let clear: Self = "clear"
  public static let explain: Self = "explain"
  public static let followUp: Self = "follow-up"
}
