import Testing

@testable import SiteBuilder

@Suite struct DiagnosticTests {
  @Test(arguments: [
    (SiteBuilder.SourceLocation(path: "a/b.md"), "a/b.md"),
    (SiteBuilder.SourceLocation(path: "a/b.md", line: 3), "a/b.md:3"),
    (SiteBuilder.SourceLocation(path: "a/b.md", line: 3, column: 14), "a/b.md:3:14"),
  ])
  func aPlaceIsWrittenAsEditorsReadIt(place: SiteBuilder.SourceLocation, text: String) {
    #expect(place.description == text)
  }

  @Test func faultsAreReportedInTheOrderOfTheirPlaces() {
    let places = [
      SiteBuilder.SourceLocation(path: "a.md"),
      SiteBuilder.SourceLocation(path: "a.md", line: 2, column: 9),
      SiteBuilder.SourceLocation(path: "a.md", line: 10, column: 1),
      SiteBuilder.SourceLocation(path: "a.md", line: 10, column: 2),
      SiteBuilder.SourceLocation(path: "b.md", line: 1),
    ]
    let diagnostics = places.map { Diagnostic(.noSentences, at: $0) }
    #expect(diagnostics.reversed().sorted() == diagnostics)
  }

  @Test func faultsAtOnePlaceAreInTheOrderOfTheirWords() {
    let place = SiteBuilder.SourceLocation(path: "a.md", line: 1, column: 1)
    let keys = ["a", "b", "c"].map { Diagnostic(.missingKey($0), at: place) }
    #expect(keys.reversed().sorted() == keys)
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
        .lengthOutsideBand, .missingCue, .needlessWaiver, .similarLetter, .repeatedSentence,
        .unusedBlank, .valueWithoutLetter, .draftFollowUp,
      ])
  }
}
