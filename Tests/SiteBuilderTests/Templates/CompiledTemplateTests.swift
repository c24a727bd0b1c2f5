import Testing

@testable import Diagnostics
@testable import Templates

/// What templates turn into, together with the partials they include and what is the same on every
/// page.
@Suite struct CompiledTemplateTests {
  private struct Person: TemplateModel {
    let name: String
    var notes: [String] = []

    static let table = TemplateTable<Self>([
      .text("name", \.name),
      .texts("notes", \.notes),
      .html("markup") { "<b>\n\($0.name)\n</b>" },
      .list("friends") { person in person.notes.map { Person(name: $0) } },
    ])
  }

  private let constants = TemplateShape.constant(
    .group([
      "t": .group(["hello": .text("Hello & welcome"), "empty": .text("")]),
      "settings": .group(["on": .flag(true), "off": .flag(false)]),
    ]))

  /// - Parameter partials: the texts of `b`, `c` and so on.
  private func render(_ template: String, _ partials: String...) throws -> String {
    let templates = Dictionary(
      uniqueKeysWithValues: zip("abcd", [template] + partials).map { name, text in
        (String(name), TemplateSyntax(SourceFile(path: "\(name).mustache", text: text)))
      })
    var compiler = TemplateCompiler(templates)
    let compiled = compiler.compile("a", receiving: [constants, .object { Person.table.names }])
    try #require(compiler.found.isEmpty)
    let person = Person(name: "Ada <3", notes: ["x", "y"])
    return String(decoding: compiled.render([.absent, .object(person)]), as: UTF8.self)
  }

  @Test(arguments: [
    ("{{name}}", "Ada &lt;3"),
    ("{{#name}}{{.}}!{{/name}}", "Ada &lt;3!"),
    ("{{#friends}}{{name}},{{/friends}}{{name}}", "x,y,Ada &lt;3"),
    ("{{#friends}}{{#notes}}{{.}}{{/notes}}{{^notes}}{{name}}{{/notes}}{{/friends}}", "xy"),
    ("{{#notes}}\n- {{.}}\n{{/notes}}\n", "- x\n- y\n"),
  ])
  func valuesAndSections(template: String, text: String) throws {
    #expect(try render(template) == text)
  }

  @Test(arguments: [
    ("{{t.hello}}", "Hello &amp; welcome"),
    ("[{{t.empty}}]", "[]"),
    ("{{#t}}{{hello}}{{/t}}", "Hello &amp; welcome"),
    ("{{#t.hello}}{{.}} {{name}}{{/t.hello}}", "Hello &amp; welcome Ada &lt;3"),
    ("{{^t.hello}}none{{/t.hello}}", ""),
    ("{{#settings.on}}{{name}}{{/settings.on}}{{^settings.on}}off{{/settings.on}}", "Ada &lt;3"),
    ("{{#settings.off}}{{name}}{{/settings.off}}{{^settings.off}}off{{/settings.off}}", "off"),
    ("{{#friends}}{{#settings.on}}{{name}}{{/settings.on}}{{/friends}}", "xy"),
  ])
  func whatIsTheSameOnEveryPage(template: String, text: String) throws {
    #expect(try render(template) == text)
  }

  /// Mustache, "Partials": the white space before a partial that stands alone begins each of its
  /// lines, but none of those that its values have.
  @Test func partialsAreIndentedByTheirTag() throws {
    #expect(try render("<\n  {{> b}}\n>", "x\ny\n") == "<\n  x\n  y\n>")
    #expect(
      try render("<\n  {{> b}}\n>", "{{name}}\n\n{{{markup}}}\n") == """
        <
          Ada &lt;3

          <b>
        Ada <3
        </b>
        >
        """)
    #expect(
      try render("  {{> b}}\n", " {{> c}}\nz\n", "{{#notes}}\n{{.}}\n{{/notes}}\n")
        == "   x\n   y\n  z\n")
    #expect(try render("  {{> b}}\n", "{{#notes}}{{.}}{{/notes}}!\n") == "  xy!\n")
    #expect(
      try render("  {{> b}}\n", "{{#settings.on}}\nx\n{{/settings.on}}\n{{t.hello}}\n")
        == "  x\n  Hello &amp; welcome\n")
    #expect(try render("a {{> b}} c", "x\ny") == "a x\ny c")
  }
}
