import BuiltInThemes
import Content
import Diagnostics

/// The words of the interface that a site says in its own way: `content/<language>/strings.yaml`, which goes
/// before the strings of the theme.
package enum SiteWords {
  /// The words of the standard theme: what the program itself can show is among them.
  package static let standardKeys: Set<String> = {
    let path = "themes/\(BuiltInThemes.standard)/strings/en.yaml"
    let text = String(decoding: BuiltInThemes.files[path] ?? [], as: UTF8.self)
    var ignored: [Diagnostic] = []
    let file = SourceFile(path: path, text: text)
    let node = YAMLText(text, file: file).compose(into: &ignored)
    guard case .mapping(let mapping)? = node else { return [] }
    return Set(mapping.pairs.compactMap(\.key.string))
  }()

  /// The keys for which neither the theme nor the standard theme has words: a site that is looked at in another
  /// theme keeps words for its own.
  static func unknown(
    _ words: StringTable, of theme: StringTable, in path: String, of snapshot: SourceSnapshot
  ) -> [Diagnostic] {
    let known = Set(theme.keys).union(standardKeys).union(StringTable.optionalKeys)
    let keys = words.keys.filter { !StringTable.isKnown($0, among: known) }
    var ignored: [Diagnostic] = []
    guard !keys.isEmpty,
      let file = snapshot.file(path, purpose: "", into: &ignored),
      case .mapping(let mapping)? = YAMLText(file.text, file: file).compose(into: &ignored)
    else { return [] }
    return mapping.pairs.compactMap { key, _ in
      guard let name = key.string, keys.contains(name) else { return nil }
      let fault = Fault.unknownValue(name, kind: "string of the theme", known: known.sorted())
      return file.diagnostic(fault, line: key.mark.line, column: key.mark.column)
    }
  }
}
