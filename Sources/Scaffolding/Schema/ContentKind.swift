import Content

/// A kind of file that people write: what it is called, and where such files lie.
package enum ContentKind: String, CaseIterable, Sendable {
  case site, letter, guideline, debate, question, reply, home, page
  case indexPage = "index-page"
  case facetText = "facet-text"
  case vocabulary, fields, sources, phrases, etiquette, style, composer, strings, theme

  /// The kind of the file at a path in the source; nil for any other file.
  init?(path: String) {
    var parts = path.split(separator: "/").map(String.init)
    // Letters can lie in folders of their own.
    if parts.count > 4, parts[2] == "letters" { parts.removeSubrange(3..<(parts.count - 1)) }
    let named = Self.allCases.first { kind in
      let pattern = kind.files.split(separator: "/").map(String.init)
      return pattern.count == parts.count
        && zip(pattern, parts).allSatisfy { $0 == $1 || Self.stands($0, for: $1) }
    }
    guard let named else { return nil }
    let stem = String(parts[parts.count - 1].prefix { $0 != "." })
    self = named == .page && IndexPage(rawValue: stem) != nil ? .indexPage : named
  }

  /// Whether a part of `files` in angle brackets stands for a part of a path.
  private static func stands(_ part: String, for name: String) -> Bool {
    guard part.hasPrefix("<"), let end = part.firstIndex(of: ">") else { return false }
    let ending = part[part.index(after: end)...]
    return ending.isEmpty || (name.hasSuffix(ending) && name.count > ending.count)
  }

  /// Where they lie in the source, with names in angle brackets for what is the editor's own.
  var files: String {
    let folder = "content/<language>/"
    return switch self {
    case .site: SettingsReader.path
    case .letter: folder + "letters/<slug>.md"
    case .guideline: folder + "guide/<slug>.md"
    case .debate: folder + "debates/<slug>.md"
    case .question: folder + "questions/<slug>.md"
    case .reply: folder + "replies/<slug>.md"
    case .home: folder + "pages/home.md"
    case .page, .indexPage: folder + "pages/<slug>.md"
    case .facetText: folder + "facets/<facet>/<value>.md"
    case .phrases: folder + "phrases/<guideline>.yaml"
    case .vocabulary, .fields, .sources, .etiquette, .style, .composer, .strings:
      folder + rawValue + ".yaml"
    case .theme: "themes/<theme>/theme.yaml"
    }
  }

  /// Whether such a file is a list, and not keys with values.
  var isList: Bool { [.fields, .sources, .phrases].contains(self) }

  /// Whether the keys stand in front matter, above a text in Markdown.
  var isFrontMatter: Bool { files.hasSuffix(".md") }

  /// Whether each language has names of its own for such files, and so a schema of its own.
  var isOfLanguage: Bool { files.hasPrefix("content/<") }
}
