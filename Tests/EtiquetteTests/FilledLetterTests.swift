import Etiquette
import Testing

@Suite struct FilledLetterTests {
  private let thank: Role = .guideline("thank")

  @Test(arguments: [
    ("Thank you.", "", 2),
    ("Thank  you\tvery much .", "", 5),
    ("Dear {recipient},", "Ms. Ada Okafor", 4),
    ("{recipient}", "", 0),
    ("well-known — no", "", 3),
    ("日本語 です", "", 2),
  ])
  func wordsAreCountedBetweenWhiteSpace(text: String, filling: String, words: Int) throws {
    let letter = try makeLetter([[says(thank, text: text)]])
    #expect(FilledLetter(letter, filledBy: ["recipient": filling]).length == words)
  }

  @Test func wordsAreCountedAcrossParagraphsButNotInSubjects() throws {
    let letter = try makeLetter(
      subjects: ["About {day}"],
      [
        [says(.greet, text: "Dear Ada,")],
        [says(thank, text: "Thank you."), says(thank, text: "Yes.")],
      ])
    #expect(FilledLetter(letter, filledBy: [:]).length == 2 + 2 + 1)
  }

  @Test func aBlankWithoutAValueShowsItsName() throws {
    let letter = try makeLetter(subjects: ["About {day}"], [[says(thank, text: "On {day}.")]])
    #expect(FilledLetter(letter, filledBy: [:]).text == "On day.")
    #expect(FilledLetter(letter, filledBy: ["day": "Friday"]).text == "On Friday.")
    #expect(FilledLetter(letter, filledBy: ["day": "Friday"]).subject == "About Friday")
  }

  /// The ranges cut the sentences out of the text that is checked, in the units of its findings.
  @Test func aSentenceStandsWhereTheTextHasIt() throws {
    let letter = FilledLetter(
      try makeLetter([
        [says(.greet, text: "Dear {recipient},")],
        [says(thank, text: "Thank you 👋."), says(.guideline("clear"), text: "I decline.")],
        [says(.close, text: "Yours,"), says(.close, text: "{sender}")],
      ]), filledBy: ["sender": "Zoë", "recipient": "Ms. Ōkafor"])
    let text = Array(letter.text.utf16)
    let cut = letter.sentences.map { String(decoding: text[$0.range], as: UTF16.self) }
    #expect(cut == ["Dear Ms. Ōkafor,", "Thank you 👋.", "I decline.", "Yours,", "Zoë"])
  }
}
