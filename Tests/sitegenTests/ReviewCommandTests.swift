import Foundation
import Testing

/// `sitegen review`, run as a program on the lists of the small site.
@Suite struct ReviewCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
  }

  @Test func aLetterIsScoredAndItsSentencesAreShown() async throws {
    try place.write("Thank you. I must\ndecline.\n", to: "letter.txt")
    let result = try await place.run("review", "letter.txt", "--stage", "invited")
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(
      result.output == """
        100 of 100 points. A small model judged this, and it can be wrong.
        5 words.

        Guidelines
          clear: met, 10 of 10
            letter.txt:2:1: "decline"

        No red flags

        """)
  }

  @Test func whateverIsFoundItSucceeds() async throws {
    try place.write("", to: "letter.txt")
    let result = try await place.run("review", "letter.txt", "--source", ".")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("0 of 100 points."))
    #expect(result.output.contains("clear: missing, 0 of 10\n    Say no.\n"))
  }

  @Test func aLetterThatCannotBeReadIsAnError() async throws {
    let missing = try await place.run("review", "letter.txt")
    #expect(missing.status == 1)
    #expect(missing.output == "")
    #expect(missing.errors.hasPrefix("sitegen: error: cannot read letter.txt: "))
  }

  @Test(arguments: [
    ["--stage", "invite"], ["--channel", "fax"], ["--tone", "loud"], ["--language", "xx"],
    ["--source", "themes"],
  ])
  func whatIsNotKnownIsAnError(options: [String]) async throws {
    try place.write("I decline.", to: "letter.txt")
    let result = try await place.run(["review", "letter.txt"] + options)
    #expect(result.status == (["--language", "--source"].contains(options[0]) ? 1 : 64))
    #expect(result.output == "")
    #expect(result.errors != "")
  }

  @Test func everyLetterIsReported() async throws {
    try place.write("I decline.", to: "one.txt")
    try place.write("I come.", to: "two.txt")
    let result = try await place.run("review", "one.txt", "two.txt")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("one.txt\n100 of 100 points."))
    #expect(result.output.contains("\n\ntwo.txt\n0 of 100 points."))
  }

  @Test func programsAreGivenWhatTheSchemaDescribes() async throws {
    try place.write("Dear [name],\n\nI decline.\n\n> Come.\n", to: "one.txt")
    try place.write("I come.", to: "two.txt")
    let result = try await place.run("review", "one.txt", "two.txt", "--format", "json")
    #expect(result.status == 0)
    let document = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    #expect(try JSONSchema.review().violations(by: document) == [])
    let letters = try #require((document as? [String: Any])?["letters"] as? [[String: Any]])
    #expect(letters.map { $0["path"] as? String } == ["one.txt", "two.txt"])
    #expect(letters.map { $0["score"] as? Int } == [100, 0])
    #expect(letters[0]["blanks"] as? [[Int]] == [[5, 11]])
    #expect(letters[0]["setAside"] as? [[Int]] == [[26, 33]])
    let guidelines = letters.map { ($0["guidelines"] as? [[String: Any]])?.first ?? [:] }
    #expect(guidelines.map { $0["found"] as? Bool } == [true, false])
    #expect(guidelines.map { $0["spans"] as? [[Int]] } == [[[14, 23]], []])
  }

  @Test func aLanguageWithoutAModelHasNoCheck() async throws {
    try place.write("I decline.", to: "letter.txt")
    try FileManager.default.removeItem(at: place.url.appending(path: "content/en/model.json"))
    let result = try await place.run("review", "letter.txt")
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.errors.contains("content/en/model.json: error:"))
    #expect(try await place.run("check").status == 0)
  }

  @Test func faultsOfTheListsAreReported() async throws {
    try place.write("I decline.", to: "letter.txt")
    try place.edit("content/en/etiquette.yaml", "passing: 90", "passing: 900")
    let result = try await place.run("review", "letter.txt")
    #expect(result.status == 1)
    #expect(result.errors.contains("content/en/etiquette.yaml:1:10: error:"))
  }
}
