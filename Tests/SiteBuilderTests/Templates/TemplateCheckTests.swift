import Testing

@testable import Diagnostics
@testable import SiteBuilder
@testable import Themes

/// A theme is held to the contract before anything is rendered: each name is one that the template
/// receives, and is used as what it is.
@Suite struct TemplateCheckTests {
  private let page = "themes/tiny/templates/page.mustache"

  /// The faults of a site whose `page.mustache` is the given text.
  private func check(
    _ template: String, and change: (inout SmallSite) -> Void = { _ in }
  ) async throws -> [Diagnostic] {
    let site = try SmallSite {
      $0[page] = template
      change(&$0)
    }
    return try await site.build().diagnostics.sorted()
  }

  private func places(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { diagnostic in
      let name = diagnostic.location.description.split(separator: "/").last ?? ""
      return "\(name) \(diagnostic.id)"
    }
  }

  @Test(arguments: [
    "", "no tags", "{{page.title}}", "{{{body}}}", "{{& body}}", "{{t.skip}}", "{{reviewed}}",
    "{{#outline}}{{id}}{{text}}{{page.title}}{{t.skip}}{{/outline}}",
    "{{#hasOutline}}{{reviewed}}{{/hasOutline}}", "{{^hasOutline}}{{reviewed}}{{/hasOutline}}",
    "{{#page}}{{title}}{{/page}}", "{{#reviewed}}{{.}}{{/reviewed}}",
    "{{#page.robots}}{{page.robots}}{{/page.robots}}", "{{^page.robots}}x{{/page.robots}}",
    "{{#body}}{{{body}}}{{/body}}", "{{#site}}{{#page}}{{title}}{{home}}{{/page}}{{/site}}",
    "{{! nothing }}",
  ])
  func theContractIsFree(template: String) async throws {
    #expect(places(try await check(template)) == [])
  }

  @Test(arguments: [
    ("{{titel}}", "page.mustache:1:1 unknown-template-name"),
    ("a\n  {{titel}}", "page.mustache:2:3 unknown-template-name"),
    ("Grüße {{titel}}", "page.mustache:1:7 unknown-template-name"),
    ("{{page.titel}}", "page.mustache:1:1 unknown-template-name"),
    ("{{page.title.text}}", "page.mustache:1:1 unknown-template-name"),
    ("{{t.nothing}}", "page.mustache:1:1 unknown-template-name"),
    ("{{t}}", "page.mustache:1:1 wrong-template-use"),
    ("{{#titel}}x{{/titel}}", "page.mustache:1:1 unknown-template-name"),
    ("{{^titel}}x{{/titel}}", "page.mustache:1:1 unknown-template-name"),
    ("{{#outline}}{{label}}{{/outline}}", "page.mustache:1:13 unknown-template-name"),
    ("{{text}}", "page.mustache:1:1 unknown-template-name"),
    ("{{#outline}}{{/outline}}{{id}}", "page.mustache:1:25 unknown-template-name"),
    ("{{^outline}}{{text}}{{/outline}}", "page.mustache:1:13 unknown-template-name"),
    ("{{letterCount}}", "page.mustache:1:1 unknown-template-name"),
    ("{{}}", "page.mustache:1:1 unknown-template-name"),
    ("{{{reviewed}}}", "page.mustache:1:1 wrong-template-use"),
    ("{{&reviewed}}", "page.mustache:1:1 wrong-template-use"),
    ("{{{page.title}}}", "page.mustache:1:1 wrong-template-use"),
    ("{{body}}", "page.mustache:1:1 wrong-template-use"),
    ("{{#body}}{{.}}{{/body}}", "page.mustache:1:10 wrong-template-use"),
    ("{{#reviewed}}{{{.}}}{{/reviewed}}", "page.mustache:1:14 wrong-template-use"),
    ("{{hasOutline}}", "page.mustache:1:1 wrong-template-use"),
    ("{{outline}}", "page.mustache:1:1 wrong-template-use"),
    ("{{page}}", "page.mustache:1:1 wrong-template-use"),
    ("{{#outline}}x", "page.mustache:1:1 unclosed-section"),
    ("{{#outline}}{{#page}}x{{/page}}", "page.mustache:1:1 unclosed-section"),
    ("{{#outline}}{{#page}}{{/outline}}{{/page}}", "page.mustache:1:22 template-syntax"),
    ("x{{/outline}}", "page.mustache:1:2 template-syntax"),
    ("{{#page}}{{/pages}}", "page.mustache:1:10 template-syntax"),
    ("x {{reviewed", "page.mustache:1:3 template-syntax"),
    ("{{=<% %>=}}", "page.mustache:1:1 template-syntax"),
    ("{{$block}}{{/block}}", "page.mustache:1:1 template-syntax"),
    ("{{> cadr}}", "page.mustache:1:1 unknown-partial"),
    ("{{> page}}", "page.mustache:1:1 partial-includes-itself"),
  ])
  func anythingElseIsAFault(template: String, fault: String) async throws {
    #expect(places(try await check(template)).first == fault)
  }

  @Test(
    arguments: [
      ("{{titel}}", nil),
      ("{{page.titel}}", "title`?"),
      ("{{t.skpi}}", "skip`?"),
      ("{{reveiwed}}", "did you mean `reviewed`?"),
      ("{{> letter-crad}}", "did you mean `letter-card`?"),
      ("{{{reviewed}}}", "write `{{reviewed}}`"),
      ("{{body}}", "write `{{{body}}}`"),
      ("{{outline}}", "write a section, `{{#outline}}…{{/outline}}`"),
      ("{{#outline}}x", "write `{{/outline}}`"),
    ] as [(String, String?)])
  func theFixSaysWhatToWrite(template: String, fix: String?) async throws {
    let found = try #require(try await check(template).first?.fix)
    #expect(found.contains(fix ?? "Known: "))
  }

  // MARK: Partials

  @Test func aPartialIsHeldToWhatItsIncluderHas() async throws {
    let card = "themes/tiny/templates/card.mustache"
    let inList = try await check("{{#outline}}{{> card}}{{/outline}}") { $0[card] = "{{text}}" }
    #expect(places(inList) == [])
    let outside = try await check("{{> card}}") { $0[card] = "a\n{{text}}" }
    #expect(places(outside) == ["card.mustache:2:1 unknown-template-name"])
  }

  @Test func aFaultOfAPartialIsReportedOnce() async throws {
    let found = try await check("{{> card}}{{> card}}") {
      $0["themes/tiny/templates/card.mustache"] = "{{titel}}"
      $0.replace("{{{intro}}}", with: "{{> card}}", in: "themes/tiny/templates/matrix.mustache")
    }
    #expect(Set(places(found)) == ["card.mustache:1:1 unknown-template-name"])
  }

  @Test func aCircleOfPartialsIsNamed() async throws {
    let found = try await check("{{> a}}") {
      $0["themes/tiny/templates/a.mustache"] = "{{> b}}"
      $0["themes/tiny/templates/b.mustache"] = "x\n {{> a}}"
    }
    #expect(places(found) == ["b.mustache:2:2 partial-includes-itself"])
    #expect(found.first?.message.hasSuffix("page > a > b > a") == true)
  }

  @Test func everyTemplateIsNeeded() async throws {
    let contract = ThemeContract.current
    let needed = contract.templates.keys.filter { !contract.optionalTemplates.contains($0) }
    for name in needed.sorted() {
      let path = "themes/tiny/templates/\(name).mustache"
      let faults = try await SmallSite { $0[path] = nil }.build().faults
      #expect(faults == ["\(path) missing-file"])
    }
  }
}
