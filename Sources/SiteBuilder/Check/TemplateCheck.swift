import Diagnostics
import SocialCards
import Templates
import Themes

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
