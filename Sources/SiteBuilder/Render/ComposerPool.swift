import Content
import Etiquette
import Themes

/// The data module `composer`: what letters are put together from, and the letters of the gallery that
/// stand for a choice as they are.
///
/// Facet values are written as in `LetterTable`: one character each, "(" for the first that the module
/// `facets` lists.
struct ComposerPool: Encodable {
  /// `composer.yaml`.
  let rules: DataValue
  /// By id, as the form asks for it.
  let fields: [String: Blank]
  /// The label of each role.
  let roles: [String: String]
  let phrases: [Entry]
  /// At most `mostLetters`, in reading order.
  let letters: [WrittenLetter]
  /// In the editor's order.
  let replies: [Entry]

  struct Blank: Encodable {
    let label: String
    let hint: String?
    let example: String
    let unfilled: String
    let type: String
    let autocomplete: String?
    let maxLength: String?
    let optional: String?
    let drop: String?
    /// The labels of options, by id.
    let options: [String: String]?
    /// The blank that chooses a form, and the forms by the ids of its options.
    let chosenBy: String?
    let forms: [String: String]?
  }

  /// A sentence (the guideline, the text, "!" if only its writer can choose it) or a reply (the slug, the title),
  /// and for each of stage, reason, channel and tone the values that it fits, none where any will do.
  struct Entry: Encodable {
    let values: [String]

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(values)
    }
  }

  /// A letter, with its text only where the composer shows it.
  struct WrittenLetter: Encodable {
    let id: String
    let title: String
    /// Its stage, reason, channel, tone, relationship and aim.
    let at: String
    let general: Bool?
    let followUp: String?
    let subjects: [String]?
    let expects: [String: String]?
    /// One sentence to a line, each led by its roles in brackets, as in its source.
    let text: String?
  }

  init?(_ scope: EditionScope) {
    guard let composer = scope.edition.composer else { return nil }
    let terms = scope.terms
    rules = composer.data
    fields = Dictionary(
      terms.fields.map { ($0.id.rawValue, Blank($0, in: scope)) }, uniquingKeysWith: { $1 })
    let known = terms.guidelines.map { Role.guideline($0.id) } + Role.structural
    roles = Dictionary(known.map { ($0.name, terms.label(of: $0)) }, uniquingKeysWith: { $1 })
    let places = FacetPlaces(terms.vocabulary)
    phrases = scope.edition.phrases.filter { $0.fits[.relationship] == nil }.map { phrase in
      Entry(
        values: [
          phrase.guideline.rawValue, phrase.text.source, phrase.isByChoice ? "!" : "",
        ] + places.texts(phrase.fits))
    }
    replies = scope.edition.replies.map { reply in
      Entry(values: [reply.slug, reply.title] + places.texts(reply.fits))
    }
    letters = Self.listed(scope.edition.gallery.letters).map {
      WrittenLetter($0, places: places, in: scope)
    }
  }

  /// So many replies are named with a letter.
  static let mostReplies = 6

  /// The most letters of a gallery that come with the composer, so that it is no heavier in a large one.
  static let mostLetters = 400

  /// The letters that the composer shows or leads to, in reading order: of a larger gallery those that stand
  /// for their choice, then the first for each aim, recipient and stage, the second of each, and so on.
  static func listed(_ letters: [Letter]) -> [Letter] {
    guard letters.count > mostLetters else { return letters }
    var counts: [[String]: Int] = [:]
    let ranks = letters.map { letter in
      if letter.isGeneral { return 0 }
      let situation = letter.situation
      let key = [
        letter.aim.rawValue, situation[.relationship].rawValue, situation[.stage].rawValue,
      ]
      counts[key, default: 0] += 1
      return counts[key, default: 0]
    }
    return letters.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
      .prefix(mostLetters).sorted().map { letters[$0] }
  }
}

extension ComposerPool.Blank {
  init(_ field: Field, in scope: EditionScope) {
    label = field.label
    hint = field.hint
    example = scope.strings.exampleText(of: field, in: scope.terms, for: nil)
    unfilled = field.bracketed
    type = field.kind.rawValue
    autocomplete = field.autocomplete
    maxLength = field.maxLength.map(String.init)
    optional = field.isRequired ? nil : ""
    drop = field.whenEmpty == .drop ? "" : nil
    options =
      field.options.isEmpty
      ? nil
      : Dictionary(field.options.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
    chosenBy = field.forms?.chosenBy.rawValue
    forms = field.forms.map {
      Dictionary(
        $0.texts.map { ($0.option, $0.text.source) }, uniquingKeysWith: { first, _ in first })
    }
  }
}

extension ComposerPool.WrittenLetter {
  fileprivate init(_ letter: Letter, places: FacetPlaces, in scope: EditionScope) {
    let aims = scope.terms.vocabulary.aims.map(\.id)
    let usual = scope.edition.composer?.usualRelationships ?? []
    let isShown =
      letter.isGeneral || letter.aim != aims.first
      || !usual.contains(letter.situation[.relationship])
    id = letter.id.rawValue
    title = letter.title
    at =
      Facet.allCases.map { places.text([letter.situation[$0]], of: $0) }.joined()
      + String(FacetPlaces.character(aims.firstIndex(of: letter.aim) ?? 0))
    general = letter.isGeneral ? true : nil
    followUp = isShown ? letter.followUp?.rawValue : nil
    subjects = isShown ? letter.subjects.map(\.source) : nil
    expects =
      isShown
      ? Dictionary(
        letter.expectations.map { ($0.key.rawValue, $0.value.rawValue) },
        uniquingKeysWith: { $1 }) : nil
    text =
      isShown
      ? letter.paragraphs.map { paragraph in
        paragraph.map { sentence in
          "[\(sentence.roles.source)\(sentence.isOptional ? "?" : "")] \(sentence.text.source)"
        }.joined(separator: "\n")
      }.joined(separator: "\n\n") : nil
  }
}

/// Facet values as characters.
private struct FacetPlaces {
  private let places: [Facet: [FacetValue.ID: Int]]

  init(_ vocabulary: Vocabulary) {
    places = Dictionary(
      uniqueKeysWithValues: Facet.allCases.map { facet in
        let ids = vocabulary.values(of: facet).map(\.id)
        return (
          facet,
          Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        )
      })
  }

  /// For each choice the values that fit it.
  func texts(_ fits: [Facet: [FacetValue.ID]]) -> [String] {
    [Facet.stage, .reason, .channel, .tone].map { facet in
      fits[facet].map { text($0, of: facet) } ?? ""
    }
  }

  func text(_ ids: [FacetValue.ID], of facet: Facet) -> String {
    String(
      String.UnicodeScalarView(
        ids.compactMap { places[facet]?[$0] }.map(Self.character(_:))))
  }

  static func character(_ place: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt32(40 + place)) ?? "\u{FFFD}"
  }
}
