import CommonMark
import Testing

@Suite struct PositionTests {
  /// Everything in which cmark 0.30 loses count, each before a word that must still be found.
  static let sources = [
    "one\ntwo  \nthree\\\nfour *five\nsix* **seven**\n",
    "> one\n>   two\nthree\n   four `x\ny` five\n",
    "- one\n  two\n three\n\n  > four\n  five [six](/u)\n",
    "one `a\nb` two <b\nc='d'> three\nfour\n",
    "[one](/u\n\"t\") two\nthree [four](\n/u\n'a\nb'\n) five *six*\n",
    "[one][a\nb] two ![three](/i\n't')\\\nfour\n\n[a b]: /u\n",
    "[a]: /u\n[b]:\n  /v\n  'two\n  lines'\none [two][a]\nthree\n",
    "[a]: /u\n'title'\none\ntwo\n===\n\nthree\n",
    "- [a]: /u\n  one\n  two\n",
    "> > [a]: /u\n> one\n> [two](/u\n> 't') three\n",
    "x\\\n> y\none\n    two\\\n    three\n",
    "1. one <http://a.example> two\n   <http://b.example> three\n",
    "# one `a` *two*\n\none\\\\  \ntwo\n",
    "ä [ö](/u) two \\* &amp; three\nü four\n",
    "> one\n   `two` *three*\n",
    "> one\n> ``two`` *three*\n",
    "> one\\\n  \"two\" [three](/u)\n",
    "> [a]: /u\n> 'title'\n   one [two](/u)\n",
    "\tone\n\n>\ttwo\n>\tthree\n",
  ]

  @Test(arguments: sources, ["\n", "\r\n", "\r"])
  func everyInlineStandsWhereItSays(source: String, lineEnding: String) {
    let source = source.replacing("\n", with: lineEnding)
    #expect(misplacedInlines(in: source) == [])
  }

  @Test(arguments: try Example.all())
  func everyInlineOfTheSpecificationStandsWhereItSays(example: Example) {
    #expect(misplacedInlines(in: example.markdown) == [])
  }

  @Test func countsInTheWholeFile() {
    let document = Document(parsing: "# a\n\nb\n*c*\n\n- d\n", firstLine: 8)
    #expect(document.nodes.map(\.line) == [8, 8, 8, 10, 10, 10, 11, 11, 13, 13, 13, 13])
    #expect(document.nodes.map(\.column) == [1, 1, 3, 1, 1, nil, 1, 2, 1, 1, 3, 3])
  }

  @Test func countsALetterLineByLine() {
    let letter =
      "[greet] Dear {recipient},\n\n[thank] Thank you.\n[clear] No.\n\n[close] {sender}\n"
    let texts = Document(parsing: letter, firstLine: 14).nodes.filter { $0.kind == .text }
    #expect(
      texts.map(\.literal) == [
        "[greet] Dear {recipient},", "[thank] Thank you.", "[clear] No.", "[close] {sender}",
      ])
    #expect(texts.map(\.line) == [14, 16, 17, 19])
    #expect(texts.allSatisfy { $0.column == 1 })
  }

  @Test func replacedBytesShiftNoLines() {
    let document = Document(parsing: "\0\0\0\0\0\0 x `a\nb` <i\nj> y\nz")
    #expect(document.nodes.dropFirst(2).map(\.line) == [1, 1, 2, 2, 3, 3, 4])
  }

  @Test func columnsCountBytes() {
    let document = Document(parsing: "ü *a*\n")
    #expect(document.nodes.first { $0.kind == .emphasis }?.column == 4)
  }

  /// The inlines whose place in the source does not start as they do.
  private func misplacedInlines(in source: String) -> [String] {
    let lines = source.split(omittingEmptySubsequences: false) { $0.isNewline }.map {
      Array($0.utf8)
    }
    return Document(parsing: source).nodes.compactMap { node in
      guard let starts = possibleStarts(of: node) else { return nil }
      guard let line = node.line, let column = node.column, lines.indices.contains(line - 1),
        lines[line - 1].indices.contains(column - 1)
      else { return "\(node.kind) is outside" }
      let rest = lines[line - 1][(column - 1)...]
      let isThere = starts.contains { rest.starts(with: $0.utf8) }
      return isThere ? nil : "\(node.kind) \(node.plainText) is not at \(line):\(column)"
    }
  }

  private func possibleStarts(of node: Node) -> [String]? {
    switch node.kind {
    case .text:
      let word = node.literal?.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) } ?? ""
      return word.isEmpty ? nil : [String(word)]
    case .htmlInline: return node.literal?.first.map { [String($0)] }
    case .emphasis, .strong: return ["*", "_"]
    case .link: return ["[", "<"]
    case .image: return ["!["]
    default: return nil
    }
  }
}
