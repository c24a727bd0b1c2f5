import Testing

@testable import Diagnostics
@testable import Templates

/// What is a tag, which kind it is of, where it is, and which lines go with it.
@Suite struct TemplateSyntaxTests {
  private func parse(_ text: String) -> TemplateSyntax {
    TemplateSyntax(SourceFile(path: "a.mustache", text: text))
  }

  /// The nodes in short: texts as they are, and tags with the offset they stand at.
  private func short(_ nodes: [TemplateSyntax.Node]) -> String {
    nodes.map { node in
      switch node {
      case .text(let bytes, _): String(decoding: bytes, as: UTF8.self)
      case .variable(let tag, let isEscaped):
        "<\(isEscaped ? "" : "&")\(tag.name)@\(tag.offset)>"
      case .section(let tag, let isInverted, let inner):
        "<\(isInverted ? "^" : "#")\(tag.name)@\(tag.offset) \(short(inner))>"
      case .partial(let tag, let indentation):
        "<>\(tag.name)@\(tag.offset)+\(indentation.count)>"
      }
    }.joined()
  }

  @Test(arguments: [
    ("{{name}}", "<name@0>"),
    ("{{ name }}", "<name@0>"),
    ("{{letter.stage.href}}", "<letter.stage.href@0>"),
    ("{{.}}", "<.@0>"),
    ("{{}}", "<@0>"),
    ("{{{body}}}", "<&body@0>"),
    ("{{{ body }}}", "<&body@0>"),
    ("{{&body}}", "<&body@0>"),
    ("{{& body }}", "<&body@0>"),
    ("{{#list}}x{{/list}}", "<#list@0 x>"),
    ("{{# list }}x{{/ list }}", "<#list@0 x>"),
    ("{{^list}}x{{/list}}", "<^list@0 x>"),
    ("a{{> card}}", "a<>card@1+0>"),
    ("a{{>card}}b", "a<>card@1+0>b"),
    ("a{{! a note }}b", "ab"),
    ("a{{!\na\nnote\n}}b", "ab"),
    ("é{{b}}{{{c}}}", "é<b@2><&c@7>"),
    ("", ""), ("no tags", "no tags"), ("{ {a} }", "{ {a} }"), ("}}", "}}"),
  ])
  func eachKindIsTold(text: String, nodes: String) {
    let syntax = parse(text)
    #expect(short(syntax.nodes) == nodes)
    #expect(syntax.faults.isEmpty)
  }

  /// Mustache, "Sections": a tag that stands alone in its line takes the line with it.
  @Test(arguments: [
    ("a\n{{#b}}\nc\n{{/b}}\nd", "a\n<#b@2 c\n>d"),
    ("a\n  {{#b}}  \n  c\n\t{{/b}}\nd", "a\n<#b@4   c\n>d"),
    ("{{#b}}\n{{/b}}", "<#b@0 >"),
    ("{{#b}} c {{/b}}\n", "<#b@0  c >\n"),
    ("{{#b}}{{c}}\n{{/b}}\n", "<#b@0 <c@6>\n>"),
    ("a {{#b}}\nc\n{{/b}}", "a <#b@2 \nc\n>"),
    ("a\n{{! note }}\nb", "a\nb"),
    ("a\n{{a}}\nb", "a\n<a@2>\nb"),
    ("a\n  {{> c}}\nb", "a\n<>c@4+2>b"),
    ("  {{> c}}", "<>c@2+2>"),
    ("{{#a}}{{#b}}\n{{/b}}{{/a}}", "<#a@0 <#b@6 \n>>"),
  ])
  func aLineOfATagAloneGoesWithIt(text: String, nodes: String) {
    #expect(short(parse(text).nodes) == nodes)
  }

  @Test(arguments: [
    ("{{a", "a.mustache:1:1"), ("b {{a}", "a.mustache:1:3"), ("{{a}}\n{{{b}}", "a.mustache:2:1"),
    ("{{a}} {{", "a.mustache:1:7"), ("é{{/a}}", "a.mustache:1:2"),
    ("{{=<% %>=}}", "a.mustache:1:1"), ("x\n{{<parent}}", "a.mustache:2:1"),
    ("{{$block}}", "a.mustache:1:1"), ("{{#a}}\n{{#b}}{{/a}}", "a.mustache:2:7"),
  ])
  func whatIsNoMustacheHasItsPlace(text: String, place: String) {
    #expect(parse(text).faults.first?.location.description == place)
  }
}
