import Testing

@testable import Etiquette
@testable import sitegen

/// What `sitegen review` prints.
@Suite struct ReviewTextTests {
  private func result(
    guidelines: [GuidelineFinding] = [], flags: [FlagFinding] = [], blanks: [Range<Int>] = [],
    setAside: [Range<Int>] = [], isTruncated: Bool = false
  ) -> CheckResult {
    CheckResult(
      score: 53, length: isTruncated ? 1 : 4, guidelines: guidelines, flags: flags, blanks: blanks,
      setAside: setAside, isTruncated: isTruncated)
  }

  @Test func everyFindingHasItsWordsAndItsPlace() {
    let letter = "\u{1F600} Maybe.\r\nSo I\ndecline [when]. > No."
    let found = result(
      guidelines: [
        GuidelineFinding(
          id: .clear, state: .partly, isFound: true, earned: 6, possible: 10, problems: [.late],
          spans: [14..<23], advice: Advice(text: "Earlier.", suggestion: "No."))
      ],
      flags: [
        FlagFinding(
          id: "hedging", severity: .minor, spans: [3..<8],
          advice: Advice(text: "Decide.", suggestion: nil))
      ],
      blanks: [24..<30], setAside: [32..<37])
    #expect(
      ReviewText(letter: letter, path: "a.txt", result: found).text == """
        53 of 100 points. A small model judged this, and it can be wrong.
        4 words.

        Guidelines
          clear: met in part, 6 of 10
            a.txt:2:4: "I decline"
            Earlier.
            Such as: No.

        Red flags
          hedging (minor)
            a.txt:1:3: "Maybe"
            Decide.

        Still to be filled in
            a.txt:3:9: "[when]"

        Not looked at
            a.txt:3:17: "> No."

        """)
  }

  @Test func aTextThatIsTooLongIsSaidToBe() {
    let text = ReviewText(letter: "One two", path: "-", result: result(isTruncated: true)).text
    #expect(text.contains("1 word; only the beginning of the text was looked at.\n"))
    #expect(text.hasSuffix("No red flags\n"))
  }
}
