import Basics
import CommonMark
import Diagnostics
import Etiquette

/// Recognizes the sentences of a letter in cmark's tree, and marks them and their blanks there as
/// custom inlines, so that cmark stays the only renderer.
///
/// A letter is CommonMark whose blocks are paragraphs and whose lines are `[role] sentence`. What
/// comes out is, for each sentence,
/// `<span class="sentence" data-role="…"><span class="role" data-role="…" hidden>Label<span
/// class="pause">: </span></span>…</span>` with `<span class="blank" data-field="…">[placeholder]</span>` inside.
struct LetterSentences {
  let terms: Terms
  let file: SourceFile

  /// The sentences of each paragraph. The document is changed: it renders as the marked letter.
  func recognize(in document: Document, into diagnostics: inout [Diagnostic]) -> [[Sentence]] {
    var paragraphs: [[Sentence]] = []
    for block in Array(document.root.children) {
      guard block.kind == .paragraph else {
        diagnostics.append(
          file.diagnostic(.markupInLetter(construct: block.kind.name), line: block.line, column: 1))
        continue
      }
      let sentences = recognize(paragraph: block, in: document, into: &diagnostics)
      if !sentences.isEmpty { paragraphs.append(sentences) }
    }
    if paragraphs.isEmpty, !diagnostics.contains(where: { $0.location.path == file.path }) {
      diagnostics.append(file.diagnostic(.noSentences))
    }
    return paragraphs
  }

  private func recognize(
    paragraph: Node, in document: Document, into diagnostics: inout [Diagnostic]
  ) -> [Sentence] {
    var sentences: [Sentence] = []
    for (lineBreak, nodes) in lines(of: paragraph) {
      if let markup = nodes.first(where: { $0.kind != .text }) {
        let fault = Fault.markupInLetter(construct: markup.kind.name)
        diagnostics.append(file.diagnostic(fault, line: nodes[0].line ?? 1, column: 1))
        continue
      }
      guard let node = nodes.first, let sentence = sentence(node, into: &diagnostics) else {
        continue
      }
      if let lineBreak, let previous = sentences.last {
        let isHard = Letter.separator(between: previous, and: sentence) == "\n"
        lineBreak.replace(with: isHard ? document.makeLineBreak() : document.makeText("\n"))
      }
      node.replace(with: marked(sentence, in: document))
      sentences.append(sentence)
    }
    return sentences
  }

  /// The inlines of each line, with the line break before them.
  private func lines(of paragraph: Node) -> [(lineBreak: Node?, nodes: [Node])] {
    var lines: [(lineBreak: Node?, nodes: [Node])] = [(nil, [])]
    for node in paragraph.children {
      switch node.kind {
      case .softBreak, .lineBreak: lines.append((node, []))
      default: lines[lines.count - 1].nodes.append(node)
      }
    }
    return lines
  }

  // MARK: From text to sentence

  private func sentence(_ node: Node, into diagnostics: inout [Diagnostic]) -> Sentence? {
    let literal = node.literal ?? ""
    let line = node.line ?? 1
    guard literal.hasPrefix("["), let end = literal.firstIndex(of: "]") else {
      diagnostics.append(
        file.diagnostic(.missingRole(sentence: String(literal.prefix(40))), line: line, column: 1))
      return nil
    }
    var names = literal[literal.index(after: literal.startIndex)..<end]
    let isOptional = names.hasSuffix("?")
    if isOptional { names.removeLast() }
    var searched = SearchedLine(line, of: file)
    let roles = names.split(separator: "+", omittingEmptySubsequences: false)
      .compactMap { role(String($0), in: &searched, into: &diagnostics) }
    let source = String(literal[literal.index(after: end)...]).trimmingWhitespace()
    if source.isEmpty {
      let fault = Fault.emptySentence(role: String(names))
      diagnostics.append(file.diagnostic(fault, line: line, column: 1))
      return nil
    }
    let text = BlankedText(parsing: source)
    for fault in BlankCheck(terms: terms).faults(in: text) {
      let column = searched.column(of: place(of: fault))
      diagnostics.append(file.diagnostic(fault, line: line, column: column))
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
    let column = line.column(of: name.isEmpty ? "[" : name)
    diagnostics.append(
      file.diagnostic(
        .unknownRole(name, known: terms.roleNames), line: line.number, column: column))
    return nil
  }

  /// The text whose place in the line is the place of a fault.
  private func place(of fault: Fault) -> String {
    fault.id == .undeclaredBlank ? String(fault.message.dropFirst().prefix { $0 != "`" }) : "["
  }

  // MARK: From sentence to markup

  private func marked(_ sentence: Sentence, in document: Document) -> Node {
    let roles = sentence.roles.map(\.name).joined(separator: " ")
    let optional = sentence.isOptional ? " data-optional" : ""
    let span = document.makeCustomInline(
      onEnter: "<span class=\"sentence\" data-role=\"\(roles.escapedForHTML)\"\(optional)>",
      onExit: "</span>")
    for (number, role) in sentence.roles.enumerated() {
      let pause = number == sentence.roles.count - 1 ? ": " : ", "
      span.append(document.makeCustomInline(onEnter: labelSpan(for: role, pause: pause)))
    }
    for segment in sentence.text.segments {
      switch segment {
      case .text(let text): span.append(document.makeText(text))
      case .blank(let id):
        span.append(
          document.makeCustomInline(onEnter: BlankMarkup(terms: terms).span(for: id)))
      }
    }
    return span
  }

  /// A label is hidden until a style sheet shows it, so that no browser that takes none mixes labels
  /// into the letter. What parts it from what follows is in it, for who hears the page, and what is
  /// left without the labels is exactly the letter.
  private func labelSpan(for role: Role, pause: String) -> String {
    let label = terms.label(of: role).escapedForHTML
    return "<span class=\"role\" data-role=\"\(role.name.escapedForHTML)\" hidden>\(label)"
      + "<span class=\"pause\">\(pause)</span></span>"
  }
}

/// Blanks as HTML, the same wherever a text with blanks is shown.
package struct BlankMarkup {
  let terms: Terms

  package init(terms: Terms) {
    self.terms = terms
  }

  /// A text with its blanks marked, for a place where cmark does not render.
  package func html(_ text: BlankedText) -> String {
    text.segments.map { segment in
      switch segment {
      case .text(let text): text.escapedForHTML
      case .blank(let id): span(for: id)
      }
    }.joined()
  }

  func span(for id: Field.ID) -> String {
    "<span class=\"blank\" data-field=\"\(id.rawValue.escapedForHTML)\">"
      + "\(terms.bracketed(id).escapedForHTML)</span>"
  }
}
