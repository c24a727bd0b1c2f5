import CommonMark
import Testing

@Suite struct PlainTextTests {
  @Test(arguments: [
    ("", ""),
    ("one\ntwo  \nthree\\\nfour", "one two\nthree\nfour"),
    ("# A\n\nb\n***\nc", "A\n\nb\n\nc"),
    ("- a\n- b\n\n  c\n", "a\n\nb\n\nc"),
    ("> a\n>\n> > b\n", "a\n\nb"),
    ("*a **b*** `c  d` &lt; \\*", "a b c  d < *"),
    ("[a](/b \"c\") <http://d.example>", "a http://d.example"),
    ("see ![a *b*](/c \"d\")", "see a b"),
    ("a <b>b</b>\n\n<div>c</div>\n\nd", "a b\n\nd"),
    ("a\n\n    b\n     c\n\n```\nd\n\ne\n```\n", "a\n\nb\n c\n\nd\n\ne"),
    ("<br>\n\na", "a"),
  ])
  func ofDocument(source: String, text: String) {
    #expect(Document(parsing: source).plainText() == text)
  }

  @Test func ofOneNode() throws {
    let document = Document(parsing: "a ![b *c*\nd](/e) f")
    let image = try #require(
      document.nodes.first { $0.kind == .image(destination: "/e", title: "") })
    #expect(image.plainText == "b c d")
    #expect(image.next?.plainText == " f")
  }

  @Test(arguments: [
    ("![](/a)", ["/a"]), ("![ ](/a) ![b](/c)", ["/a"]), ("![*b*](/a) ![`c`](/d)", []),
    ("![![](/a)](/b)", ["/b", "/a"]), ("![![x](/a)](/b)", []), ("![![](/a) x](/b)", ["/a"]),
    ("![a\n](/b) ![\n](/c) [![](/d)](/e)", ["/c", "/d"]),
  ])
  func ofImagesThatSayNothing(source: String, destinations: [String]) {
    let images = Document(parsing: source).imagesWithoutText()
    #expect(images.map(\.destination) == destinations)
  }

  @Test func punctuationIsSmartOnRequest() {
    let source = "\"It's\" a -- b --- c..."
    #expect(Document(parsing: source).plainText() == source)
    let smart = Document(parsing: source, options: .smartPunctuation)
    #expect(smart.plainText() == "“It’s” a – b — c…")
  }
}
