import CommonMark
import Testing

/// No input may crash, hang or overflow the stack.
@Suite struct RobustnessTests {
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      ">", "> ", "[", "![", "*", "*a ", "*a **a ", "_", "`a``", "<", "(", "[a](", "&", "- ",
      "[a]: /u\n", "[a](/u\n't') ", "a\\\n", "`a\nb` ",
    ])
  func deepNesting(_ opener: String) {
    let depth = 100_000
    let document = Document(parsing: String(repeating: opener, count: depth) + "a <b>")
    #expect(document.html().utf8.count >= document.plainText().utf8.count)
    #expect(document.nodes.count > 1)
    #expect(document.outline().isEmpty)
    document.rewriteDestinations { $0 }
    document.addHeadingIDs()
  }

  @Test(.timeLimit(.minutes(1)))
  func deepEmphasisIsKept() {
    let depth = 20_000
    let source =
      String(repeating: "*a **a ", count: depth) + String(repeating: "**a* ", count: depth)
    let document = Document(parsing: source)
    #expect(document.nodes.count > depth)
    #expect(document.root.plainText.utf8.count > depth)
  }

  @Test(
    arguments: [
      ([], ""),
      ([0x0A], ""),
      ([0x61, 0xFF, 0x62], "<p>a\u{FFFD}b</p>\n"),
      ([0x61, 0x00, 0x62], "<p>a\u{FFFD}b</p>\n"),
      ([0xC3], "<p>\u{FFFD}</p>\n"),
      ([0xED, 0xA0, 0x80, 0x20, 0x61], "<p>\u{FFFD} a</p>\n"),
      ([0xEF, 0xBB, 0xBF, 0x61], "<p>a</p>\n"),
      ([0x0D, 0x61, 0x0D, 0x0A, 0x0D, 0x62, 0x1B], "<p>a</p>\n<p>b\u{1B}</p>\n"),
    ] as [([UInt8], String)])
  func oddBytes(bytes: [UInt8], html: String) {
    #expect(Document(parsing: bytes).html() == html)
  }

  @Test func anyTwoBytesBetweenMarkers() {
    let markers = Array("[]()<>`*_\\&!#-=\n\r\t 1.\"'~:".utf8) + [0, 0x80, 0xC3, 0xFF]
    for first in markers {
      for second in markers {
        let bytes: [UInt8] = [first, second, 0x61, second, first, second, 0x0A, first, 0x62]
        let document = Document(parsing: bytes)
        #expect(document.nodes.allSatisfy { (1...bytes.count).contains($0.line ?? 0) })
        #expect(!document.html().contains("\0"))
      }
    }
  }

  @Test func textAndItsPartsParseAlike() {
    let text = "a *b* ü"
    #expect(Document(parsing: text).html() == Document(parsing: Array(text.utf8)).html())
    #expect(Document(parsing: text.dropLast(2)).html() == "<p>a <em>b</em></p>\n")
  }
}
