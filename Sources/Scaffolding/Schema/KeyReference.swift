import Content

/// The reference of all keys, as a page of Markdown: for each kind a table of its keys.
struct KeyReference {
  private let descriptions = KeyDescriptions.standard

  var markdown: String {
    Self.introduction + ContentKind.allCases.map(section).joined()
  }

  private static let introduction = """
    # Every key of every content file

    Made by `sitegen schema --markdown` from the readers of the build, so that it says what they do. \
    A key that is not here is an error, and so is a required one that is missing. Names in angle \
    brackets, such as `<stage>`, stand for the names that your site has. [Writing content](writing.md) \
    says how to use them.

    """

  private func section(_ kind: ContentKind) -> String {
    var rows: [String] = []
    var seen: Set<String> = []
    add(ContentSchemas.ofAnySite.keys(of: kind), of: kind, at: [], to: &rows, seen: &seen)
    return """

      ## \(kind.rawValue)

      \(descriptions.text(of: kind, at: []) ?? "") `\(kind.files)`\
      \(kind.isList ? ", a list of:" : kind.isFrontMatter ? ", in front matter:" : ":")

      | key | value | meaning |
      |---|---|---|
      \(rows.joined(separator: "\n"))

      """
  }

  /// Adds the rows of keys, those of alike keys once: `problems.<problem>.loss` for each problem.
  private func add(
    _ keys: MappingSchema, of kind: ContentKind, at path: [String], to rows: inout [String],
    seen: inout Set<String>
  ) {
    for (name, value) in keys.keys {
      let path = path + [name]
      let entry = descriptions.entry(of: kind, at: path)
      let shown = entry?.path.joined(separator: ".") ?? path.joined(separator: ".")
      if seen.insert(shown).inserted {
        let required = keys.required.contains(name) ? "required; " : ""
        rows.append("| `\(shown)` | \(required)\(words(for: value)) | \(entry?.text ?? "") |")
      }
      for mapping in Self.mappings(in: value) {
        add(mapping, of: kind, at: path, to: &rows, seen: &seen)
      }
    }
  }

  static func mappings(in value: ValueSchema) -> [MappingSchema] {
    switch value {
    case .mapping(let keys): [keys]
    case .list(let item, _): mappings(in: item)
    case .either(let first, let second): mappings(in: first) + mappings(in: second)
    case .text, .name, .flag, .integer, .date, .pairs: []
    }
  }

  private func words(for value: ValueSchema) -> String {
    switch value {
    case .text(let limit?, _): "a text of at most \(limit) characters"
    case .text(nil, Slug.pattern): "a name in lower-case letters, digits and hyphens"
    case .text(nil, Slug.filePattern): "a name in letters, digits and hyphens"
    case .text: "a text"
    case .name(let kind, let names): name(of: kind, among: names)
    case .flag: "`true` or `false`"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .date: "a date, such as `2026-11-22`"
    case .list(let item, let count): list(of: item, count: count)
    case .mapping: "keys with values"
    case .pairs(let kind, _, let value):
      "\(kind.map { "names, each \(Self.article($0)) \($0)," } ?? "names") with \(words(for: value)) each"
    case .either(let first, let second): "\(words(for: first)), or \(words(for: second))"
    }
  }

  private func name(of kind: String, among names: [String]) -> String {
    names == [AnyName.text]
      ? "a text"
      : names.contains(where: AnyName.isOne)
        ? "the name of \(Self.article(kind)) \(kind)"
        : "one of " + names.map { "`\($0)`" }.joined(separator: ", ")
  }

  private static func article(_ noun: String) -> String {
    noun.first.map("aeiou".contains) == true ? "an" : "a"
  }

  private func list(of item: ValueSchema, count: ClosedRange<Int>) -> String {
    let number =
      switch (count.lowerBound, count.upperBound) {
      case (0, .max): ""
      case (_, .max): " of \(count.lowerBound == 1 ? "one" : "\(count.lowerBound)") or more"
      case (let least, let most) where least == most: " of \(most)"
      case (let least, let most): " of \(least) to \(most)"
      }
    return "a list\(number); each \(words(for: item))"
  }
}
