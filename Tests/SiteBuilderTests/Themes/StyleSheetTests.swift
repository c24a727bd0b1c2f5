import Testing

@testable import Themes

@Suite struct StyleSheetTests {
  @Test(arguments: [
    ("a { b: c; }", "a { b: c; }"),
    ("/* one */ a {}", " a {}"),
    ("a/* one */b", "a b"),
    ("a /* one */ b", "a  b"),
    ("a/**/", "a"),
    ("/*! license */ a {}", "/*! license */ a {}"),
    (#"a::before { content: "/* no */"; }"#, #"a::before { content: "/* no */"; }"#),
    (#"a { content: '\'/* no */'; } /* yes */"#, #"a { content: '\'/* no */'; } "#),
    ("a { background: url(/*no*/x.png); }", "a { background: url(/*no*/x.png); }"),
    ("a { background: URL( \"/*no*/\" ); }", "a { background: URL( \"/*no*/\" ); }"),
    ("a { width: calc(1px /* yes */ + 1px); }", "a { width: calc(1px  + 1px); }"),
    ("a {} /* never ends", "a {} "),
    ("a { content: \"never ends", "a { content: \"never ends"),
    (#"a\/*b*/"#, #"a\/*b*/"#),
    ("/", "/"), ("", ""), ("\\", "\\"),
    ("a {\n  b: c;\n\n  /* no */\n}\n", "a {\nb: c;\n}\n"),
    ("a { content: \"\\\n  x\"; }", "a { content: \"\\\n  x\"; }"),
  ])
  func commentsAndIndentationAreLeftOut(source: String, published: String) {
    let result = StyleSheet.compacted(Array(source.utf8))
    #expect(String(decoding: result, as: UTF8.self) == published)
  }
}
