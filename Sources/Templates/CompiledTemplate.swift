import CommonMark

/// A template in which every name has been resolved, so that rendering looks nothing up.
package struct CompiledTemplate: Sendable {
  let steps: [Step]

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

  /// - Parameter values: as the template was compiled for, the outermost first.
  package func render(_ values: [TemplateValue], reserving capacity: Int = 0) -> [UInt8] {
    var rendering = Rendering(stack: values, isTraced: false)
    rendering.page.bytes.reserveCapacity(capacity)
    rendering.run(steps)
    return rendering.page.bytes
  }

  /// The same, with the origin of each byte.
  package func trace(_ values: [TemplateValue]) -> TracedText {
    var rendering = Rendering(stack: values, isTraced: true)
    rendering.run(steps)
    return rendering.page
  }

  private struct Rendering {
    var stack: [TemplateValue]
    let isTraced: Bool
    var page = TracedText()

    mutating func run(_ steps: [Step]) {
      for step in steps {
        if isTraced { note(step) }
        switch step {
        case .text(let bytes, _): page.bytes.append(contentsOf: bytes)
        case .escaped(let path, _):
          if let text = text(at: path) { page.bytes.append(escaping: text) }
        case .unescaped(let path, _):
          if let text = text(at: path) { page.bytes.append(contentsOf: text.utf8) }
        case .section(let path, let steps): runSection(value(at: path), steps)
        case .inverted(let path, let steps): if value(at: path).isNothing { run(steps) }
        case .always(let steps): run(steps, with: .absent)
        }
      }
    }

    private mutating func note(_ step: Step) {
      let start = page.bytes.count
      switch step {
      case .text(_, let runs):
        page.runs += runs.map { .init(start: start + $0.start, origin: $0.origin) }
      case .escaped(_, let origin), .unescaped(_, let origin):
        page.runs.append(.init(start: start, origin: origin))
      default: break
      }
    }

    private mutating func runSection(_ value: TemplateValue, _ steps: [Step]) {
      switch value {
      case .absent: break
      case .flag(let isOn): if isOn { run(steps) }
      case .text, .html, .object: run(steps, with: value)
      case .list(let models): for model in models { run(steps, with: .object(model)) }
      case .texts(let texts): for text in texts { run(steps, with: .text(text)) }
      }
    }

    private mutating func run(_ steps: [Step], with value: TemplateValue) {
      stack.append(value)
      run(steps)
      stack.removeLast()
    }

    private func text(at path: Path) -> String? {
      switch value(at: path) {
      case .text(let text), .html(let text): text
      default: nil
      }
    }

    private func value(at path: Path) -> TemplateValue {
      var value = stack[path.level]
      for number in path.members {
        guard case .object(let model) = value else { return .absent }
        value = model.member(number)
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
