import Basics
import Testing

@Suite struct VersionOptionTests {
  @Test func theProgramNamesItsVersionItsContractsAndItsParser() async throws {
    let result = try await Workplace().run("--version")
    #expect(result.status == 0)
    #expect(result.errors == "")
    let lines = result.output.split(separator: "\n")
    #expect(
      lines.dropLast() == [
        "sitegen \(Versions.program)",
        "theme contract \(Versions.themeContract), manifest \(Versions.manifest), "
          + "report \(Versions.report)",
      ])
    #expect(try #require(lines.last).wholeMatch(of: /cmark \d+\.\d+\.\d+/) != nil)
  }
}
