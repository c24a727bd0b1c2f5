import Etiquette
import Testing

@Suite struct BlankedTextTests {
  @Test(
    arguments: [
      ("", []),
      ("Thank you.", [.text("Thank you.")]),
      ("{role}", [.blank("role")]),
      ("Dear {recipient},", [.text("Dear "), .blank("recipient"), .text(",")]),
      ("{role} at {company}", [.blank("role"), .text(" at "), .blank("company")]),
      ("{date}{time}", [.blank("date"), .blank("time")]),
      ("{role}{role}!", [.blank("role"), .blank("role"), .text("!")]),
      ("Grüße, {名前} 🙂", [.text("Grüße, "), .blank("名前"), .text(" 🙂")]),
      ("{ role }", [.blank(" role ")]),
      ("{}", [.blank("")]),
      ("{role", [.text("{role")]),
      ("role}", [.text("role}")]),
      ("}{", [.text("}{")]),
      ("a {role} b {company", [.text("a "), .blank("role"), .text(" b {company")]),
      ("{{role}}", [.blank("{role"), .text("}")]),
    ] as [(String, [BlankedText.Segment])])
  func splitsATextAtItsBlanks(source: String, segments: [BlankedText.Segment]) {
    #expect(BlankedText(parsing: source).segments == segments)
  }

  @Test(arguments: [
    "", "Dear {recipient},", "{date}{time}", "{}", "{role", "role}", "}{", "{{role}}",
    "Grüße, {名前} 🙂", "  spaces  {a}  stay  ",
  ])
  func fillingEachBlankWithItsOwnSourceGivesTheSource(source: String) {
    #expect(BlankedText(parsing: source).filled { "{\($0)}" } == source)
  }

  @Test func parsesASlice() {
    let line = "[greet] Dear {recipient},"
    let text = BlankedText(parsing: line.dropFirst(8))
    #expect(text.segments == [.text("Dear "), .blank("recipient"), .text(",")])
  }

  @Test func listsEveryMeetingWithABlank() {
    let text = BlankedText(parsing: "{role} and {company} and {role}")
    #expect(text.blanks == ["role", "company", "role"])
  }

  @Test func aFillingIsNeverReadAsABlank() {
    let text = BlankedText(parsing: "For {role}.")
    #expect(text.filled { _ in "{company}" } == "For {company}.")
  }
}
