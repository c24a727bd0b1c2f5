import Diagnostics
import Etiquette
import Yams

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
    defer { declared.fields = seen }
    return list.map { record in
      var record = record
      let label = record.prose("label", limit: 80)
      let field = Field(
        id: Field.ID(record.uniqueIdentifier("id", of: "blank", seen: &seen)),
        label: label,
        placeholder: record.optionalText("placeholder") ?? label,
        hint: record.optionalProse("hint"),
        kind: record.name("type", of: "type", among: Field.Kind.allCases.map(\.rawValue))
          .flatMap(Field.Kind.init) ?? .text,
        example: record.text("example"),
        isRequired: record.flag("required", default: true),
        autocomplete: record.optionalText("autocomplete"),
        maxLength: record.integer("maxLength", in: 1...100_000),
        whenEmpty: record.optionalName(
          "whenEmpty", of: "choice", among: Field.WhenEmpty.allCases.map(\.rawValue)
        ).flatMap(Field.WhenEmpty.init) ?? .keep,
        suggestions: record.texts("suggestions")
      )
      if !field.example.isEmpty, let fault = field.fault(inExample: field.example) {
        record.report(fault, at: "example")
      }
      for (text, place) in record.placedTexts("suggestions") {
        if let fault = field.fault(inExample: text) { record.report(fault, at: place) }
      }
      record.finish(into: &diagnostics)
      return field
    }
  }

  // MARK: YAML files as a whole

  /// Whether a file is there that an edition can do without.
  func has(_ name: String) -> Bool {
    schema != nil || snapshot.bytes(folder + "/" + name) != nil
  }

  /// A file that is a mapping, with the node that it is.
  func record(_ name: String, purpose: String, into diagnostics: inout [Diagnostic])
    -> (Record, Node)?
  {
    if let schema { return (described(name, in: schema), .mapping(Node.Mapping([]))) }
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
    return sequence.compactMap { item in
      Record(item, named: "each item", file: file, firstLine: 1, into: &diagnostics)
    }
  }

  func node(_ name: String, purpose: String, _ diagnostics: inout [Diagnostic])
    -> (SourceFile, Node)?
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
        .duplicateName(name, kind: kind), at: key, notes: [.isThereAlready(at: other.location)])
    }
    seen[name] = seen[name] ?? place(of: key)
    return name
  }
}

/// Names that can stand in an address as they are.
package enum Slug {
  /// The same as a regular expression (ECMA 262).
  package static let pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"

  /// Lower-case ASCII letters, digits and single hyphens between them.
  package static func isValid(_ name: some StringProtocol) -> Bool {
    !name.isEmpty
      && name.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
      }
  }
}
