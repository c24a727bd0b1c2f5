/// Holds the templates of a theme against the contract: every name they use is one they receive, and
/// is used as what it is.
struct TemplateCheck {
  let theme: Theme

  /// How deep sections and partials can be inside each other, and how many partials a page can
  /// include: more than any theme needs, and few enough to be rendered.
  static let deepest = 32
  static let mostInclusions = 10_000

  /// The faults of all templates that pages are rendered by, and of the partials they include. What
  /// nothing includes has to be whole as well.
  func diagnostics() -> [Diagnostic] {
    var found: [Diagnostic] = []
    var visited: Set<String> = []
    for (name, shape) in TemplateContract.templates(
      strings: theme.stringKeys, flags: Set(theme.choices.flags.keys))
    {
      guard let file = theme.templates[name] else {
        found.append(
          Diagnostic(
            .missingFile(purpose: "a template that every theme has, or gets from one it extends"),
            at: SourceLocation(path: "themes/\(theme.name)/templates/\(name).mustache")))
        continue
      }
      var walk = TemplateWalk(theme: theme, stack: [shape])
      walk.check(file, including: [name])
      found += walk.found
      visited.formUnion(walk.visited)
    }
    for (name, file) in theme.templates where !visited.contains(name) {
      var walk = TemplateWalk(theme: theme, stack: [], checksNames: false)
      walk.check(file, including: [name])
      found += walk.found
    }
    var seen: Set<String> = []
    return found.sorted().filter { seen.insert("\($0.location) \($0.message)").inserted }
  }
}

/// Goes through a template with the same stack of contexts that Mustache would have.
private struct TemplateWalk {
  let theme: Theme
  var stack: [TemplateShape]
  /// False for a template of which nobody knows what it will receive.
  var checksNames = true
  private(set) var found: [Diagnostic] = []
  private(set) var visited: Set<String> = []
  private var inclusions = 0
  /// The lists whose sections are open, each by its place in the stack and its name.
  private var openLists: [String] = []

  init(theme: Theme, stack: [TemplateShape], checksNames: Bool = true) {
    self.theme = theme
    self.stack = stack
    self.checksNames = checksNames
  }

  mutating func check(_ file: SourceFile, including chain: [String]) {
    if let name = chain.last { visited.insert(name) }
    let (tags, unclosed) = TemplateTag.scan(file.text)
    if let unclosed {
      report(.templateSyntax(problem: "a tag does not end"), at: unclosed, in: file)
    }
    var open: [(tag: TemplateTag, entered: Entered)] = []
    for tag in tags {
      switch tag.kind {
      case .comment: continue
      case .variable, .unescaped: checkVariable(tag, in: file)
      case .section, .invertedSection:
        if open.count >= TemplateCheck.deepest {
          return report(.sectionsTooDeep(limit: TemplateCheck.deepest), at: tag, in: file)
        }
        open.append((tag, enter(tag, in: file)))
      case .end:
        guard let last = open.last, last.tag.name == tag.name else {
          let problem = "`{{/\(tag.name)}}` ends nothing that was opened last"
          report(.templateSyntax(problem: problem), at: tag, in: file)
          for section in open.reversed() { leave(section.entered) }
          return
        }
        open.removeLast()
        leave(last.entered)
      case .partial: checkPartial(tag, in: file, chain: chain)
      case .other:
        let problem = "themes use variables, sections, partials and comments only"
        report(.templateSyntax(problem: problem), at: tag, in: file)
      }
    }
    for (tag, entered) in open.reversed() {
      report(.unclosedSection(tag.name), at: tag, in: file)
      leave(entered)
    }
  }

  private mutating func checkVariable(_ tag: TemplateTag, in file: SourceFile) {
    guard checksNames, let shape = resolve(tag, in: file) else { return }
    let fault: Fault? =
      switch (shape, tag.kind) {
      case (.text, .unescaped):
        .wrongTemplateUse(
          name: tag.name, shape: "a text, which is not safe unescaped",
          instead: "`{{\(tag.name)}}`")
      case (.html, .variable):
        .wrongTemplateUse(
          name: tag.name, shape: "HTML, which escaping would show as source",
          instead: "`{{{\(tag.name)}}}`")
      case (.flag, _), (.list, _), (.object, _):
        .wrongTemplateUse(
          name: tag.name, shape: "not a text",
          instead: "a section, `{{#\(tag.name)}}…{{/\(tag.name)}}`")
      default: nil
      }
    if let fault { report(fault, at: tag, in: file) }
  }

  /// What a section has changed for what is inside it.
  private enum Entered { case nothing, context, list }

  private mutating func enter(_ tag: TemplateTag, in file: SourceFile) -> Entered {
    guard checksNames, let shape = resolve(tag, in: file), tag.kind == .section else {
      return .nothing
    }
    switch shape {
    case .flag: return .nothing
    case .text, .html, .object:
      stack.append(shape)
      return .context
    case .list(let element):
      let list = origin(of: tag)
      if openLists.contains(list) { report(.listInsideItself(tag.name), at: tag, in: file) }
      openLists.append(list)
      stack.append(element)
      return .list
    }
  }

  private mutating func leave(_ entered: Entered) {
    if entered != .nothing { stack.removeLast() }
    if entered == .list { openLists.removeLast() }
  }

  /// Which list a name stands for: the same name further in can be another.
  private func origin(of tag: TemplateTag) -> String {
    let first = tag.name.prefix { $0 != "." }
    let level = stack.lastIndex { $0.members[String(first)] != nil } ?? stack.count
    return "\(level) \(tag.name)"
  }

  private mutating func checkPartial(_ tag: TemplateTag, in file: SourceFile, chain: [String]) {
    guard checksNames else { return }
    guard let partial = theme.templates[tag.name] else {
      report(
        .unknownPartial(tag.name, known: theme.templates.keys.sorted()), at: tag, in: file)
      return
    }
    guard !chain.contains(tag.name) else {
      report(.partialIncludesItself(chain: chain + [tag.name]), at: tag, in: file)
      return
    }
    if chain.count >= TemplateCheck.deepest {
      return report(.partialsTooDeep(limit: TemplateCheck.deepest), at: tag, in: file)
    }
    inclusions += 1
    if inclusions > TemplateCheck.mostInclusions {
      if inclusions == TemplateCheck.mostInclusions + 1 {
        report(.tooManyInclusions(limit: TemplateCheck.mostInclusions), at: tag, in: file)
      }
      return
    }
    check(partial, including: chain + [tag.name])
  }

  /// The shape of a name: its first part is looked for from the inside out, the others in what was
  /// found (Mustache, "Dotted names").
  private mutating func resolve(_ tag: TemplateTag, in file: SourceFile) -> TemplateShape? {
    if tag.name == "." { return stack.last }
    let parts = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let scopes = stack.reversed().map(\.members)
    guard var shape = scopes.lazy.compactMap({ $0[parts[0]] }).first else {
      let known = Set(scopes.flatMap(\.keys)).sorted()
      report(.unknownTemplateName(tag.name, known: known), at: tag, in: file)
      return nil
    }
    for (place, part) in parts.enumerated().dropFirst() {
      guard let inner = shape.members[part] else {
        let start = parts[..<place].joined(separator: ".") + "."
        report(
          .unknownTemplateName(tag.name, known: shape.members.keys.sorted().map { start + $0 }),
          at: tag, in: file)
        return nil
      }
      shape = inner
    }
    return shape
  }

  private mutating func report(_ fault: Fault, at tag: TemplateTag, in file: SourceFile) {
    found.append(file.diagnostic(fault, line: tag.line, column: tag.column))
  }
}

extension TemplateShape {
  /// The names inside an object; none for anything else.
  fileprivate var members: [String: TemplateShape] {
    if case .object(let members) = self { members() } else { [:] }
  }
}

extension Theme {
  /// Every key of the interface's words, in the languages together.
  var stringKeys: Set<String> {
    Set(strings.values.flatMap(\.keys))
  }
}
