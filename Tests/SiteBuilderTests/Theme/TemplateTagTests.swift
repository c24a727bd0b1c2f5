import Testing

@testable import SiteBuilder

@Suite struct TemplateTagTests {
  @Test(
    arguments: [
      ("{{name}}", .variable, "name"),
      ("{{ name }}", .variable, "name"),
      ("{{letter.stage.href}}", .variable, "letter.stage.href"),
      ("{{.}}", .variable, "."),
      ("{{{body}}}", .unescaped, "body"),
      ("{{{ body }}}", .unescaped, "body"),
      ("{{&body}}", .unescaped, "body"),
      ("{{& body }}", .unescaped, "body"),
      ("{{#list}}", .section, "list"),
      ("{{# list }}", .section, "list"),
      ("{{^list}}", .invertedSection, "list"),
      ("{{/list}}", .end, "list"),
      ("{{> card}}", .partial, "card"),
      ("{{>card}}", .partial, "card"),
      ("{{! a note }}", .comment, "a note"),
      ("{{!\na\nnote\n}}", .comment, "a\nnote"),
      ("{{=<% %>=}}", .other, "<% %>="),
      ("{{<parent}}", .other, "parent"),
      ("{{$block}}", .other, "block"),
      ("{{}}", .variable, ""),
    ] as [(String, TemplateTag.Kind, String)])
  func eachKindIsTold(text: String, kind: TemplateTag.Kind, name: String) {
    let (tags, unclosed) = TemplateTag.scan(text)
    #expect(tags == [TemplateTag(kind: kind, name: name, line: 1, column: 1)])
    #expect(unclosed == nil)
  }

  @Test func tagsHaveTheirPlaces() {
    let (tags, unclosed) = TemplateTag.scan("a {{b}}{{{c}}}\né名🙂{{d}}\n\n  {{! x\ny }}{{e}}\n")
    #expect(
      tags.map { "\($0.name)@\($0.line):\($0.column)" } == [
        "b@1:3", "c@1:8", "d@2:4", "x\ny@4:3", "e@5:5",
      ])
    #expect(unclosed == nil)
  }

  @Test(arguments: [
    ("{{a", 0, 1, 1), ("b {{a}", 0, 1, 3), ("{{a}}\n{{{b}}", 1, 2, 1), ("{{a}} {{", 1, 1, 7),
  ])
  func aTagThatDoesNotEndIsFound(text: String, whole: Int, line: Int, column: Int) {
    let (tags, unclosed) = TemplateTag.scan(text)
    #expect(tags.count == whole)
    #expect(unclosed.map { [$0.line, $0.column] } == [line, column])
  }

  @Test(arguments: ["", "no tags", "{ {a} }", "function () { return {} }", "}}"])
  func otherBracesAreText(text: String) {
    let (tags, unclosed) = TemplateTag.scan(text)
    #expect(tags.isEmpty)
    #expect(unclosed == nil)
  }
}
