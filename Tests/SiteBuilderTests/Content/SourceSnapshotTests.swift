import Testing

@testable import Content
@testable import Diagnostics

@Suite struct SourceSnapshotTests {
  private let snapshot = SourceSnapshot(
    files: Dictionary(
      uniqueKeysWithValues: [
        "content/site.yaml", "content/en/letters/b.md", "content/en/letters/a.md",
        "content/en/letters/B.md", "content/en/letters/old/c.md", "content/en/letters/d.txt",
        "content/en/letters-2/e.md", "content/en/letters.md", "content/en/guide/ä.md",
      ].map { ($0, Array($0.utf8)) }))

  @Test func pathsAreInTheOrderOfTheirBytes() {
    #expect(
      snapshot.paths == [
        "content/en/guide/ä.md", "content/en/letters-2/e.md", "content/en/letters.md",
        "content/en/letters/B.md", "content/en/letters/a.md", "content/en/letters/b.md",
        "content/en/letters/d.txt", "content/en/letters/old/c.md", "content/site.yaml",
      ])
  }

  @Test func aFolderHoldsWhatIsUnderItAndNoNamesake() {
    #expect(
      Array(snapshot.paths(under: "content/en/letters")) == [
        "content/en/letters/B.md", "content/en/letters/a.md", "content/en/letters/b.md",
        "content/en/letters/d.txt", "content/en/letters/old/c.md",
      ])
    #expect(snapshot.paths(under: "content/de").isEmpty)
  }

  @Test func filesDirectlyInAFolderAreFoundByExtension() {
    #expect(
      snapshot.paths(in: "content/en/letters", withExtension: "md") == [
        "content/en/letters/B.md", "content/en/letters/a.md", "content/en/letters/b.md",
      ])
  }

  @Test func aMissingFileIsAFaultThatSaysWhatItIsFor() {
    var diagnostics: [Diagnostic] = []
    #expect(snapshot.file("content/x.yaml", purpose: "the point", into: &diagnostics) == nil)
    #expect(diagnostics.map(\.location.description) == ["content/x.yaml"])
    #expect(diagnostics.first?.fix == "create it: it is the point")
  }
}
