import Content
import Diagnostics
import Themes
import Yams

/// The words of a theme that nothing shows: most often their key is misspelled, here or in a template.
package struct UnusedStrings {
  let theme: Theme
  let snapshot: SourceSnapshot

  func diagnostics() -> [Diagnostic] {
    let folder = "themes/\(theme.name)/strings"
    let used = usedKeys()
    return snapshot.paths(in: folder, withExtension: "yaml").flatMap { path -> [Diagnostic] in
      var ignored: [Diagnostic] = []
      guard let file = snapshot.file(path, purpose: "", into: &ignored),
        case .mapping(let mapping)? = YAMLText(file.text, file: file).compose(into: &ignored)
      else { return [] }
      return mapping.compactMap { pair in
        guard let key = pair.key.string, !used.contains(key), !SiteWords.standardKeys.contains(key)
        else { return nil }
        return file.diagnostic(
          .unusedString(key), line: pair.key.mark?.line, column: pair.key.mark?.column)
      }
    }
  }

  private func usedKeys() -> Set<String> {
    let all = Set(theme.strings.values.flatMap(\.keys))
    let entries = theme.scripts + theme.kinds.values.flatMap(\.scripts)
    var used = Set(TemplateContract.requiredStrings)
    used.formUnion(theme.imports.words(of: entries, among: all.sorted()))
    for template in theme.templates.values {
      // A section of all words makes each name in it one of them.
      let isOpen = template.text.contains("#t}}")
      for name in template.text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "." })
      {
        if name.hasPrefix("t.") { used.insert(String(name.dropFirst(2))) }
        if isOpen { used.insert(String(name)) }
      }
    }
    return used
  }
}
