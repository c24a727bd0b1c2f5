import Testing

/// `sitegen review`, run as a program on the lists of the small site.
@Suite struct ReviewCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
  }

  @Test func aLetterIsScoredAndItsWordsAreShown() async throws {
    try place.write("Thank you. I must\ndecline.\n", to: "letter.txt")
    let result = try await place.run("review", "letter.txt", "--stage", "invited")
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(
      result.output == """
        100 of 100 points. This is a word-list check, not a judge.
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

  @Test func faultsOfTheListsAreReported() async throws {
    try place.write("I decline.", to: "letter.txt")
    try place.edit("content/en/etiquette.yaml", "passing: 90", "passing: 900")
    let result = try await place.run("review", "letter.txt")
    #expect(result.status == 1)
    #expect(result.errors.contains("content/en/etiquette.yaml:1:10: error:"))
  }
}
