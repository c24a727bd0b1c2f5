import Etiquette
import Testing

@testable import sitegen

/// What `sitegen review` prints.
@Suite struct ReviewTextTests {
  private func lists() -> CheckLists {
    var lists = CheckLists()
    lists.guidelines = [
      .clear: GuidelineRule(
        points: 10, limits: [.within: 1], lists: [.cues: CueList(cues: ["i decline"])],
        problems: [.late: ProblemRule(loss: 4, advice: Advice(text: "Earlier.", suggestion: "No."))]
      )
    ]
    lists.severities = [.minor: SeverityRule(loss: 7, cap: nil)]
    lists.flags = [
      FlagRule(
        id: "hedging", severity: .minor, finder: .cues, list: CueList(cues: ["maybe"]), tones: [],
        channels: [], advice: Advice(text: "Decide.", suggestion: nil))
    ]
    return lists
  }

  @Test func everyFindingHasItsWordsAndItsPlace() {
    let letter = "\u{1F600} Maybe.\r\nSo I\ndecline."
    let result = EtiquetteCheck(lists()).result(for: letter)
    #expect(
      ReviewText(letter: letter, path: "a.txt", result: result).text == """
        53 of 100 points. This is a word-list check, not a judge.
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

        """)
  }

  @Test func aTextThatIsTooLongIsSaidToBe() {
    var lists = CheckLists()
    lists.examined = 3
    let result = EtiquetteCheck(lists).result(for: "One two")
    let text = ReviewText(letter: "One two", path: "-", result: result).text
    #expect(text.contains("1 word; only the beginning of the text was looked at.\n"))
    #expect(text.contains("No red flags\n"))
  }
}
