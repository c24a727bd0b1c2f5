import Diagnostics
import Etiquette
import Foundation

/// Reads the names an edition uses: facets, roles, blanks. The guidelines come from their own pages.
package struct TermsReader {
  let snapshot: SourceSnapshot
  /// The edition's folder, such as `content/en`.
  let folder: String
  /// Where the questions of readers are noted instead of answered; nil while files are read.
  var schema: MappingSchema?

  package init(snapshot: SourceSnapshot, folder: String, schema: MappingSchema? = nil) {
    self.snapshot = snapshot
    self.folder = folder
    self.schema = schema
  }

  package func vocabulary(
    declaring declared: inout Declarations, into diagnostics: inout [Diagnostic]
  )
    -> Vocabulary
  {
    guard
      var (record, _) = record(
        "vocabulary.yaml",
        purpose: "the values of every facet, such as the stages and the reasons",
        into: &diagnostics)
    else { return Vocabulary(values: [:], roleLabels: [:], aims: []) }
    var values: [Facet: [FacetValue]] = [:]
    for facet in Facet.allCases {
      values[facet] = facetValues(of: facet, &record, declaring: &declared)
    }
    let roleLabels = roleLabels(&record)
    let aims = aims(&record)
    let themes = questionThemes(&record)
    record.finish(into: &diagnostics)
    return Vocabulary(values: values, roleLabels: roleLabels, aims: aims, questionThemes: themes)
  }

  private func facetValues(
    of facet: Facet, _ record: inout Record, declaring declared: inout Declarations
  ) -> [FacetValue] {
    var seen: [String: Place] = [:]
    let values = record.records(facet.plural, count: 1...Int.max) { value in
      FacetValue(
        id: FacetValue.ID(
          value.uniqueIdentifier("id", of: "\(facet.rawValue)", seen: &seen)),
        label: value.prose("label", limit: 60),
        description: value.prose("description"),
        isSpoken: facet == .channel && value.flag("spoken"),
        opens: facet == .channel ? Self.opening(&value) : nil,
        keywords: value.keywords("keywords"),
        isAssumed: value.flag("assumed"))
    }
    declared.values[facet] = seen
    return values
  }

  private static func opening(_ channel: inout Record) -> ChannelOpening? {
    channel.optionalText("opens", matching: "^(messages|printer|https://.+)$").flatMap { text in
      let opening = ChannelOpening(text)
      if opening == nil {
        channel.report(
          .wrongType(key: "opens", expected: "`messages`, `printer` or an address with `https://`"),
          at: "opens")
      }
      return opening
    }
  }

  private func aims(_ record: inout Record) -> [Aim] {
    var seen: [String: Place] = [:]
    return record.records("aims", count: 1...Int.max) { aim in
      Aim(
        id: Aim.ID(aim.uniqueIdentifier("id", of: "aim", seen: &seen)),
        label: aim.prose("label", limit: 60),
        description: aim.prose("description"),
        keywords: aim.keywords("keywords"))
    }
  }

  private func questionThemes(_ record: inout Record) -> [QuestionTheme] {
    var seen: [String: Place] = [:]
    return record.records("themes") { theme in
      QuestionTheme(
        id: QuestionTheme.ID(theme.uniqueIdentifier("id", of: "theme", seen: &seen)),
        label: theme.prose("label", limit: 60))
    }
  }

  private func roleLabels(_ record: inout Record) -> [Role: String] {
    var labels: [Role: String] = [:]
    let names = Role.structural.map(\.name)
    _ = record.records("roles") { role in
      let name = role.name("id", of: "role", among: names)
      let label = role.prose("label", limit: 20)
      _ = role.optionalProse("description")
      if let structural = Role.structural.first(where: { $0.name == name }) {
        labels[structural] = label
      }
    }
    return labels
  }

  package func fields(declaring declared: inout Declarations, into diagnostics: inout [Diagnostic])
    -> [Field]
  {
    guard
      let list = list("fields.yaml", purpose: "the list of blanks a letter can have", &diagnostics)
    else { return [] }
    var seen: [String: Place] = [:]
    var choices: [(forms: Field.Forms, places: Record)] = []
    let fields = list.map { record in
      var record = record
      let label = record.prose("label", limit: 80)
      let field = Field(
        id: Field.ID(record.uniqueIdentifier("id", of: "blank", seen: &seen)),
        label: label,
        placeholder: record.optionalText("placeholder") ?? label,
        hint: record.optionalProse("hint"),
        kind: record.name("type", of: "type", among: Field.Kind.allCases.map(\.rawValue))
          .flatMap(Field.Kind.init) ?? .text,
        example: record.has("forms")
          ? record.optionalText("example") ?? "" : record.text("example"),
        isRequired: record.flag("required", default: true),
        autocomplete: record.optionalText("autocomplete"),
        maxLength: record.integer("maxLength", in: 1...100_000),
        whenEmpty: record.optionalName(
          "whenEmpty", of: "choice", among: Field.WhenEmpty.allCases.map(\.rawValue)
        ).flatMap(Field.WhenEmpty.init) ?? .keep,
        suggestions: record.texts("suggestions"),
        options: record.textPairs("options").map { Field.Option(id: $0.name, label: $0.text) },
        forms: forms(&record)
      )
      if field.kind == .select, field.options.isEmpty {
        record.report(.missingKey("options"), at: "type")
      }
      if field.kind == .forms, field.forms == nil {
        record.report(.missingKey("forms"), at: "type")
      }
      if let forms = field.forms { choices.append((forms, record)) }
      if !field.example.isEmpty, field.kind != .forms,
        let fault = field.fault(inExample: field.example)
      {
        record.report(fault, at: "example")
      }
      for (text, place) in record.placedTexts("suggestions") {
        if let fault = field.fault(inExample: text) { record.report(fault, at: place) }
      }
      record.finish(into: &diagnostics)
      return field
    }
    declared.fields = seen
    for (forms, record) in choices {
      diagnostics += faults(of: forms, among: fields, in: record)
    }
    return fields
  }

  /// The forms of a blank; nil where it has none.
  private func forms(_ record: inout Record) -> Field.Forms? {
    guard record.has("forms") else { return nil }
    let texts = record.textPairs("forms").map {
      (option: $0.name, text: BlankedText(parsing: $0.text))
    }
    guard let chosenBy = record.optionalText("chosenBy") else {
      record.report(.missingKey("chosenBy"), at: "forms")
      return nil
    }
    return Field.Forms(chosenBy: Field.ID(chosenBy), texts: texts)
  }

  /// What a blank's forms name that is not there: the blank that chooses, one of its options, a blank in a text.
  private func faults(of forms: Field.Forms, among fields: [Field], in record: Record)
    -> [Diagnostic]
  {
    let choosing = fields.filter { $0.kind == .select }
    guard let chooser = choosing.first(where: { $0.id == forms.chosenBy }) else {
      return [
        record.place(of: nil).diagnostic(
          .unknownValue(
            forms.chosenBy.rawValue, kind: "blank with options", known: choosing.map(\.id.rawValue))
        )
      ]
    }
    let place = record.place(of: nil)
    let options = chooser.options.map(\.id)
    let typed = fields.filter { $0.kind != .forms }.map(\.id.rawValue)
    return forms.texts.map(\.option).filter { !options.contains($0) }.map {
      place.diagnostic(.unknownValue($0, kind: "option of `\(chooser.id)`", known: options))
    }
      + options.filter { forms.text(for: $0) == nil }.map { place.diagnostic(.missingKey($0)) }
      + forms.texts.flatMap(\.text.blanks).filter { !typed.contains($0.rawValue) }.map {
        place.diagnostic(.undeclaredBlank($0.rawValue, known: typed))
      }
  }

  // MARK: YAML files as a whole

  /// Whether a file is there that an edition can do without.
  func has(_ name: String) -> Bool {
    schema != nil || snapshot.bytes(folder + "/" + name) != nil
  }

  /// A file that is a mapping, with the node that it is.
  func record(_ name: String, purpose: String, into diagnostics: inout [Diagnostic])
    -> (Record, YAMLNode)?
  {
    if let schema { return (described(name, in: schema), .mapping(.empty)) }
    guard let (file, node) = node(name, purpose: purpose, &diagnostics) else { return nil }
    return Record(node, named: name, file: file, firstLine: 1, into: &diagnostics)
      .map { ($0, node) }
  }

  private func described(_ name: String, in schema: MappingSchema) -> Record {
    Record(describedIn: schema, file: SourceFile(path: folder + "/" + name, text: ""))
  }

  /// The items of a file that is a list of mappings.
  func list(_ name: String, purpose: String, _ diagnostics: inout [Diagnostic]) -> [Record]? {
    if let schema { return [described(name, in: schema)] }
    guard let (file, node) = node(name, purpose: purpose, &diagnostics) else { return nil }
    guard case .sequence(let sequence) = node else {
      diagnostics.append(
        file.diagnostic(.wrongType(key: name, expected: "a list"), line: 1, column: 1))
      return nil
    }
    return sequence.items.compactMap { item in
      Record(item, named: "each item", file: file, firstLine: 1, into: &diagnostics)
    }
  }

  func node(_ name: String, purpose: String, _ diagnostics: inout [Diagnostic])
    -> (SourceFile, YAMLNode)?
  {
    let path = folder + "/" + name
    guard let file = snapshot.file(path, purpose: purpose, into: &diagnostics),
      let node = YAMLText(file.text, file: file).compose(into: &diagnostics)
    else { return nil }
    return (file, node)
  }
}

extension Record {
  /// A kebab-case identifier that no earlier record has.
  ///
  /// - Parameter seen: the identifiers met so far, with the places that declare them.
  package mutating func uniqueIdentifier(
    _ key: String, of kind: String, seen: inout [String: Place]
  )
    -> String
  {
    let name = text(key, matching: Slug.pattern)
    guard !name.isEmpty else { return name }
    if !Slug.isValid(name) {
      report(.notAnIdentifier(name), at: key)
    } else if let other = seen[name] {
      report(
        .duplicateName(name, kind: kind), at: key, notes: [.firstDefinition(at: other.location)])
    }
    seen[name] = seen[name] ?? place(of: key)
    return name
  }
}

/// Names that can stand in an address.
package enum Slug {
  /// The same as a regular expression (ECMA 262).
  package static let pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"

  /// What names of files match, as far as a regular expression that every schema reader knows can say it.
  package static let filePattern =
    #"^[^\s\u0000-\u002C\u002E\u002F\u003A-\u0040\u005B-\u0060\u007B-\u007F]+$"#

  /// Letters of any script that are no capitals, digits and single hyphens between them; beside letters that have no
  /// case, as in Japanese, capitals such as those of `SMS` as well. Composed (Unicode
  /// normalization form C), so that every computer has the same name for the file.
  package static func isFileName(_ name: String) -> Bool {
    if name.utf8.allSatisfy({ $0 < 0x80 }) { return isValid(name) }
    let isCaseless = name.unicodeScalars.contains { $0.properties.generalCategory == .otherLetter }
    return name.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty
        && part.unicodeScalars.allSatisfy { isOfName($0) || isCaseless && ("A"..."Z").contains($0) }
    }
      && name.precomposedStringWithCanonicalMapping.unicodeScalars
        .elementsEqual(name.unicodeScalars)
  }

  private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark,
      .decimalNumber:
      true
    default: false
    }
  }

  /// Lower-case ASCII letters, digits and single hyphens between them.
  package static func isValid(_ name: some StringProtocol) -> Bool {
    !name.isEmpty
      && name.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      }
  }
}
