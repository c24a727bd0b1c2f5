import Basics
import CommonMark
import Diagnostics
import Etiquette

/// Recognizes the sentences of a letter in cmark's tree: a letter is CommonMark whose blocks are
/// paragraphs and whose lines are `[role] sentence`.
struct LetterSentences {
  let terms: Terms
  let file: SourceFile

  /// The sentences of each paragraph.
  func recognize(in document: Document, into diagnostics: inout [Diagnostic]) -> [[Sentence]] {
    var paragraphs: [[Sentence]] = []
    for block in document.root.children {
      guard block.kind == .paragraph else {
        diagnostics.append(
          file.diagnostic(.markupInLetter(construct: block.kind.name), line: block.line, column: 1))
        continue
      }
      let sentences = recognize(paragraph: block, into: &diagnostics)
      if !sentences.isEmpty { paragraphs.append(sentences) }
    }
    if paragraphs.isEmpty, !diagnostics.contains(where: { $0.location.path == file.path }) {
      diagnostics.append(file.diagnostic(.noSentences))
    }
    return paragraphs
  }

  private func recognize(paragraph: Node, into diagnostics: inout [Diagnostic]) -> [Sentence] {
    var sentences: [Sentence] = []
    for nodes in lines(of: paragraph) {
      if let markup = nodes.first(where: { $0.kind != .text }) {
        let fault = Fault.markupInLetter(construct: markup.kind.name)
        diagnostics.append(file.diagnostic(fault, line: nodes[0].line ?? 1, column: 1))
      } else if let node = nodes.first, let sentence = sentence(node, into: &diagnostics) {
        sentences.append(sentence)
      }
    }
    return sentences
  }

  /// The inlines of each line.
  private func lines(of paragraph: Node) -> [[Node]] {
    var lines: [[Node]] = [[]]
    for node in paragraph.children {
      switch node.kind {
      case .softBreak, .lineBreak: lines.append([])
      default: lines[lines.count - 1].append(node)
      }
    }
    return lines
  }

  private func sentence(_ node: Node, into diagnostics: inout [Diagnostic]) -> Sentence? {
    let literal = node.literal ?? ""
    let line = node.line ?? 1
    guard literal.utf8.first == UInt8(ascii: "["),
      let end = literal.utf8.firstIndex(of: UInt8(ascii: "]"))
    else {
      diagnostics.append(
        file.diagnostic(.missingRole(sentence: String(literal.prefix(40))), line: line, column: 1))
      return nil
    }
    var names = literal.utf8[..<end].dropFirst()
    let isOptional = names.last == UInt8(ascii: "?")
    if isOptional { names.removeLast() }
    var searched = SearchedLine(line, of: file)
    let roles = names.split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false)
      .compactMap { role(String(Substring($0)), in: &searched, into: &diagnostics) }
    let source = String(Substring(literal.utf8[end...].dropFirst())).trimmingWhitespace()
    if source.isEmpty {
      let fault = Fault.emptySentence(role: String(Substring(names)))
      diagnostics.append(file.diagnostic(fault, line: line, column: 1))
      return nil
    }
    let text = BlankedText(parsing: source)
    for fault in BlankCheck(terms: terms).faults(in: text) {
      diagnostics.append(searched.place(of: fault.subject ?? "[").diagnostic(fault))
    }
    guard !roles.isEmpty else { return nil }
    return Sentence(roles: roles, isOptional: isOptional, text: text, line: line)
  }

  private func role(
    _ name: String, in line: inout SearchedLine, into diagnostics: inout [Diagnostic]
  ) -> Role? {
    if let role = Role.structural.first(where: { $0.name == name }) { return role }
    let id = Guideline.ID(name)
    if terms.guideline(id) != nil { return .guideline(id) }
    let place = line.place(of: name.isEmpty ? "[" : name)
    diagnostics.append(place.diagnostic(.unknownRole(name, known: terms.roleNames)))
    return nil
  }
}
