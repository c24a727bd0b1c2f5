import Content
import Diagnostics
import Languages
import Templates

/// The templates of a theme, compiled for each language against what they receive.
package struct ThemeTemplates: Sendable {
  /// As they are written, by name, without extension.
  package let files: [String: SourceFile]
  /// By the tag of a language and by name.
  let compiled: [String: [String: CompiledTemplate]]
  /// What is wrong with those that pages are rendered by and with the partials they include. What
  /// nothing includes has to be whole as well.
  package let faults: [Diagnostic]

  /// - Parameters:
  ///   - theme: its name.
  ///   - strings: by the tag of a language.
  ///   - first: the language of words that a table borrows.
  init(
    _ files: [String: SourceFile], of theme: String, strings: [String: StringTable],
    first: Language?, choices: ThemeChoices, contract: ThemeContract
  ) {
    let templates = files.mapValues(TemplateSyntax.init)
    var compiler = TemplateCompiler(templates)
    self.files = files
    compiled = strings.mapValues { words in
      let constants = Self.constants(words: words, first: first, choices: choices)
      return Dictionary(
        uniqueKeysWithValues: contract.templates.map { name, shapes in
          (name, compiler.compile(name, receiving: [constants] + shapes))
        })
    }
    let missing = contract.templates.keys.filter {
      files[$0] == nil && !contract.optionalTemplates.contains($0)
    }
    var found = compiler.found
    found += missing.map { name in
      Diagnostic(
        .missingFile(purpose: "a template that every theme has, or gets from one it extends"),
        at: SourceLocation(path: "themes/\(theme)/templates/\(name).mustache"))
    }
    let known = Set(contract.templates.keys).union(compiler.visited).sorted()
    for (name, template) in templates where !compiler.visited.contains(name) {
      found += template.faults
      // What a faulty template would include is not known.
      if compiler.found.isEmpty, template.file.path.hasPrefix("themes/\(theme)/") {
        found.append(template.file.diagnostic(.unusedTemplate(name, known: known)))
      }
    }
    var seen: Set<String> = []
    faults = found.sorted().filter { seen.insert("\($0.location) \($0.message)").inserted }
  }

  /// What every template receives: the words of the interface, and what the site has chosen.
  ///
  /// What is counted has a key for each plural category, empty where the language has no words of its own for it. What
  /// stands between the parts of a text is that of the language's script where it has none.
  private static func constants(
    words: StringTable, first: Language?, choices: ThemeChoices
  ) -> TemplateShape {
    let attributes = first.map { "lang=\"\($0.tag)\" dir=\"\($0.direction.rawValue)\"" } ?? ""
    let forms = words.counted.flatMap { things in
      PluralCategory.allCases.map { (things + $0.suffix, TemplateConstant.text("")) }
    }
    let texts = words.keys.map { key -> (String, TemplateConstant) in
      let text = words[key] ?? ""
      return (
        key,
        words.borrowed.contains(key)
          ? .foreignText(text, attributes: attributes) : .text(text)
      )
    }
    let separators = [StringTable.listSeparator, StringTable.labelSeparator].map { key in
      (key, TemplateConstant.text(words[key] ?? ""))
    }
    let constants: [String: TemplateConstant] = [
      "t": .group(Dictionary(texts + forms + separators, uniquingKeysWith: { first, _ in first })),
      "settings": .group(
        choices.flags.mapValues(TemplateConstant.flag)
          .merging(choices.texts.mapValues(TemplateConstant.text)) { $1 }),
    ]
    return .constant(.group(constants))
  }
}

extension EditionScope {
  /// Renders a template of the theme; empty where it has none of that name.
  ///
  /// - Parameter models: what the contract says that it receives, the outermost first.
  package func render(
    _ template: String, _ models: [any TemplateModel], reserving capacity: Int = 0
  ) -> [UInt8] {
    templates[template]?.render(Self.stack(models), reserving: capacity) ?? []
  }

  /// The same, with the origin of each byte.
  package func trace(_ template: String, _ models: [any TemplateModel]) -> TracedText {
    templates[template]?.trace(Self.stack(models)) ?? TracedText()
  }

  /// The words and settings are in the templates already.
  private static func stack(_ models: [any TemplateModel]) -> [TemplateValue] {
    [.absent] + models.map { .object($0) }
  }
}
