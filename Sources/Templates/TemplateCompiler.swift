import CommonMark
import Diagnostics

/// Compiles templates against what they receive: every name they use is one of it, and is used as
/// what it is. Whatever else there is becomes a fault with its place.
package struct TemplateCompiler {
  private let templates: [String: TemplateSyntax]
  package private(set) var found: [Diagnostic] = []
  /// The templates that have been compiled, partials among them.
  package private(set) var visited: Set<String> = []
  private var stack: [TemplateShape] = []
  /// The lists whose sections are open, each by its place in the stack and its name.
  private var openLists: [String] = []
  private var inclusions = 0
  private var nodes = 0
  private var isTooLarge = false
  private var markup = MarkupContext()

  /// How deep partials can be inside each other, how many a page can include, and how many tags and
  /// texts it can consist of: more than any theme needs, and few enough to be rendered.
  static let deepest = 32
  static let mostInclusions = 10_000
  static let mostNodes = 1_000_000

  package init(_ templates: [String: TemplateSyntax]) {
    self.templates = templates
  }

  /// - Parameters:
  ///   - name: of a template that is there.
  ///   - stack: what it receives, the outermost first.
  package mutating func compile(_ name: String, receiving stack: [TemplateShape])
    -> CompiledTemplate
  {
    guard let template = templates[name] else { return CompiledTemplate() }
    self.stack = stack
    openLists = []
    inclusions = 0
    nodes = 0
    isTooLarge = false
    markup = MarkupContext()
    var code = TemplateCode()
    add(template, chain: [name], to: &code)
    return CompiledTemplate(code.steps)
  }

  private mutating func add(
    _ template: TemplateSyntax, chain: [String], to code: inout TemplateCode
  ) {
    if let name = chain.last, visited.insert(name).inserted { found += template.faults }
    add(template.nodes, of: template, chain: chain, to: &code)
  }

  private mutating func add(
    _ nodes: [TemplateSyntax.Node], of template: TemplateSyntax, chain: [String],
    to code: inout TemplateCode
  ) {
    self.nodes += nodes.count
    for node in nodes {
      switch node {
      case .text(let bytes, let offset):
        markup.read(bytes)
        code.append(text: bytes, from: .init(template: template.file, offset: offset, name: nil))
      case .variable(let tag, let isEscaped):
        addValue(tag, isEscaped: isEscaped, of: template, to: &code)
      case .section(let tag, let isInverted, let inner):
        addSection(tag, isInverted: isInverted, inner, of: template, chain: chain, to: &code)
      case .partial(let tag, let indentation):
        addPartial(tag, indentation: indentation, of: template, chain: chain, to: &code)
      }
    }
  }

  // MARK: Values

  private mutating func addValue(
    _ tag: TemplateSyntax.Tag, isEscaped: Bool, of template: TemplateSyntax,
    to code: inout TemplateCode
  ) {
    guard let value = resolve(tag, in: template) else { return }
    let origin = TemplateOrigin(template: template.file, offset: tag.offset, name: tag.name)
    switch (value.shape, isEscaped) {
    case (.text, true): code.append(.escaped(value.path, origin))
    case (.html, false): code.append(.unescaped(value.path, origin))
    case (.constant(.text(let text)), true):
      code.append(text: Array(text.escapedForHTML.utf8), from: origin)
    case (.constant(.foreignText(let text, let attributes)), true):
      let escaped = text.escapedForHTML
      let html =
        markup.allowsElements && !text.isEmpty ? "<span \(attributes)>\(escaped)</span>" : escaped
      code.append(text: Array(html.utf8), from: origin)
    case (.text, false), (.constant(.text), false), (.constant(.foreignText), false):
      report(
        .wrongTemplateUse(
          name: tag.name, shape: "a text, which is not safe unescaped",
          instead: "`{{\(tag.name)}}`"), at: tag, in: template)
    case (.html, true):
      report(
        .wrongTemplateUse(
          name: tag.name, shape: "HTML, which escaping would show as source",
          instead: "`{{{\(tag.name)}}}`"), at: tag, in: template)
    case (.flag, _), (.list, _), (.object, _), (.constant, _):
      report(
        .wrongTemplateUse(
          name: tag.name, shape: "not a text",
          instead: "a section, `{{#\(tag.name)}}…{{/\(tag.name)}}`"), at: tag, in: template)
    }
  }

  // MARK: Sections

  private mutating func addSection(
    _ tag: TemplateSyntax.Tag, isInverted: Bool, _ nodes: [TemplateSyntax.Node],
    of template: TemplateSyntax, chain: [String], to code: inout TemplateCode
  ) {
    let value = resolve(tag, in: template)
    var inner = code.inside(tag)
    var pushed = 0
    if let value, !isInverted {
      switch value.shape {
      case .flag, .constant(.flag): break
      case .list(let element):
        let list = "\(value.path.level) \(tag.name)"
        if openLists.contains(list) { report(.listInsideItself(tag.name), at: tag, in: template) }
        openLists.append(list)
        stack.append(element)
        pushed = 1
      default:
        stack.append(value.shape)
        pushed = 1
      }
    }
    add(nodes, of: template, chain: chain, to: &inner)
    stack.removeLast(pushed)
    guard let value else { return }
    if case .list = value.shape, !isInverted { openLists.removeLast() }
    switch value.shape {
    case .constant(.flag(isInverted)): code.leave(inner, nil)
    case .constant(.flag): code.merge(inner)
    // An empty text is nothing to be shown.
    case .constant(.text("")): code.leave(inner, isInverted ? .always(inner.steps) : nil)
    case .constant: code.leave(inner, isInverted ? nil : .always(inner.steps))
    default:
      code.leave(
        inner,
        isInverted ? .inverted(value.path, inner.steps) : .section(value.path, inner.steps))
    }
  }

  // MARK: Partials

  private mutating func addPartial(
    _ tag: TemplateSyntax.Tag, indentation: [UInt8], of template: TemplateSyntax, chain: [String],
    to code: inout TemplateCode
  ) {
    guard let partial = templates[tag.name] else {
      let known = templates
      return report(.unknownPartial(tag.name, known: known.keys.sorted()), at: tag, in: template)
    }
    guard !chain.contains(tag.name) else {
      return report(.partialIncludesItself(chain: chain + [tag.name]), at: tag, in: template)
    }
    if chain.count >= Self.deepest {
      return report(.partialsTooDeep(limit: Self.deepest), at: tag, in: template)
    }
    guard !isTooLarge else { return }
    inclusions += 1
    isTooLarge = inclusions > Self.mostInclusions || nodes > Self.mostNodes
    if isTooLarge {
      return report(.tooManyInclusions(limit: Self.mostInclusions), at: tag, in: template)
    }
    code.indented(by: indentation) { add(partial, chain: chain + [tag.name], to: &$0) }
  }

  // MARK: Names

  private struct Resolved {
    let shape: TemplateShape
    let path: CompiledTemplate.Path
  }

  /// What a name stands for: its first part is looked for from the inside out, the others in what was
  /// found (Mustache, "Dotted names").
  private mutating func resolve(_ tag: TemplateSyntax.Tag, in template: TemplateSyntax)
    -> Resolved?
  {
    if tag.name == ".", let shape = stack.last {
      return Resolved(shape: shape, path: .init(level: stack.count - 1, members: []))
    }
    let parts = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let level = stack.lastIndex(where: { $0.member(parts[0]) != nil }) else {
      let known = stack.flatMap(\.names.all)
      report(.unknownTemplateName(tag.name, known: Set(known).sorted()), at: tag, in: template)
      return nil
    }
    var shape = stack[level]
    var members: [Int] = []
    for (place, part) in parts.enumerated() {
      guard let member = shape.member(part) else {
        let start = parts[..<place].joined(separator: ".") + "."
        let known = shape.names.all
        report(
          .unknownTemplateName(tag.name, known: known.map { start + $0 }), at: tag, in: template)
        return nil
      }
      members.append(member.number)
      shape = member.shape
    }
    return Resolved(shape: shape, path: .init(level: level, members: members))
  }

  private mutating func report(
    _ fault: Fault, at tag: TemplateSyntax.Tag, in template: TemplateSyntax
  ) {
    found.append(template.file.place(atUTF8: tag.offset).diagnostic(fault))
  }
}
