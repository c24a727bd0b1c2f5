import Testing

@testable import SocialCards

/// Lines for a drawing: as wide as they may be, never wider, and nothing lost but what is told of by an
/// ellipsis.
@Suite struct TextLinesTests {
  private let texts = [
    "Declining because you have accepted another job", "one", "", "  a   b  ",
    "Donaudampfschifffahrtsgesellschaftskapitänskajütentürschlüssel",
    "Absage nach dem zweiten Gespräch: mit Bedauern, ohne Begründung und per Brief",
    "辞退のご連絡をいただきありがとうございます、またの機会に", "אני מודה לך על ההזמנה לריאיון, אך נאלץ לסרב",
    "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦 family", "e\u{301}e\u{301}e\u{301} accents", "tab\tand\nline",
  ]

  @Test(arguments: [3.0, 8, 14.4, 40])
  func noLineIsWiderThanAsked(width: Double) {
    for text in texts {
      for line in TextLines(text).broken(to: width) {
        #expect(TextLines.width(of: line) <= width || line.count == 1, "\(line)")
      }
    }
  }

  @Test(arguments: [3.0, 8, 14.4, 40])
  func nothingIsLost(width: Double) {
    for text in texts {
      let lines = TextLines(text).broken(to: width)
      #expect(lines.joined().filter { !$0.isWhitespace } == text.filter { !$0.isWhitespace })
      #expect(!lines.contains(""))
    }
  }

  @Test func linesEndBetweenWords() {
    #expect(
      TextLines("Declining because of the commute").broken(to: 9, limit: 9)
        == ["Declining because", "of the commute"])
    #expect(TextLines("貴社の面接を辞退").broken(to: 4, limit: 9) == ["貴社の面", "接を辞退"])
  }

  @Test func whatIsLeftOverIsToldOf() {
    let text = "Declining because of the commute, and of much more that nobody will read"
    #expect(TextLines(text).broken(to: 9, limit: 2) == ["Declining because", "of the commute…"])
    #expect(
      TextLines("Donaudampfschifffahrt").broken(to: 4, limit: 1).first?.hasSuffix("…") == true)
  }

  @Test func balancedLinesAreAsManyAndNoneIsAlone() {
    let text = "Declining without giving a reason"
    let greedy = TextLines(text).broken(to: 14.4, limit: 2)
    let balanced = TextLines(text).balanced(to: 14.4)
    #expect(greedy == ["Declining without giving a", "reason"])
    #expect(balanced == ["Declining without", "giving a reason"])
  }
}
