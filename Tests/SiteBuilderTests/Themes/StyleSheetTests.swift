import Testing

@testable import Themes

@Suite struct StyleSheetTests {
  @Test(arguments: [
    ("a { b: c; }", "a{b:c}\n"),
    ("/* one */ a {}", "a{}\n"),
    ("a/* one */b", "a b"),
    ("a /* one */ b", "a b"),
    ("a/**/", "a"),
    ("/*! license */ a {}", "/*! license */ a{}\n"),
    (#"a::before { content: "/* no */"; }"#, #"a::before{content:"/* no */"}"# + "\n"),
    (#"a { content: '\'/* no */'; } /* yes */"#, #"a{content:'\'/* no */'}"# + "\n"),
    ("a { background: url(/*no*/x.png); }", "a{background:url(/*no*/x.png)}\n"),
    ("a { background: URL( \"/*no*/\" ); }", "a{background:URL( \"/*no*/\" )}\n"),
    ("a { width: calc(1px /* yes */ + 1px); }", "a{width:calc(1px + 1px)}\n"),
    ("a :hover , b > c { d: e, f }", "a :hover,b > c{d:e,f}\n"),
    ("@media (a: b) {\n  c {\n    d: e;\n  }\n}\n", "@media (a:b){c{d:e}}\n"),
    ("a { content: \" ; } \"; --b: ; }", "a{content:\" ; } \";--b:}\n"),
    (#"a { b: c\; }"#, #"a{b:c\;}"# + "\n"),
    ("a {} /* never ends", "a{}\n"),
    ("a { content: \"never ends", "a{content:\"never ends"),
    (#"a\/*b*/"#, #"a\/*b*/"#),
    ("/", "/"), ("", ""), ("\\", "\\"),
    ("a {\n  b: c;\n\n  /* no */\n}\n", "a{b:c}\n"),
    ("a { content: \"\\\n  x\"; }", "a{content:\"\\\n  x\"}\n"),
  ])
  func commentsAndNeedlessSpaceAreLeftOut(source: String, published: String) {
    let result = StyleSheet.compacted(Array(source.utf8))
    #expect(String(decoding: result, as: UTF8.self) == published)
  }
}
