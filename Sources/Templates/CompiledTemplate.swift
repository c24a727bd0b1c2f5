import CommonMark

/// A template in which every name has been resolved, so that rendering looks nothing up.
///
/// Its steps lie in one list, each section before what is inside it, and hold only numbers: rendering goes
/// through hundreds of them for a page, on all processors at once, and counts no references to any.
package struct CompiledTemplate: Sendable {
  private var instructions: [Instruction] = []
  /// The texts of all instructions, and the members of their paths.
  private var texts: [UInt8] = []
  private var members: [Int] = []
  /// Of each instruction, where the parts of what it renders come from.
  private var runs: [[TracedText.Run]] = []

  indirect enum Step: Sendable {
    case text([UInt8], [TracedText.Run])
    case escaped(Path, TemplateOrigin)
    case unescaped(Path, TemplateOrigin)
    case section(Path, [Step])
    case inverted(Path, [Step])
    /// A section of what is the same on every page.
    case always([Step])
  }

  /// Where a value is: which of the values around it to ask, and for what.
  struct Path: Sendable {
    /// From the outermost, which is 0.
    let level: Int
    /// The places of names in their tables, one after the other.
    let members: [Int]
  }

  private struct Instruction: Sendable {
    let kind: Kind
    var level = 0
    /// Its text or the members of its path, among those of all.
    var part = 0..<0
    /// Behind the last instruction inside it.
    var end = 0

    enum Kind { case text, escaped, unescaped, section, inverted, always }
  }

  init(_ steps: [Step] = []) {
    add(steps)
  }

  private mutating func add(_ steps: [Step]) {
    for step in steps {
      switch step {
      case .text(let bytes, let runs):
        add(.text, part: texts.count..<texts.count + bytes.count, from: runs)
        texts += bytes
      case .escaped(let path, let origin):
        add(.escaped, at: path, from: [.init(start: 0, origin: origin)])
      case .unescaped(let path, let origin):
        add(.unescaped, at: path, from: [.init(start: 0, origin: origin)])
      case .section(let path, let steps): add(.section, at: path, steps)
      case .inverted(let path, let steps): add(.inverted, at: path, steps)
      case .always(let steps): add(.always, at: Path(level: 0, members: []), steps)
      }
    }
  }

  private mutating func add(
    _ kind: Instruction.Kind, at path: Path, from runs: [TracedText.Run] = [],
    _ inner: [Step] = []
  ) {
    let place = instructions.count
    add(kind, part: members.count..<members.count + path.members.count, from: runs)
    members += path.members
    instructions[place].level = path.level
    add(inner)
    instructions[place].end = instructions.count
  }

  private mutating func add(
    _ kind: Instruction.Kind, part: Range<Int>, from runs: [TracedText.Run]
  ) {
    instructions.append(Instruction(kind: kind, part: part, end: instructions.count + 1))
    self.runs.append(runs)
  }

  /// - Parameter values: as the template was compiled for, the outermost first.
  package func render(_ values: [TemplateValue], reserving capacity: Int = 0) -> [UInt8] {
    var rendering = Rendering(template: self, stack: values, isTraced: false)
    rendering.page.bytes.reserveCapacity(capacity)
    rendering.run(instructions.indices)
    return rendering.page.bytes
  }

  /// The same, with the origin of each byte.
  package func trace(_ values: [TemplateValue]) -> TracedText {
    var rendering = Rendering(template: self, stack: values, isTraced: true)
    rendering.run(instructions.indices)
    return rendering.page
  }

  private struct Rendering {
    let template: CompiledTemplate
    var stack: [TemplateValue]
    let isTraced: Bool
    var page = TracedText()

    mutating func run(_ range: Range<Int>) {
      var place = range.lowerBound
      while place < range.upperBound {
        let step = template.instructions[place]
        let inner = place + 1..<step.end
        if isTraced { note(template.runs[place]) }
        switch step.kind {
        case .text:
          template.texts.withUnsafeBufferPointer {
            page.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[step.part]))
          }
        case .escaped: if let text = text(of: step) { page.bytes.append(escaping: text) }
        case .unescaped: if let text = text(of: step) { page.bytes.append(contentsOf: text.utf8) }
        case .section: runSection(value(of: step), inner)
        case .inverted: if value(of: step).isNothing { run(inner) }
        case .always: run(inner, with: .absent)
        }
        place = step.end
      }
    }

    private mutating func note(_ runs: [TracedText.Run]) {
      let start = page.bytes.count
      page.runs += runs.map { .init(start: start + $0.start, origin: $0.origin) }
    }

    private mutating func runSection(_ value: TemplateValue, _ inner: Range<Int>) {
      switch value {
      case .absent: break
      case .flag(let isOn): if isOn { run(inner) }
      case .text, .html, .object: run(inner, with: value)
      case .list(let models): for model in models { run(inner, with: .object(model)) }
      case .texts(let texts): for text in texts { run(inner, with: .text(text)) }
      }
    }

    private mutating func run(_ range: Range<Int>, with value: TemplateValue) {
      stack.append(value)
      run(range)
      stack.removeLast()
    }

    private func text(of step: Instruction) -> String? {
      switch value(of: step) {
      case .text(let text), .html(let text): text
      default: nil
      }
    }

    private func value(of step: Instruction) -> TemplateValue {
      guard let first = step.part.first else { return stack[step.level] }
      guard case .object(let model) = stack[step.level] else { return .absent }
      var value = model.member(template.members[first])
      for place in step.part.dropFirst() {
        guard case .object(let model) = value else { return .absent }
        value = model.member(template.members[place])
      }
      return value
    }
  }
}

extension TemplateValue {
  /// Whether its section is left out, and its inverted section rendered.
  fileprivate var isNothing: Bool {
    switch self {
    case .absent: true
    case .flag(let isOn): !isOn
    case .list(let models): models.isEmpty
    case .texts(let texts): texts.isEmpty
    case .text, .html, .object: false
    }
  }
}
