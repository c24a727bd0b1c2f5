import Etiquette

/// A theme as the build uses it: templates that have been checked, assets with their address, and
/// the words of the interface.
public struct Theme: Sendable {
  let name: String
  /// By name, without extension.
  private(set) var templates: [String: SourceFile]
  /// In path order.
  let assets: [Asset]
  /// The ES modules that every page loads, relative to the asset folder.
  let scripts: [String]
  /// What a kind of page needs besides, by the name of its template.
  let kinds: [String: PageKind]
  let imports: ScriptImports
  /// Nil for a theme that does not make the site a program.
  let app: ThemeApp?
  /// What the site has chosen of the theme's settings.
  let choices: ThemeChoices
  /// The words of the interface, by language tag.
  let strings: [String: StringTable]

  func with(templates: [String: SourceFile]) -> Theme {
    var theme = self
    theme.templates = templates
    return theme
  }

  /// What a kind of page needs besides what every page has.
  struct PageKind: Sendable, Equatable {
    /// The style sheets, relative to the theme's assets; published as one.
    let styles: [String]
    /// Run by the page, relative to the asset folder.
    let scripts: [String]
    /// The data modules they import, by name.
    let data: [String]
    /// Whether these style sheets stand in for those of every page, instead of being loaded besides.
    let standsAlone: Bool
  }

  /// The style sheets of a kind of page, relative to the asset folder.
  func styles(ofKind kind: String) -> [String] {
    let own = kinds[kind].flatMap { $0.styles.isEmpty ? nil : $0 }
    guard let own else { return ["style.css"] }
    return (own.standsAlone ? [] : ["style.css"]) + ["style-\(kind).css"]
  }

  /// All that a kind of page runs, relative to the asset folder.
  func scripts(ofKind kind: String) -> [String] {
    scripts + (kinds[kind]?.scripts ?? [])
  }

  /// A file that is published as it is.
  struct Asset: Sendable {
    /// Relative to the asset folder.
    let path: String
    let bytes: [UInt8]
    /// The file it comes from, relative to the source folder.
    let source: String
  }
}

/// The words of the interface in one language.
struct StringTable: Sendable, Equatable {
  private let texts: [String: String]
  private let blanked: [String: BlankedText]

  init(_ texts: [String: String]) {
    self.texts = texts
    blanked = texts.mapValues { BlankedText(parsing: $0) }
  }

  var keys: [String] { texts.keys.sorted() }

  subscript(key: String) -> String? { texts[key] }

  /// The words with each `{name}` replaced; the key itself where there are none, which the check of
  /// the theme has reported before.
  func text(_ key: String, _ values: [String: String] = [:]) -> String {
    blanked[key]?.filled { name in values[name.rawValue] ?? "{\(name)}" } ?? key
  }

  /// A number of things, worded by the keys `<things>One` and `<things>Other`.
  func count(_ number: Int, of things: String) -> String {
    text(things + (number == 1 ? "One" : "Other"), ["count": String(number)])
  }

  /// The words of this table, and another's where this has none.
  func completed(by other: StringTable) -> StringTable {
    StringTable(other.texts.merging(texts) { _, own in own })
  }
}
