import Testing

@testable import Diagnostics

@Suite struct SpellingTests {
  @Test(arguments: [
    ("", "", 0), ("a", "", 1), ("", "abc", 3), ("warm", "warm", 0), ("warm", "worm", 1),
    ("warm", "war", 1), ("warm", "warmth", 2), ("wram", "warm", 1), ("kitten", "sitting", 3),
    ("ca", "abc", 3), ("grüße", "gruße", 1), ("名前", "前名", 1),
  ])
  func countsEditsAndSwapsOfNeighbors(first: String, second: String, distance: Int) {
    #expect(Spelling.distance(first, second) == distance)
    #expect(Spelling.distance(second, first) == distance)
  }

  @Test(arguments: [
    ("sumary", "summary"), ("smmary", "summary"), ("tilte", "title"), ("Title", "title"),
    ("TITLE", "title"), ("reveiwed", "reviewed"), ("titles", "title"),
  ])
  func findsTheNameThatWasMeant(name: String, meant: String) {
    let known = ["title", "summary", "reviewed", "followUp"]
    #expect(Spelling.nearest(to: name, among: known) == meant)
  }

  @Test(arguments: ["zebra", "", "x", "te", "follow-up-letter-to-send"])
  func suggestsNothingFarFetched(name: String) {
    let known = ["title", "summary", "reviewed", "followUp"]
    #expect(Spelling.nearest(to: name, among: known) == nil)
  }

  @Test func theNearerNameWinsAndThenTheFirst() {
    #expect(Spelling.nearest(to: "warn", among: ["worn", "warm", "ward"]) == "worn")
    #expect(Spelling.nearest(to: "warm", among: ["worm", "farm", "warm"]) == "warm")
    #expect(Spelling.nearest(to: "warm", among: []) == nil)
  }

  @Test func longNamesDoNotTakeForever() {
    let long = String(repeating: "a", count: 100_000)
    #expect(Spelling.distance(long, long + "b") == 0)
  }

  @Test(
    arguments: [
      ("sumary", ["summary", "title"], "did you mean `summary`? Known: summary, title"),
      ("zebra", ["summary", "title"], "Known: summary, title"),
      ("zebra", [], nil),
    ] as [(String, [String], String?)])
  func aFixNamesTheNearestAndAllThatAreKnown(name: String, known: [String], fix: String?) {
    #expect(Fault.spelling(of: name, among: known) == fix)
  }

  @Test(arguments: [(12, true), (13, false)])
  func aLongListDoesNotBuryTheNearest(count: Int, isListed: Bool) throws {
    let known = (1...count).map { "word-number-\($0)" }
    let near = try #require(Fault.spelling(of: "word-numbr-1", among: known))
    #expect(near.hasPrefix("did you mean `word-number-1`?"))
    #expect(near.contains("Known: ") == isListed)
    #expect(Fault.spelling(of: "zebra", among: known)?.hasPrefix("Known: ") == true)
  }
}
