import CommonMark
import Testing

@Suite struct NodeTests {
  @Test(
    arguments: [
      ("> a", [.blockQuote, .paragraph, .text]),
      (
        "- a\n- b",
        [
          .list(isOrdered: false, start: 0, isTight: true), .item, .paragraph, .text, .item,
          .paragraph, .text,
        ]
      ),
      (
        "3. a\n\n   b",
        [
          .list(isOrdered: true, start: 3, isTight: false), .item, .paragraph, .text, .paragraph,
          .text,
        ]
      ),
      ("```swift x\na\n```", [.codeBlock(info: "swift x")]),
      ("    a", [.codeBlock(info: "")]),
      ("<div>", [.htmlBlock]),
      ("### a", [.heading(level: 3), .text]),
      ("***", [.thematicBreak]),
      ("a\nb  \n`c`<b>", [.paragraph, .text, .softBreak, .text, .lineBreak, .code, .htmlInline]),
      ("*a***b**", [.paragraph, .emphasis, .text, .strong, .text]),
      (
        "[a](/b 'c')![d](e)",
        [
          .paragraph, .link(destination: "/b", title: "c"), .text,
          .image(destination: "e", title: ""), .text,
        ]
      ),
      ("{a_b} [c] d &amp; \\*e f!", [.paragraph, .text]),
    ] as [(String, [Node.Kind])])
  func nodesInDocumentOrder(source: String, kinds: [Node.Kind]) {
    let document = Document(parsing: source)
    #expect(document.nodes.map(\.kind) == [.document] + kinds)
    #expect(Set(document.nodes).count == document.nodes.count)
  }

  @Test func literals() {
    let document = Document(parsing: "a &amp; [b] `c\nd` <i>\n\n    e\n    f\n")
    #expect(
      document.nodes.map(\.literal) == [nil, nil, "a & [b] ", "c d", " ", "<i>", "e\nf\n"])
  }

  @Test func navigation() throws {
    let root = Document(parsing: "a *b* c\n\nd").root
    let paragraph = try #require(root.children.first)
    let emphasis = paragraph.children[1]
    #expect(root.parent == nil)
    #expect(root.children.count == 2)
    #expect(emphasis.parent == paragraph)
    #expect(emphasis.previous == paragraph.children.first)
    #expect(emphasis.next == paragraph.children.last)
    #expect(emphasis.next?.next == nil)
    #expect(paragraph.subtree.map(\.kind) == [.paragraph, .text, .emphasis, .text, .text])
    #expect(emphasis.html() == "<em>b</em>")
  }

  @Test func aNodeKeepsItsDocumentAlive() throws {
    let text = try #require(Document(parsing: "kept").nodes.last)
    #expect(text.literal == "kept")
    #expect(text.document.html() == "<p>kept</p>\n")
  }
}
