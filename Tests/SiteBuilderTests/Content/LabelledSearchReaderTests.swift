import Diagnostics
import Testing

@testable import Content

/// Searches lead to the letters and replies that they name.
@Suite struct LabelledSearchReaderTests {
  private func read(
    letters: String? = nil, wanted: String? = nil
  ) -> (searches: LabelledSearches, diagnostics: [Diagnostic]) {
    var files: [String: [UInt8]] = [:]
    files["content/en/" + LabelledSearchReader.forLetters] = letters.map { Array($0.utf8) }
    files["content/en/" + LabelledSearchReader.free] = wanted.map { Array($0.utf8) }
    var diagnostics: [Diagnostic] = []
    let names = TermsReader(snapshot: SourceSnapshot(files: files), folder: "content/en")
    let searches = LabelledSearchReader(known: ["a", "b", "replies/why"])
      .read(names, into: &diagnostics)
    return (searches, diagnostics)
  }

  @Test func aSearchBelongsToAllThatItNames() {
    let (searches, diagnostics) = read(
      letters: "author\tletters\ttext\nm\ta\tghosted again\nm\treplies/why\tthey ask why\n",
      wanted: "author\tletters\ttext\ns\tb,a\tno show\ns\tb\tno thanks")
    #expect(diagnostics.isEmpty)
    #expect(
      searches.texts == [
        "a": ["ghosted again", "no show"], "replies/why": ["they ask why"],
        "b": ["no show", "no thanks"],
      ])
    #expect(searches.wanted == ["a": 0.5, "b": 1.5])
  }

  @Test func withoutFilesThereAreNone() {
    let (searches, diagnostics) = read()
    #expect(searches.texts.isEmpty && searches.wanted.isEmpty && diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("author letters text", 1, 1), ("author\tletters\ttext\nm\ta", 2, 1),
    ("author\tletters\ttext\nm\ta\t", 2, 1), ("author\tletters\ttext\n\nm\ta,c\tsick", 3, 5),
  ])
  func aFaultNamesItsPlace(text: String, line: Int, column: Int) throws {
    let (_, diagnostics) = read(letters: text)
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostics.count == 1)
    #expect(diagnostic.location.line == line)
    #expect(diagnostic.location.column == column)
  }

  @Test func anUnknownLetterIsReportedOnce() {
    let (searches, diagnostics) = read(
      letters: "author\tletters\ttext\nm\tc\tone\nm\tc\ttwo\nm\ta\tthree")
    #expect(diagnostics.map(\.fault.id) == [.unknownValue])
    #expect(searches.texts["a"] == ["three"])
  }
}
