import Diagnostics
import Testing

@testable import Content

/// What was learned of searches leads to the letters and replies that it names.
@Suite struct LearnedSearchReaderTests {
  private func read(
    _ text: String?
  ) -> (searches: LearnedSearches, diagnostics: [Diagnostic]) {
    var files: [String: [UInt8]] = [:]
    files["content/en/" + LearnedSearchReader.name] = text.map { Array($0.utf8) }
    var diagnostics: [Diagnostic] = []
    let names = TermsReader(snapshot: SourceSnapshot(files: files), folder: "content/en")
    let searches = LearnedSearchReader(known: ["a", "b", "replies/why"])
      .read(names, into: &diagnostics)
    return (searches, diagnostics)
  }

  @Test func aLineIsOfALetterOrReply() {
    let (searches, diagnostics) = read(
      "letter\twanted\twords\na\t41\tghosted:4 again:1\nb\t0\t\nreplies/why\t80\tthey:2\n")
    #expect(diagnostics.isEmpty)
    #expect(
      searches.words == [
        "a": [.init(text: "ghosted", level: 4), .init(text: "again", level: 1)], "b": [],
        "replies/why": [.init(text: "they", level: 2)],
      ])
    #expect(searches.wanted == ["a": 41, "b": 0, "replies/why": 80])
  }

  @Test func withoutAFileThereAreNone() {
    let (searches, diagnostics) = read(nil)
    #expect(searches.words.isEmpty && searches.wanted.isEmpty && diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("letter wanted words", 1), ("a\t1\tsick:1", 1), ("letter\twanted\twords\na\t1", 2),
    ("letter\twanted\twords\na\toften\tsick:1", 2), ("letter\twanted\twords\na\t81\tsick:1", 2),
    ("letter\twanted\twords\n\na\t1\tsick", 3), ("letter\twanted\twords\na\t1\tsick:9", 2),
    ("letter\twanted\twords\na\t1\t:1", 2), ("letter\twanted\twords\nc\t1\tsick:1", 2),
  ])
  func aFaultNamesItsLine(text: String, line: Int) throws {
    let (searches, diagnostics) = read(text)
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostics.count == 1)
    #expect(diagnostic.location.line == line)
    #expect(searches.words.isEmpty)
  }
}
