import Foundation
import Testing

/// What an editor sees when something is wrong.
@Suite struct FaultReportTests {
  private let place: Workplace
  private let letter = "content/en/letters/no-reason.md"

  init() throws {
    place = try Workplace()
  }

  @Test func aFaultHasItsPlaceItsLineACaretAndAFix() async throws {
    #expect(try await place.run("build").status == 0)
    let before = try place.files(in: "Site")
    try place.edit(letter, "[thank] Thank you", "[thank+claer] Thank you")
    try place.edit("content/en/pages/about.md", "title: About", "title: About us")
    let result = try await place.run("build")
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(
      result.errors == """
        content/en/letters/no-reason.md:19:8: error: unknown role `claer`
         19 | [thank+claer] Thank you for the invitation.
            |        ^
          fix: did you mean `clear`? Known: thank, clear, greet, logistics, close

        1 error. Nothing was published.

        """)
    #expect(try place.files(in: "Site") == before)
  }

  @Test func theCaretStandsUnderTheColumnWhateverComesBefore() async throws {
    try place.edit(letter, "Thank you for", "\tGrüße, {nobody}, for")
    let result = try await place.run("check")
    #expect(result.errors.hasPrefix("\(letter):19:17: error: `{nobody}` is not a blank"))
    #expect(
      result.errors.contains(
        " 19 | [thank] \tGrüße, {nobody}, for the invitation.\n    |         \t       ^\n"))
  }

  /// Tabs, marks that take no column, and characters that take two.
  @Test(arguments: ["\t", "Grüße ", "Gru\u{308}ße ", "拝啓 ", "👋🏽 ", "ｆｕｌｌ "])
  func whatStandsBeforeTheCaretIsAsWideAsTheText(before: String) async throws {
    try place.edit(letter, "Thank you for", before + "{nobody} for")
    let errors = try await place.run("check").errors
    let lines = errors.split(separator: "\n", omittingEmptySubsequences: false)
    let columns = ["\t": "\t", "拝啓 ": "     ", "👋🏽 ": "   ", "ｆｕｌｌ ": "         "]
    let indent = columns[before] ?? "      "
    #expect(lines[1] == " 19 | [thank] \(before){nobody} for the invitation.")
    #expect(lines[2] == "    |         \(indent)^")
  }

  @Test func everyFaultIsShownInTheOrderOfThePlaces() async throws {
    try place.edit(letter, "tone: warm", "tone: wram\nmood: glad")
    try place.edit("content/en/fields.yaml", "type: text", "type: txt")
    try place.edit("content/en/pages/about.md", "reviewed: 2026-11-22", "reviewed: soon")
    let result = try await place.run("build")
    let places = result.errors.split(separator: "\n").filter { $0.contains(": error: ") }
      .map { $0.prefix { $0 != " " } }
    #expect(
      places == [
        "content/en/fields.yaml:5:9:", "content/en/fields.yaml:10:9:",
        "content/en/fields.yaml:17:9:", "\(letter):7:7:", "\(letter):8:1:",
        "content/en/pages/about.md:4:11:",
      ])
    #expect(result.errors.hasSuffix("\n6 errors. Nothing was published.\n"))
    #expect(place.text("Site/index.html") == nil)
  }

  @Test func manyFaultsOfOneKindAreOneReportWithACount() async throws {
    let keys = (0..<1_000).map { "key\($0): x\n" }.joined()
    try place.edit("content/en/pages/about.md", "title: About", keys + "title: About")
    let result = try await place.run("check")
    #expect(result.errors.hasPrefix("content/en/pages/about.md:2:1: error: unknown key `key0`\n"))
    #expect(
      result.errors.contains(
        "  note: content/en/pages/about.md:21:1: unknown key `key19`\n  and 980 more like this\n"))
    #expect(result.errors.hasSuffix("\n1000 errors. Nothing was published.\n"))
    let text = try await place.run("check", "--format", "json")
    let value = try JSONSerialization.jsonObject(with: Data(text.errors.utf8))
    #expect(try JSONSchema.report().violations(by: value) == [])
    let json = try decoded(text)
    #expect(json.diagnostics.map(\.count) == [1_000])
    #expect(json.diagnostics.map(\.notes.count) == [19])
  }

  @Test func thereAreNoColorsWhereThereIsNoTerminal() async throws {
    try place.edit(letter, "[thank]", "[thnak]")
    for command in ["build", "check"] {
      let result = try await place.run(command, environment: ["TERM": "xterm-256color"])
      #expect(!result.errors.isEmpty)
      #expect(!(result.errors + result.output).contains("\u{1B}"))
    }
  }

  // MARK: For other programs

  private struct FaultFile: Decodable {
    let version: Int
    let diagnostics: [Entry]

    struct Entry: Decodable, Equatable {
      let id: String
      let severity: String
      let path: String
      let line: Int?
      let column: Int?
      let message: String
      let notes: [Note]
      var count: Int?
      let fix: String?
    }

    struct Note: Decodable, Equatable {
      let message: String
      let path: String
    }
  }

  private func decoded(_ result: CommandResult) throws -> FaultFile {
    try JSONDecoder().decode(FaultFile.self, from: Data(result.errors.utf8))
  }

  @Test(arguments: ["build", "check"])
  func faultsCanBeReadAsJSON(command: String) async throws {
    try place.edit(letter, "[thank]", "[thnak]")
    try place.write("x", to: "content/en/notes.txt")
    let result = try await place.run(command, "--format", "json")
    #expect(result.status == 1)
    #expect(result.output == "")
    let report = try decoded(result)
    #expect(report.version == 1)
    #expect(
      report.diagnostics.filter { $0.id != "unmet-guideline" } == [
        FaultFile.Entry(
          id: "unknown-role", severity: "error", path: letter, line: 19, column: 2,
          message: "unknown role `thnak`", notes: [],
          fix: "did you mean `thank`? Known: thank, clear, greet, logistics, close"),
        FaultFile.Entry(
          id: "unexpected-file", severity: "warning", path: "content/en/notes.txt", line: nil,
          column: nil, message: "nothing reads this file", notes: [],
          fix: "move or remove it. Known: vocabulary.yaml, fields.yaml, sources.yaml, "
            + "etiquette.yaml, style.yaml, composer.yaml, strings.yaml, model.json, sentences/*.jsonl, sentences/*.md, sentences/*.yaml, search-model.json, searches/*.tsv, searches/*.md, guide/*.md, "
            + "letters/**/*.md, phrases/*.yaml, debates/*.md, questions/*.md, replies/*.md, pages/*.md, images/*, "
            + "facets/stages/*.md, facets/reasons/*.md, "
            + "facets/channels/*.md, facets/tones/*.md, facets/relationships/*.md"),
      ])
  }

  @Test func aNoteNamesTheOtherPlace() async throws {
    try place.write(try #require(place.text(letter)), to: "content/en/letters/matrix.md")
    let report = try decoded(try await place.run("check", "--format", "json"))
    let claim = try #require(report.diagnostics.first { $0.id == "address-claimed-twice" })
    #expect(
      Set([claim.path] + claim.notes.map(\.path))
        == ["content/en/letters/matrix.md", "content/en/pages/matrix.md"])
  }

  @Test func aSiteWithoutFaultsIsAnEmptyList() async throws {
    let result = try await place.run("check", "--format", "json")
    #expect(result.status == 0)
    #expect(try decoded(result).diagnostics == [])
  }
}
