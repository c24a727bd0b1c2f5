import Testing

@testable import Diagnostics
@testable import Templates

/// A value that is not there renders as nothing; it never lets a name of the same sort further out
/// show in its place.
@Suite struct TemplateModelTests {
  private struct Outer: TemplateModel {
    var inner = Inner()

    static let table = TemplateTable<Self>([
      .text("title") { _ in "outer <title>" },
      .text("hint") { _ in "outer hint" },
      .object("next") { _ in Leaf(name: "outer next") },
      .object("inner", \.inner),
      .list("inners") { [$0.inner] },
      .flag("yes") { _ in true },
      .flag("no") { _ in false },
      .html("markup") { _ in "<b>" },
      .texts("words") { _ in ["a", "<b>"] },
      .texts("nothing") { _ in [] },
    ])
  }

  private struct Inner: TemplateModel {
    var hint: String?
    var next: Leaf?

    static let table = TemplateTable<Self>([
      .optionalText("hint", \.hint),
      .optionalObject("next", \.next),
    ])
  }

  private struct Leaf: TemplateModel {
    let name: String

    static let table = TemplateTable<Self>([.text("name", \.name)])
  }

  private func render(_ template: String, _ model: Outer = Outer()) throws -> String {
    let file = SourceFile(path: "a.mustache", text: template)
    var compiler = TemplateCompiler(["a": TemplateSyntax(file)])
    let compiled = compiler.compile("a", receiving: [.object { Outer.table.names }])
    try #require(compiler.found.isEmpty)
    return String(decoding: compiled.render([.object(model)]), as: UTF8.self)
  }

  @Test(arguments: [
    "{{#inner}}{{hint}}{{/inner}}",
    "{{#inner}}{{#hint}}there{{/hint}}{{/inner}}",
    "{{#inner}}{{#next}}{{name}}{{/next}}{{/inner}}",
    "{{#inner}}{{next.name}}{{/inner}}",
    "{{#inners}}{{hint}}{{next.name}}{{/inners}}",
    "{{#inner.hint}}there{{/inner.hint}}",
    "{{inner.hint}}",
    "{{inner.next.name}}",
    "{{#no}}there{{/no}}",
    "{{#nothing}}there{{/nothing}}",
    "{{^yes}}there{{/yes}}",
    "{{^words}}there{{/words}}",
  ])
  func whatIsAbsentIsNothing(template: String) throws {
    #expect(try render(template) == "")
  }

  @Test(arguments: [
    ("{{#inner}}{{^hint}}none{{/hint}}{{/inner}}", "none"),
    ("{{#inner}}{{^next}}none{{/next}}{{/inner}}", "none"),
    ("{{^inner.next}}none{{/inner.next}}", "none"),
    ("{{#inner}}{{title}}{{/inner}}", "outer &lt;title&gt;"),
    ("{{next.name}}", "outer next"),
    ("{{#yes}}{{hint}}{{/yes}}", "outer hint"),
    ("{{^no}}{{hint}}{{/no}}", "outer hint"),
    ("{{{markup}}}", "<b>"),
    ("{{#words}}[{{.}}]{{/words}}", "[a][&lt;b&gt;]"),
    ("{{^nothing}}none{{/nothing}}", "none"),
  ])
  func whatIsThereIsShown(template: String, text: String) throws {
    #expect(try render(template) == text)
  }

  @Test func anOptionalValueThatIsThereHidesTheOuterOne() throws {
    let model = Outer(inner: Inner(hint: "inner hint", next: Leaf(name: "inner next")))
    #expect(
      try render("{{#inner}}{{hint}}, {{#next}}{{name}}{{/next}}, {{next.name}}{{/inner}}", model)
        == "inner hint, inner next, inner next")
    #expect(try render("{{#inner}}{{#hint}}<{{.}}>{{/hint}}{{/inner}}", model) == "<inner hint>")
  }

  @Test func theTableGivesTheNamesAndTheirShapes() {
    let names = Outer.table.names
    #expect(
      names.all == [
        "hint", "inner", "inners", "markup", "next", "no", "nothing", "title", "words", "yes",
      ])
    #expect(names["inner"]?.shape.names.all == ["hint", "next"])
  }
}
