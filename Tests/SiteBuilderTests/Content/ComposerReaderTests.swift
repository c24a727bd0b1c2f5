import Testing

@testable import Content
@testable import Diagnostics
@testable import Etiquette

/// The closed schema of `composer.yaml`: every mistake is reported at its place.
@Suite struct ComposerReaderTests {
  private func read(
    _ yaml: String, needed: String = ComposerReaderTests.needed
  ) -> (composer: Composer?, faults: [String]) {
    let file = RulesFile("composer.yaml", needed + yaml, guidelines: ["explain", "clear"])
    let (composer, faults) = file.read { ComposerReader(terms: $0).read($1, into: &$2) }
    return (composer, faults.map { $0.replacing("en/composer.yaml:", with: "") })
  }

  /// What no such file may leave out.
  private static let needed = """
    stages: {invited: {channels: [email], tones: [firm]}}
    usualStage: invited
    usualRelationships: [stranger]
    unsaid: []
    blanks: []
    forms: []
    greetings: []
    closings: []

    """

  @Test(arguments: [
    ("repeats: {letters: 3}", ["9:10 missing-key"]),
    ("repeats: {letters: 0, beginning: 4}", ["9:20 out-of-range"]),
    ("repeats: {letters: 3, beginning: 4, common: that}", ["9:37 unknown-key"]),
    ("capitals: [I]", ["9:11 wrong-type"]),
    ("joins:\n  - {roles: explain clear, with: \", so \"}", ["10:5 missing-key"]),
    ("joins:\n  - {roles: clear why, with: \", so \", words: 9}", ["10:13 unknown-value"]),
    ("joins:\n  - {roles: clear, with: \", so \", words: 9}", ["10:13 wrong-type"]),
    ("joins:\n  - {roles: clear explain, with: x, words: 9, share: I}", ["10:47 unknown-key"]),
  ])
  func everyMistakeIsReported(yaml: String, faults: [String]) {
    #expect(read(yaml).faults == faults)
  }

  @Test func whatTheScriptNeedsIsRequired() {
    let faults = read("", needed: "usualStage: invited").faults
    #expect(faults.filter { $0.hasSuffix("missing-key") }.count == 7)
  }

  @Test func aLanguageNeedsNoRulesOfItsWords() throws {
    let (composer, faults) = read("")
    #expect(faults.isEmpty)
    #expect(try #require(composer).rules.isInFull(channel: "email", tone: "firm"))
  }

  @Test func rulesOfWordsAreTakenAsTheyAre() {
    let rules = """
      repeats: {letters: 3, beginning: 4, except: that this}
      capitals: I I'm
      joins:
        - {roles: explain clear, with: ", deshalb ", inverts: true, words: 24}
      """
    #expect(read(rules).faults.isEmpty)
  }
}
