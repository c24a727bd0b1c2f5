/// A blank that a letter can have and that its reader fills in.
///
/// It is a class because it never changes and every letter asks for several.
public final class Field: Sendable {
  public typealias ID = Identifier<Field>

  public let id: ID
  /// The question above the input.
  public let label: String
  /// What stands in brackets in a letter until the blank is filled.
  public let placeholder: String
  public let hint: String?
  public let kind: Kind
  public let example: String
  public let isRequired: Bool
  /// A token of HTML's autofill field names (HTML, section "Autofill").
  public let autocomplete: String?
  /// More characters than this make a letter hard to read, which the form says; nothing is cut. In
  /// UTF-16 code units.
  public let maxLength: Int?
  public let whenEmpty: WhenEmpty
  /// Answers to start from, for a blank that stops people.
  public let suggestions: [String]
  /// What to choose from, in a blank of the kind `select`.
  public let options: [Option]
  /// Of the kind `forms`: the blank by which its text is chosen, and the text for each of that one's options.
  public let forms: Forms?

  /// An answer to choose.
  public struct Option: Sendable, Equatable {
    public let id: String
    public let label: String

    public init(id: String, label: String) {
      self.id = id
      self.label = label
    }
  }

  /// Texts of which another blank chooses one, such as "Sehr geehrte Frau {recipient}" and "Sehr geehrter Herr
  /// {recipient}".
  public struct Forms: Sendable, Equatable {
    public let chosenBy: Field.ID
    /// By the ids of options, in their order in the source.
    public let texts: [(option: String, text: BlankedText)]

    public init(chosenBy: Field.ID, texts: [(option: String, text: BlankedText)]) {
      self.chosenBy = chosenBy
      self.texts = texts
    }

    public static func == (left: Self, right: Self) -> Bool {
      left.chosenBy == right.chosenBy
        && left.texts.elementsEqual(right.texts) { $0.option == $1.option && $0.text == $1.text }
    }

    /// The text for an option; nil for one that there is none for.
    public func text(for option: String) -> BlankedText? {
      texts.first { $0.option == option }?.text
    }

    /// The blanks that have to be asked for, the choice first.
    public var asked: [Field.ID] {
      var seen: Set<Field.ID> = []
      return ([chosenBy] + texts.flatMap(\.text.blanks)).filter { seen.insert($0).inserted }
    }
  }

  public init(
    id: ID, label: String, placeholder: String, hint: String?, kind: Kind, example: String,
    isRequired: Bool, autocomplete: String?, maxLength: Int?, whenEmpty: WhenEmpty,
    suggestions: [String] = [], options: [Option] = [], forms: Forms? = nil
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
    self.options = options
    self.forms = forms
  }

  /// The blank as it reads in a letter that nobody has filled in, such as `[your name]`.
  public var bracketed: String { "[\(placeholder)]" }

  /// The blank as a letter shows it, with the letter's own example if it has one.
  public func asked(by letter: Letter) -> Field {
    guard let example = letter.examples[id] else { return self }
    return Field(
      id: id, label: label, placeholder: placeholder, hint: hint, kind: kind, example: example,
      isRequired: isRequired, autocomplete: autocomplete, maxLength: maxLength,
      whenEmpty: whenEmpty, suggestions: suggestions, options: options, forms: forms)
  }

  /// What a reader types into the blank; `forms` is not typed but follows from others.
  public enum Kind: String, CaseIterable, Sendable {
    case text, multiline, date, time, select, forms
  }

  /// What becomes of a blank left empty.
  public enum WhenEmpty: String, CaseIterable, Sendable {
    case keep, drop
  }
}
