import CommonMark
import Testing

@Suite struct HTMLEscapingTests {
  @Test(arguments: [
    ("", ""),
    ("plain ü 🙂", "plain ü 🙂"),
    (
      "<a href=\"b\" title='c'>d & e</a>",
      "&lt;a href=&quot;b&quot; title=&#39;c&#39;&gt;d &amp; e&lt;/a&gt;"
    ),
    ("&amp;", "&amp;amp;"),
    ("ä<\u{301}", "ä&lt;\u{301}"),
  ])
  func escapes(text: String, escaped: String) {
    #expect(Array(text.escapedForHTML.utf8) == Array(escaped.utf8))
  }
}
