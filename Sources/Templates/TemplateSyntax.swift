import Basics
import Diagnostics

/// A template taken apart: texts, values, sections and partials.
///
/// It is [Mustache](https://mustache.github.io/mustache.5.html) as far as themes have it: variables,
/// sections, inverted sections, partials and comments. A tag that stands alone in its line, and is no
/// variable, takes the line with it.
package struct TemplateSyntax: Sendable {
  package let file: SourceFile
  private(set) var nodes: [Node] = []
  /// What is no Mustache, each with its place.
  package private(set) var faults: [Diagnostic] = []

  indirect enum Node: Sendable {
    /// With its place, in UTF-8, from the start of the template.
    case text([UInt8], offset: Int)
    case variable(Tag, isEscaped: Bool)
    case section(Tag, isInverted: Bool, [Node])
    /// With the white space before it, if it stands alone in its line.
    case partial(Tag, indentation: [UInt8])
  }

  struct Tag: Sendable {
    let name: String
    /// In UTF-8, from the start of the template.
    let offset: Int
    /// Whether there is nothing else in its line.
    let standsAlone: Bool
  }

  /// How deep sections can be inside each other: deeper than any theme needs.
  static let deepest = 32

  package init(_ file: SourceFile) {
    self.file = file
    var reader = TemplateReader(Array(file.text.utf8))
    var open: [(tag: Tag, isInverted: Bool, nodes: [Node])] = []

    func report(_ fault: Fault, at offset: Int) {
      faults.append(file.place(atUTF8: offset).diagnostic(fault))
    }
    func close() {
      let last = open.removeLast()
      nodes = last.nodes + [.section(last.tag, isInverted: last.isInverted, nodes)]
    }

    reading: while let piece = reader.next() {
      if !piece.text.isEmpty {
        nodes.append(.text(Array(piece.text), offset: piece.text.startIndex))
      }
      let tag = piece.tag
      switch piece.kind {
      case .end: break reading
      case .comment: continue
      case .variable: nodes.append(.variable(tag, isEscaped: true))
      case .unescaped: nodes.append(.variable(tag, isEscaped: false))
      case .partial: nodes.append(.partial(tag, indentation: Array(piece.indentation)))
      case .section, .invertedSection:
        if open.count >= Self.deepest {
          report(.sectionsTooDeep(limit: Self.deepest), at: tag.offset)
          while !open.isEmpty { close() }
          return
        }
        open.append((tag, piece.kind == .invertedSection, nodes))
        nodes = []
      case .sectionEnd:
        guard open.last?.tag.name == tag.name else {
          let problem = "`{{/\(tag.name)}}` ends nothing that was opened last"
          report(.templateSyntax(problem: problem), at: tag.offset)
          while !open.isEmpty { close() }
          return
        }
        close()
      case .unclosed: report(.templateSyntax(problem: "a tag does not end"), at: tag.offset)
      case .other:
        let problem = "themes use variables, sections, partials and comments only"
        report(.templateSyntax(problem: problem), at: tag.offset)
      }
    }
    while let last = open.last {
      report(.unclosedSection(last.tag.name), at: last.tag.offset)
      close()
    }
  }
}

/// Reads a template as texts with a tag behind each.
private struct TemplateReader {
  private let bytes: [UInt8]
  private var index = 0

  enum Kind {
    case variable, unescaped, section, invertedSection, sectionEnd, partial, comment, other
    case unclosed, end

    /// Whether such a tag takes its line with it where it is alone in it.
    var canStandAlone: Bool {
      switch self {
      case .section, .invertedSection, .sectionEnd, .partial, .comment: true
      default: false
      }
    }
  }

  struct Piece {
    let text: ArraySlice<UInt8>
    let kind: Kind
    let tag: TemplateSyntax.Tag
    let indentation: ArraySlice<UInt8>
  }

  private static let kinds: [Character: Kind] = [
    "#": .section, "^": .invertedSection, "/": .sectionEnd, ">": .partial, "!": .comment,
    "&": .unescaped, "=": .other, "<": .other, "$": .other, "%": .other,
  ]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Nil when all has been read.
  mutating func next() -> Piece? {
    guard index < bytes.count else { return nil }
    let start = index
    guard let open = bytes.range(of: "{{", from: start)?.lowerBound else {
      index = bytes.count
      return piece(bytes[start...], .end, at: start)
    }
    let isTriple = bytes[open...].starts(with: Array("{{{".utf8))
    let inside = open + (isTriple ? 3 : 2)
    guard let close = bytes.range(of: isTriple ? "}}}" : "}}", from: inside) else {
      index = bytes.count
      return piece(bytes[start..<open], .unclosed, at: open)
    }
    let inner = String(decoding: bytes[inside..<close.lowerBound], as: UTF8.self)
    let sigil = isTriple ? nil : inner.first.flatMap { Self.kinds[$0] }
    let kind = isTriple ? .unescaped : sigil ?? .variable
    let name = (sigil == nil ? inner : String(inner.dropFirst())).trimmingWhitespace()
    guard kind.canStandAlone, let line = wholeLine(open..<close.upperBound, after: start) else {
      index = close.upperBound
      return piece(bytes[start..<open], kind, name, at: open)
    }
    index = line.upperBound
    return piece(
      bytes[start..<line.lowerBound], kind, name, at: open,
      indentation: bytes[line.lowerBound..<open])
  }

  /// The line that a tag is alone in, with its end.
  private func wholeLine(_ tag: Range<Int>, after start: Int) -> Range<Int>? {
    let lineStart = bytes[..<tag.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let lineEnd = bytes[tag.upperBound...].firstIndex(of: 0x0A) ?? bytes.count
    guard lineStart >= start, bytes[lineStart..<tag.lowerBound].allSatisfy(\.isBlank),
      bytes[tag.upperBound..<lineEnd].allSatisfy(\.isBlank)
    else { return nil }
    return lineStart..<min(lineEnd + 1, bytes.count)
  }

  private func piece(
    _ text: ArraySlice<UInt8>, _ kind: Kind, _ name: String = "", at offset: Int,
    indentation: ArraySlice<UInt8>? = nil
  ) -> Piece {
    Piece(
      text: text, kind: kind,
      tag: .init(name: name, offset: offset, standsAlone: indentation != nil),
      indentation: indentation ?? [])
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
}
