/// A theme as the build uses it: templates that have been checked, assets with their address, and
/// the words of the interface.
package struct Theme: Sendable {
  package let name: String
  package let templates: ThemeTemplates
  /// In path order.
  package let assets: [Asset]
  /// The ES modules that every page loads, relative to the asset folder.
  package let scripts: [String]
  /// What a kind of page needs besides, by the name of its template.
  package let kinds: [String: PageKind]
  /// Scripts for something that not every language has; where it is missing, no page loads them.
  package let partScripts: [EditionPart: Set<String>]
  package let imports: ScriptImports
  /// Nil for a theme that does not make the site a program.
  package let app: ThemeApp?
  /// The words of the interface, by language tag.
  package let strings: [String: StringTable]

  /// What a kind of page needs besides what every page has.
  package struct PageKind: Sendable, Equatable {
    /// The style sheets, relative to the theme's assets; published as one.
    let styles: [String]
    /// Run by the page, relative to the asset folder.
    package let scripts: [String]
    /// The data modules they import, by name.
    package let data: [String]
    /// Whether these style sheets stand in for those of every page, instead of being loaded besides.
    let standsAlone: Bool
  }

  /// The style sheets of a kind of page, relative to the asset folder.
  package func styles(ofKind kind: String) -> [String] {
    let own = kinds[kind].flatMap { $0.styles.isEmpty ? nil : $0 }
    guard let own else { return ["style.css"] }
    return (own.standsAlone ? [] : ["style.css"]) + ["style-\(kind).css"]
  }

  /// Something of an edition that scripts are for.
  package enum EditionPart: String, CaseIterable, Sendable {
    case check, composer
  }

  /// All that a kind of page runs in an edition that has these parts, relative to the asset folder.
  package func scripts(ofKind kind: String, with parts: Set<EditionPart>) -> [String] {
    let lacking = EditionPart.allCases.filter { !parts.contains($0) }
      .reduce(into: Set<String>()) { $0.formUnion(partScripts[$1] ?? []) }
    return (scripts + (kinds[kind]?.scripts ?? [])).filter { !lacking.contains($0) }
  }

  /// A file that is published as it is.
  package struct Asset: Sendable {
    /// Relative to the asset folder.
    package let path: String
    package let bytes: [UInt8]
    /// The file it comes from, relative to the source folder.
    package let source: String

    package init(path: String, bytes: [UInt8], source: String) {
      self.path = path
      self.bytes = bytes
      self.source = source
    }
  }
}
