import Content
import Diagnostics
import SocialCards
import Themes

/// Everything that can be wrong with a theme once it is read; pages can be rendered by one that has
/// passed.
struct ThemeCheck {
  let theme: Theme
  /// The tag of the default language.
  let language: String

  func diagnostics() -> [Diagnostic] {
    theme.templates.faults + words() + picture()
  }

  /// The ready-made picture, if there is one.
  private func picture() -> [Diagnostic] {
    theme.assets.filter { $0.path == Pictures.readyMade }.flatMap { asset in
      Pictures.faults(
        in: asset.bytes, at: asset.source, fix: "make one of that size; themes/README.md says how")
    }
  }

  private func words() -> [Diagnostic] {
    let table = theme.strings[language]
    return ThemeContract.current.strings.filter { table?[$0] == nil }.map { key in
      Diagnostic(
        .requiredString(key: key),
        at: SourceLocation(path: "themes/\(theme.name)/strings/\(language).yaml"))
    }
  }
}

/// The words of a theme that nothing shows: most often their key is misspelled, here or in a template.
struct UnusedStrings {
  let theme: Theme
  let snapshot: SourceSnapshot

  func diagnostics() -> [Diagnostic] {
    let folder = "themes/\(theme.name)/strings"
    let used = usedKeys().union(SiteWords.standardKeys).union(StringTable.optionalKeys)
    return snapshot.paths(in: folder, withExtension: "yaml").flatMap { path -> [Diagnostic] in
      var ignored: [Diagnostic] = []
      guard let file = snapshot.file(path, purpose: "", into: &ignored),
        case .mapping(let mapping)? = YAMLText(file.text, file: file).compose(into: &ignored)
      else { return [] }
      return mapping.pairs.compactMap { pair in
        guard let key = pair.key.string, !StringTable.isKnown(key, among: used)
        else { return nil }
        return file.diagnostic(
          .unusedString(key), line: pair.key.mark.line, column: pair.key.mark.column)
      }
    }
  }

  private func usedKeys() -> Set<String> {
    let all = Set(theme.strings.values.flatMap(\.keys))
    let entries = theme.scripts + theme.kinds.values.flatMap(\.scripts)
    var used = Set(ThemeContract.current.strings)
    let words = theme.imports.words(of: entries, among: all.sorted())
    used.formUnion(words.first + words.later)
    for template in theme.templates.files.values {
      // A section of all words makes each name in it one of them.
      let isOpen = template.text.contains("#t}}")
      for name in Array(template.text.utf8).split(whereSeparator: { !Self.isOfName($0) }) {
        if name.starts(with: "t.".utf8) {
          used.insert(String(decoding: name.dropFirst(2), as: UTF8.self))
        }
        if isOpen { used.insert(String(decoding: name, as: UTF8.self)) }
      }
    }
    return used
  }

  /// A letter, a digit, a dot, or a part of a character outside ASCII, all of which stand in no tag otherwise.
  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), 0x80...: true
    default: false
    }
  }
}
