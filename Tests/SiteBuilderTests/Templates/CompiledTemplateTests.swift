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

  private static let values: [TemplateValue] = [
    .absent, .object(Person(name: "Ada <3", notes: ["x", "y"])),
  ]

  /// - Parameter partials: the texts of `b`, `c` and so on.
  private func render(_ template: String, _ partials: String...) throws -> String {
    String(decoding: try compile([template] + partials).render(Self.values), as: UTF8.self)
  }

  private func compile(_ texts: [String]) throws -> CompiledTemplate {
    let templates = Dictionary(
      uniqueKeysWithValues: zip("abcd", texts).map { name, text in
        (String(name), TemplateSyntax(SourceFile(path: "\(name).mustache", text: text)))
      })
    var compiler = TemplateCompiler(templates)
    let compiled = compiler.compile("a", receiving: [constants, .object { Person.table.names }])
    try #require(compiler.found.isEmpty)
    return compiled
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

  // MARK: Origins

  /// A byte of a text comes from its place in the template, all of a value from its tag.
  @Test(arguments: [
    ("<p>", "a 0 -"), ("Hello &amp; welcome", "a 5 t.hello"), ("&amp; welcome", "a 5 t.hello"),
    ("</p>", "a 16 -"), ("x,", "a 30 ."), (",y", "a 35 -"), ("- z", "b 0 -"), ("z", "b 2 -"),
    ("Ada", "b 4 name"), ("!", "b 12 -"), ("end", "a 57 -"),
  ])
  func eachByteHasItsOrigin(text: String, place: String) throws {
    let template = "<p>\n {{t.hello}}</p>{{#notes}}{{.}},{{/notes}}\n  {{> b}}\nend"
    let page = try compile([template, "- z\n{{name}}!\n"]).trace(Self.values)
    let rendered = String(decoding: page.bytes, as: UTF8.self)
    let start = try #require(rendered.firstRange(of: text)).lowerBound
    let origin = try #require(
      page.origin(of: rendered.utf8.distance(from: rendered.startIndex, to: start)))
    #expect("\(origin.template.stem) \(origin.offset) \(origin.name ?? "-")" == place)
    #expect(rendered == "<p>\n Hello &amp; welcome</p>x,y,\n  - z\n  Ada &lt;3!\nend")
  }

  /// Where a text is shown as a value of another, its bytes keep their own origins.
  @Test func aTextShownByAnotherKeepsItsOrigins() throws {
    let inner = try compile(["[{{name}}]"]).trace(Self.values)
    let outer = try compile(["<{{{markup}}}>"])
    let text = outer.trace([.absent, .object(Person(name: "x"))]).showing(
      TracedText(bytes: Array("<b>\nx\n</b>".utf8), runs: inner.runs))
    #expect(text.origin(of: 0)?.offset == 0)
    #expect(text.origin(of: 1)?.offset == 0)
    #expect(text.origin(of: 2)?.name == "name")
    #expect(text.origin(of: 11)?.offset == 13)
  }
}
