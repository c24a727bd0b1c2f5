import CommonMark
import Testing

@Suite struct EditingTests {
  private let document = Document(parsing: "Dear {name}, *yes*\n\nend\n")

  private var text: Node {
    get throws { try #require(document.nodes.first { $0.kind == .text }) }
  }

  @Test func replacesATextByItsParts() throws {
    let field = document.makeCustomInline(onEnter: "<span class=\"field\">", onExit: "</span>")
    field.append(document.makeCustomInline(onEnter: "name"))
    try text.replace(
      with: document.makeCustomInline(onEnter: "Dear "), field,
      document.makeCustomInline(onEnter: ", "))
    #expect(
      document.html() == """
        <p>Dear <span class="field">name</span>, <em>yes</em></p>
        <p>end</p>

        """)
    #expect(document.plainText() == "yes\n\nend")
  }

  @Test func customInlineIsEmittedRaw() throws {
    try text.insertBefore(document.makeCustomInline(onEnter: "<mark>&", onExit: "</mark>"))
    #expect(document.html().hasPrefix("<p><mark>&</mark>Dear "))
    #expect(document.unsafeNodes().isEmpty)
  }

  @Test func wrapsANode() throws {
    let wrapper = document.makeCustomInline(onEnter: "<b>", onExit: "</b>")
    let wrapped = try text
    wrapped.insertBefore(wrapper)
    wrapper.append(wrapped)
    #expect(document.html().hasPrefix("<p><b>Dear {name}, </b><em>"))
    #expect(wrapped.line == 1)
    #expect(wrapper.line == nil)
    #expect(wrapper.column == nil)
  }

  @Test func headingsGoOneLevelDownAndTheLastStays() {
    let document = Document(parsing: "# a\n\n> ## b\n\n##### c\n\n###### d\n")
    document.lowerHeadings()
    #expect(document.outline().map(\.level) == [2, 3, 6, 6])
  }

  @Test func replacingByNothingRemoves() throws {
    try text.replace(with: [])
    #expect(document.html() == "<p><em>yes</em></p>\n<p>end</p>\n")
  }

  @Test func removedNodesStayValid() throws {
    let paragraph = try #require(document.root.children.first)
    let emphasis = try #require(paragraph.children.last)
    paragraph.unlink()
    paragraph.unlink()
    emphasis.unlink()
    #expect(document.html() == "<p>end</p>\n")
    #expect(paragraph.plainText == "Dear {name}, ")
    #expect(paragraph.parent == nil)
    #expect(paragraph.next == nil)
    #expect(paragraph.line == 1)
    #expect(emphasis.html() == "<em>yes</em>")
  }

  @Test func aRemovedNodeCanComeBack() throws {
    let paragraph = try #require(document.root.children.first)
    paragraph.unlink()
    document.root.append(paragraph)
    #expect(document.html() == "<p>end</p>\n<p>Dear {name}, <em>yes</em></p>\n")
  }

  @Test func unlinkingTheRootChangesNothing() {
    document.root.unlink()
    #expect(document.html().hasSuffix("<p>end</p>\n"))
  }

  @Test func editingWhileGoingThroughNodes() {
    for node in document.nodes where node.kind == .text {
      node.replace(
        with: document.makeCustomInline(onEnter: "x"), document.makeCustomInline(onEnter: "y"))
    }
    #expect(document.html() == "<p>xy<em>xy</em></p>\n<p>xy</p>\n")
  }

  @Test func madeNodesOutliveTheCallThatMadeThem() {
    let loose = Document(parsing: "").makeCustomInline(onEnter: "<i>")
    loose.append(loose.document.makeCustomInline(onEnter: "a\0b"))
    #expect(loose.html() == "<i>a\u{FFFD}b")
  }

  @Test func nodesOfAnotherDocumentAreRefused() async {
    await #expect(processExitsWith: .failure) {
      let other = Document(parsing: "b").makeCustomInline(onEnter: "c")
      Document(parsing: "a").root.children[0].append(other)
    }
  }

  @Test func blocksAndInlinesDoNotMix() async {
    await #expect(processExitsWith: .failure) {
      let document = Document(parsing: "a")
      document.root.append(document.makeCustomInline(onEnter: "b"))
    }
  }
}
