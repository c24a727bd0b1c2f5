import Etiquette

/// A theme as the build uses it: templates that have been checked, assets with their address, and
/// the words of the interface.
public struct Theme: Sendable {
  /// The version of the contract that this code fulfills; see `themes/README.md`.
  static let contract = 1

  let name: String
  /// By name, without extension.
  let templates: [String: SourceFile]
  /// In path order.
  let assets: [Asset]
  /// The ES modules that every page loads, relative to the asset folder.
  let scripts: [String]
  /// What a kind of page loads besides, by the name of its template.
  let pageScripts: [String: PageScripts]
  /// The words of the interface, by language tag.
  let strings: [String: StringTable]

  /// The modules that a kind of page needs.
  struct PageScripts: Sendable, Equatable {
    /// Run by the page, relative to the asset folder.
    let scripts: [String]
    /// Imported by those, and so fetched along with them, relative to the asset folder.
    let modules: [String]
    /// The data modules they import, by name.
    let data: [String]
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

  init(_ texts: [String: String]) {
    self.texts = texts
  }

  var keys: [String] { texts.keys.sorted() }

  subscript(key: String) -> String? { texts[key] }

  /// The words with each `{name}` replaced; the key itself where there are none, which the check of
  /// the theme has reported before.
  func text(_ key: String, _ values: [String: String] = [:]) -> String {
    BlankedText(parsing: texts[key] ?? key).filled { name in
      values[name.rawValue] ?? "{\(name)}"
    }
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
