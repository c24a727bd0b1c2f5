import CommonMark
import Testing

@Suite struct DestinationTests {
  @Test func everyLinkAndImageIsRewritten() {
    let document = Document(
      parsing: "[a](/b) ![c](/d \"e\") <http://f.example> [g][h] [i]()\n\n[h]: /j\n")
    var seen: [String] = []
    document.rewriteDestinations {
      seen.append($0)
      return $0.hasPrefix("/") ? ".." + $0 : $0
    }
    #expect(seen == ["/b", "/d", "http://f.example", "/j", ""])
    #expect(
      document.html() == """
        <p><a href="../b">a</a> <img src="../d" alt="c" title="e" /> \
        <a href="http://f.example">http://f.example</a> <a href="../j">g</a> <a href="">i</a></p>

        """)
  }

  @Test func destinationsAreGivenResolvedAndRenderedEscaped() {
    let document = Document(parsing: "[a](/b\\*&auml;&amp;c)")
    document.rewriteDestinations { $0 + "\"<ö &" }
    #expect(document.nodes.compactMap(\.destination) == ["/b*ä&c\"<ö &"])
    #expect(
      document.html() == "<p><a href=\"/b*%C3%A4&amp;c%22%3C%C3%B6%20&amp;\">a</a></p>\n")
  }

  @Test func rewritingCanNotSmuggleAScript() {
    let document = Document(parsing: "[a](/b)")
    document.rewriteDestinations { _ in "javascript:alert(1)" }
    #expect(document.html() == "<p><a href=\"\">a</a></p>\n")
    #expect(document.unsafeNodes().count == 1)
  }

  @Test func nulDoesNotCutADestination() {
    let document = Document(parsing: "[a](/b)")
    document.rewriteDestinations { $0 + "\0c" }
    #expect(document.nodes.compactMap(\.destination) == ["/b\u{FFFD}c"])
  }
}
