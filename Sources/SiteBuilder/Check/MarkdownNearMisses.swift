import Basics
import CommonMark
import Content
import Diagnostics

/// Finds what was meant as markup and is none in CommonMark, so that readers would see its signs: links
/// with a space in them, tables, emphasis that does not close.
///
/// Only what stands in the source just so is found: with a backslash before it, or as code, it is meant.
struct MarkdownNearMisses {
  static func diagnostics(of prose: Prose) -> [Diagnostic] {
    let document = Document(parsing: prose.markdown, firstLine: prose.firstLine)
    return document.nodes.flatMap { node in
      switch node.kind {
      case .paragraph, .heading: diagnostics(of: lines(of: node), in: prose.file)
      default: [Diagnostic]()
      }
    }
  }

  private struct Line {
    let number: Int
    var text: String
  }

  /// The text of a block by its lines; what is markup is one character that nothing here looks for.
  private static func lines(of block: Node) -> [Line] {
    var lines: [Line] = []
    for node in block.subtree.dropFirst() {
      guard let number = node.line else { continue }
      let text: String
      switch node.kind {
      case .text: text = node.literal ?? ""
      case .softBreak, .lineBreak: continue
      default: text = "\u{FFFC}"
      }
      if lines.last?.number == number {
        lines[lines.count - 1].text += text
      } else {
        lines.append(Line(number: number, text: text))
      }
    }
    return lines
  }

  private static func diagnostics(of lines: [Line], in file: SourceFile) -> [Diagnostic] {
    for (index, line) in lines.enumerated() where index > 0 && isTableRule(line.text) {
      if lines[index - 1].text.contains("|") {
        return [file.diagnostic(.markdownTable, line: lines[index - 1].number, column: 1)]
      }
    }
    return lines.flatMap { line in
      let source = file.line(line.number) ?? ""
      return (blockSigns(line.text) + inlineSigns(line.text)).compactMap { sign -> Diagnostic? in
        // What is escaped does not stand in the source as it stands in the text.
        guard let range = source.firstRange(of: sign.text) else { return nil }
        let byte = source.utf8.distance(from: source.startIndex, to: range.lowerBound) + 1
        return file.place(line: line.number, byte: byte).diagnostic(sign.fault)
      }
    }
  }

  private typealias Sign = (text: String, fault: Fault)

  // MARK: At the start of a line

  private static func isTableRule(_ text: String) -> Bool {
    text.contains("|") && text.contains("--") && text.allSatisfy { "|-: ".contains($0) }
  }

  /// No-break spaces, which keyboards make of Option and the space bar, and what has no width.
  private static let invisible: Set<Character> = [
    "\u{A0}", "\u{202F}", "\u{2007}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}",
  ]

  private static func blockSigns(_ text: String) -> [Sign] {
    let visible = text.drop { invisible.contains($0) }
    let marker = visible.prefix { "#".contains($0) }
    let rest = visible.dropFirst(marker.count)
    if (1...6).contains(marker.count), let next = rest.first {
      let isSpaced = invisible.contains(next)
      if isSpaced || visible.count < text.count, next == " " || isSpaced {
        return [(String(text.prefix(text.count - rest.count + 1)), .invisibleInMarkup("#"))]
      }
      if marker.count > 1, next != " " { return [(String(marker), .headingWithoutSpace)] }
    }
    if let bullet = visible.first, "-*+".contains(bullet), let next = visible.dropFirst().first,
      invisible.contains(next) || visible.count < text.count && next == " "
    {
      return [
        (
          String(text.prefix(text.count - visible.count + 2)),
          .invisibleInMarkup(String(bullet))
        )
      ]
    }
    if let bullet = text.first, "•◦▪‣●".contains(bullet) {
      return [(String(bullet), .foreignBullet(String(bullet)))]
    }
    for box in ["[ ] ", "[x] ", "[X] "] where text.hasPrefix(box) {
      return [(box.trimmingWhitespace(), .taskList)]
    }
    return []
  }

  // MARK: Inside a line

  private static func inlineSigns(_ text: String) -> [Sign] {
    var signs: [Sign] = []
    // Each of them has one of these in it, and hardly a line does.
    guard text.utf8.contains(where: { "[]~*&".utf8.contains($0) }) else { return signs }
    if text.contains("](") { signs.append(("](", .unreadLink)) }
    if text.contains("] "),
      let match = text.firstMatch(of: /\] +\((?:\/|#|https?:|mailto:)[^()\s]*\)/)
    {
      signs.append((String(match.output), .spaceInLink))
    }
    if text.contains("[^"), let match = text.firstMatch(of: /\[\^[^\]\s]+\]/) {
      signs.append((String(match.output), .footnote))
    }
    if text.contains("][") {
      signs += text.matches(of: /\]\[[^\[\]]*\]/).map { (String($0.output), .undefinedLink) }
    }
    if text.contains("~~") { signs.append(("~~", .strikethrough)) }
    if text.contains("**") { signs.append(("**", .unreadEmphasis)) }
    if text.contains("&") {
      signs += text.matches(of: entity).map {
        (String($0.output), .unknownEntity(String($0.output)))
      }
    }
    return signs
  }

  /// What is left of `&name;`, and of the names that everybody knows without their `;`.
  nonisolated(unsafe) private static let entity =
    /&(?:#?[A-Za-z0-9]+;|(?:copy|nbsp|amp|lt|gt|quot|euro|[mn]dash|hellip|reg|trade|[lr][sd]quo|[aeiou](?:acute|grave|uml|circ)|szlig)\b)/
}
