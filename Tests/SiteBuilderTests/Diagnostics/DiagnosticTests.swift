import Testing

@testable import Content
@testable import Diagnostics

@Suite struct DiagnosticTests {
  @Test(arguments: [
    (Diagnostics.SourceLocation(path: "a/b.md"), "a/b.md"),
    (Diagnostics.SourceLocation(path: "a/b.md", line: 3), "a/b.md:3"),
    (Diagnostics.SourceLocation(path: "a/b.md", line: 3, column: 14), "a/b.md:3:14"),
  ])
  func aPlaceIsWrittenAsEditorsReadIt(place: Diagnostics.SourceLocation, text: String) {
    #expect(place.description == text)
  }

  @Test func faultsAreReportedInTheOrderOfTheirPlaces() {
    let places = [
      Diagnostics.SourceLocation(path: "a.md"),
      Diagnostics.SourceLocation(path: "a.md", line: 2, column: 9),
      Diagnostics.SourceLocation(path: "a.md", line: 10, column: 1),
      Diagnostics.SourceLocation(path: "a.md", line: 10, column: 2),
      Diagnostics.SourceLocation(path: "b.md", line: 1),
    ]
    let diagnostics = places.map { Diagnostic(.noSentences, at: $0) }
    #expect(diagnostics.reversed().sorted() == diagnostics)
  }

  @Test func faultsAtOnePlaceAreInTheOrderOfTheirWords() {
    let place = Diagnostics.SourceLocation(path: "a.md", line: 1, column: 1)
    let keys = ["a", "b", "c"].map { Diagnostic(.missingKey($0), at: place) }
    #expect(keys.reversed().sorted() == keys)
  }

  // MARK: Many of one kind

  private func keys(_ count: Int, in path: String = "a.md") -> [Diagnostic] {
    (0..<count).map { number in
      Diagnostic(
        .missingKey("k\(number)"),
        at: Diagnostics.SourceLocation(path: path, line: number + 1, column: 1))
    }
  }

  @Test func twentyOfAKindAreReportedEachForItself() {
    let all = keys(20)
    #expect(Diagnostic.report(all.reversed()) == all)
    #expect(all.map(\.count) == Array(repeating: 1, count: 20))
  }

  @Test func aThousandOfAKindAreOneReportWithACount() throws {
    let all = keys(1_000)
    let other = Diagnostic(.noSentences, at: Diagnostics.SourceLocation(path: "a.md", line: 7))
    let report = Diagnostic.report(all.reversed() + [other])
    #expect(report.map(\.fault) == [.missingKey("k0"), .noSentences])
    #expect(report.map(\.count) == [1_000, 1])
    #expect(report.map(\.unlisted) == [980, 0])
    #expect(report[0].notes.map(\.message) == all[1..<20].map(\.message))
    #expect(report[0].notes.map(\.location) == all[1..<20].map(\.location))
  }

  @Test func soAreThoseOfManyFiles() {
    let files = (0..<1_000).flatMap { keys(1, in: "f\($0 + 1_000).md") }
    let report = Diagnostic.report(files + keys(500, in: "z.md"))
    #expect(report.map(\.location.path) == ["f1000.md"])
    #expect(report.map(\.count) == [1_500])
    #expect(report[0].notes.map(\.location.path) == (1_001..<1_020).map { "f\($0).md" })
  }

  @Test func aFaultWithALineStandsForThoseWithout() {
    let path = Diagnostics.SourceLocation(path: "a.md")
    let report = Diagnostic.report(
      (0..<30).map { Diagnostic(.missingKey("x\($0)"), at: path) } + keys(1))
    #expect(report.map(\.fault) == [.missingKey("k0")])
    #expect(report.map(\.count) == [31])
  }

  /// What was meant is looked for only in what is shown.
  @Test func namesAreNotComparedBeforeAFixIsAskedFor() {
    let fault = Fault.unknownKey(
      "a",
      known: {
        Issue.record("compared too early"); return []
      }())
    #expect(fault.message == "unknown key `a`")
  }

  /// The names are part of the JSON report, which other programs rely on.
  @Test func everyKindOfFaultHasAKebabCaseNameOfItsOwn() {
    let names = Fault.ID.allCases.map(\.rawValue)
    #expect(names.allSatisfy(Slug.isValid))
    #expect(Set(names).count == names.count)
  }

  @Test func onlyWhatStopsNobodyIsAWarning() {
    let warnings = Fault.ID.allCases.filter { Fault($0, "").severity == .warning }
    #expect(
      Set(warnings) == [
        .missingString, .needlessExpectation, .unexpectedFile, .unmetGuideline, .unreachablePage,
        .untranslated, .lengthOutsideBand, .needlessWaiver, .similarLetter,
        .repeatedSentence, .styleLimit,
        .unusedBlank, .unusedSource, .unusedPicture, .valueWithoutLetter, .draftFollowUp,
        .strayFile, .unusedThemeFile, .unusedString,
      ])
  }
}
