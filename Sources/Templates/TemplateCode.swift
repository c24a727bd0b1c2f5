/// The steps of a template as they are put together: neighboring texts become one, and every line of
/// a partial begins with the white space that the partial's tag is indented by.
struct TemplateCode {
  private var whole: [CompiledTemplate.Step] = []
  /// The text behind the last whole step, and where it comes from.
  private var text: [UInt8] = []
  private var origins: [TracedText.Run] = []
  private var indentation: [UInt8] = []
  private var isAtLineStart = true

  var steps: [CompiledTemplate.Step] { text.isEmpty ? whole : whole + [.text(text, origins)] }

  mutating func append(text: [UInt8], from origin: TemplateOrigin) {
    guard !indentation.isEmpty else {
      add(text, from: origin)
      if let last = text.last { isAtLineStart = last == 0x0A }
      return
    }
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      indent(unless: line.isEmpty)
      add(line + [0x0A], from: origin.advanced(by: line.startIndex))
      isAtLineStart = true
    }
    let rest = text[((text.lastIndex(of: 0x0A) ?? -1) + 1)...]
    if rest.isEmpty { return }
    indent()
    add(Array(rest), from: origin.advanced(by: rest.startIndex))
  }

  mutating func append(_ value: CompiledTemplate.Step) {
    indent()
    add(value)
  }

  /// Adds a partial's steps.
  mutating func indented(by indentation: [UInt8], _ add: (inout Self) -> Void) {
    let outer = self.indentation
    self.indentation += indentation
    add(&self)
    self.indentation = outer
  }

  // MARK: Sections

  /// The beginning of what is inside a section.
  mutating func inside(_ tag: TemplateSyntax.Tag) -> Self {
    if !tag.standsAlone { indent() }
    var inner = Self()
    inner.indentation = indentation
    inner.isAtLineStart = isAtLineStart
    return inner
  }

  /// Goes on behind a section, whose steps are in `step`; nil where it is never rendered.
  mutating func leave(_ inner: Self, _ step: CompiledTemplate.Step?) {
    if let step { add(step) }
    isAtLineStart = inner.isAtLineStart
  }

  /// Goes on behind a section that is always rendered, in the same context.
  mutating func merge(_ inner: Self) {
    for step in inner.steps {
      guard case .text(let bytes, let runs) = step else {
        add(step)
        continue
      }
      origins += runs.map { .init(start: text.count + $0.start, origin: $0.origin) }
      text += bytes
    }
    isAtLineStart = inner.isAtLineStart
  }

  // MARK: Lines

  private mutating func indent(unless isEmpty: Bool = false) {
    if isAtLineStart, !isEmpty { text += indentation }
    isAtLineStart = false
  }

  private mutating func add(_ bytes: [UInt8], from origin: TemplateOrigin) {
    if !bytes.isEmpty { origins.append(.init(start: text.count, origin: origin)) }
    text += bytes
  }

  private mutating func add(_ step: CompiledTemplate.Step) {
    if !text.isEmpty { whole.append(.text(text, origins)) }
    (text, origins) = ([], [])
    whole.append(step)
  }
}
