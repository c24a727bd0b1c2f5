import Content
import Diagnostics
import SocialCards
import Templates
import Themes
import Yams

/// Everything that can be wrong with a theme once it is read; pages can be rendered by one that has
/// passed.
struct ThemeCheck {
  let theme: Theme
  /// The tag of the default language.
  let language: String

  func diagnostics() -> [Diagnostic] {
    TemplateCheck(theme: theme).diagnostics() + words() + picture()
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
    return TemplateContract.requiredStrings.filter { table?[$0] == nil }.map { key in
      Diagnostic(
        .requiredString(key: key),
        at: SourceLocation(path: "themes/\(theme.name)/strings/\(language).yaml"))
    }
  }
}

/// Holds the templates of a theme against the contract: every name they use is one they receive, and
/// is used as what it is.
struct TemplateCheck {
  let theme: Theme

  /// The faults of all templates that pages are rendered by, and of the partials they include. What
  /// nothing includes has to be whole as well.
  func diagnostics() -> [Diagnostic] {
    let templates = theme.templates.mapValues(TemplateSyntax.init)
    var compiler = TemplateCompiler(templates)
    var found: [Diagnostic] = []
    for (name, shape) in TemplateContract.templates {
      if templates[name] == nil {
        found.append(
          Diagnostic(
            .missingFile(purpose: "a template that every theme has, or gets from one it extends"),
            at: SourceLocation(path: "themes/\(theme.name)/templates/\(name).mustache")))
      }
      _ = compiler.compile(
        name, receiving: TemplateContract.stack(showing: shape, words: theme.allWords, of: theme))
    }
    if templates[SocialCards.template] != nil {
      _ = compiler.compile(
        SocialCards.template, receiving: SocialCards.stack(words: theme.allWords, of: theme))
    }
    found += compiler.found
    let known = Set(TemplateContract.templates.keys).union(compiler.visited).sorted()
    for (name, template) in templates where !compiler.visited.contains(name) {
      found += template.faults
      // What a faulty template would include is not known.
      if compiler.found.isEmpty, template.file.path.hasPrefix("themes/\(theme.name)/") {
        found.append(template.file.diagnostic(.unusedTemplate(name, known: known)))
      }
    }
    var seen: Set<String> = []
    return found.sorted().filter { seen.insert("\($0.location) \($0.message)").inserted }
  }
}

extension Theme {
  /// The words of the interface in all languages together.
  fileprivate var allWords: StringTable {
    strings.sorted { $0.key < $1.key }.map(\.value).reduce(StringTable([:])) {
      $0.completed(by: $1)
    }
  }
}

/// The words of a theme that nothing shows: most often their key is misspelled, here or in a template.
struct UnusedStrings {
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
