/// A blank that a letter can have and that its reader fills in.
public struct Field: Sendable, Equatable {
  public typealias ID = Identifier<Field>

  public let id: ID
  /// The question above the input.
  public let label: String
  /// What stands in brackets in a letter until the blank is filled.
  public let placeholder: String
  public let hint: String?
  public let kind: Kind
  public private(set) var example: String
  public let isRequired: Bool
  /// A token of HTML's autofill field names (HTML, section "Autofill").
  public let autocomplete: String?
  /// More characters than this make a letter hard to read, which the form says; nothing is cut. In
  /// UTF-16 code units.
  public let maxLength: Int?
  public let whenEmpty: WhenEmpty
  /// Answers to start from, for a blank that stops people.
  public let suggestions: [String]

  public init(
    id: ID, label: String, placeholder: String, hint: String?, kind: Kind, example: String,
    isRequired: Bool, autocomplete: String?, maxLength: Int?, whenEmpty: WhenEmpty,
    suggestions: [String] = []
  ) {
    self.id = id
    self.label = label
    self.placeholder = placeholder
    self.hint = hint
    self.kind = kind
    self.example = example
    self.isRequired = isRequired
    self.autocomplete = autocomplete
    self.maxLength = maxLength
    self.whenEmpty = whenEmpty
    self.suggestions = suggestions
  }

  /// The blank as it reads in a letter that nobody has filled in, such as `[your name]`.
  public var bracketed: String { "[\(placeholder)]" }

  /// The blank as a letter shows it, with the letter's own example if it has one.
  public func asked(by letter: Letter) -> Field {
    guard let example = letter.examples[id] else { return self }
    var field = self
    field.example = example
    return field
  }

  /// What a reader types into the blank.
  public enum Kind: String, CaseIterable, Sendable {
    case text, multiline, date, time, select
  }

  /// What becomes of a blank left empty.
  public enum WhenEmpty: String, CaseIterable, Sendable {
    case keep, drop
  }
}
