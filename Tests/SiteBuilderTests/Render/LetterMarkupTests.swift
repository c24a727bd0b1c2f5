import Etiquette
import Testing

@testable import Content

/// What a letter is on its page: one span for each sentence, one for each role and each blank.
@Suite struct LetterMarkupTests {
  private func markup(_ body: String) async throws -> String {
    let letter = try await ReadLetter(body)
    #expect(letter.faults == [])
    return letter.markup
  }

  private func role(_ id: String, _ label: String, pause: String = ": ") -> String {
    "<span class=\"role\" data-role=\"\(id)\" hidden>\(label)<span class=\"pause\">\(pause)</span></span>"
  }

  @Test func aSentenceIsASpanWithItsRole() async throws {
    #expect(
      try await markup("[thank] Thank you.")
        == "<p><span class=\"sentence\" data-role=\"thank\">\(role("thank", "Thank"))"
        + "Thank you.</span></p>\n")
  }

  @Test func severalRolesAreOneAttributeAndALabelEach() async throws {
    #expect(
      try await markup("[thank+clear] Thanks, but no.")
        == "<p><span class=\"sentence\" data-role=\"thank clear\">\(role("thank", "Thank", pause: ", "))"
        + "\(role("clear", "Clear"))Thanks, but no.</span></p>\n")
  }

  @Test func anOptionalSentenceSaysSo() async throws {
    #expect(
      try await markup("[logistics?] At nine.")
        == "<p><span class=\"sentence\" data-role=\"logistics\" data-optional>"
        + "\(role("logistics", "Practical"))At nine.</span></p>\n")
  }

  @Test func aBlankShowsItsPlaceholderInBrackets() async throws {
    #expect(
      try await markup("[thank] {sender}{role}, hello.")
        == "<p><span class=\"sentence\" data-role=\"thank\">\(role("thank", "Thank"))"
        + "<span class=\"blank\" data-field=\"sender\">[your name]</span>"
        + "<span class=\"blank\" data-field=\"role\">[role]</span>, hello.</span></p>\n")
  }

  @Test func whatHTMLWouldReadIsEscaped() async throws {
    let html = try await markup("[thank] A < B & \"C\" \\<script> {recipient}.")
    #expect(html.contains("A &lt; B &amp; &quot;C&quot; &lt;script&gt; "))
    #expect(html.contains(">[recipient&#39;s name]</span>."))
  }

  @Test func labelsAndPlaceholdersAreEscapedToo() async throws {
    let site = try SmallSite {
      $0.replace("label: Thank\n", with: "label: T<h>&\"\n", in: "content/en/guide/thank.md")
      $0.replace("placeholder: role", with: "placeholder: a<b>\"&", in: "content/en/fields.yaml")
      $0.replace(
        "[thank] Thank you", with: "[thank] Thank {role} you",
        in: "content/en/letters/no-reason.md")
    }
    let html = try await site.build().text("letters/no-reason/")
    #expect(html.contains("data-role=\"thank\" hidden>T&lt;h&gt;&amp;"))
    #expect(html.contains("data-field=\"role\">[a&lt;b&gt;&quot;&amp;]</span>"))
    #expect(!html.contains("T<h>"))
    #expect(!html.contains("[a<b>"))
  }

  // MARK: Line ends

  @Test func sentencesOfAParagraphFlow() async throws {
    let html = try await markup("[thank] A.\n[clear] B.")
    #expect(!html.contains("<br"))
    #expect(html.contains("A.</span>\n<span"))
  }

  @Test func greetingsAndClosingsBreakTheLine() async throws {
    let html = try await markup("[greet] A,\n[thank] B.\n[clear] C.\n[close] D,\n[close] E")
    #expect(html.split(separator: "<br />\n").count == 4)
    #expect(html.contains("B.</span>\n<span"))
    #expect(html.contains("A,</span><br />\n<span"))
  }

  /// A reader sees the same lines that they copy.
  @Test(arguments: [
    "[thank] A.\n[clear] B.",
    "[greet] A,\n[thank] B.\n[clear] C.\n[close] D,\n[close] E",
    "[greet] A,\n\n[thank] B.\n[clear] C.\n\n[close] D,\n[close] {sender}",
    "[greet] A,  \n[thank] B.",
    "[close] A,\\\n[close] B",
    "[thank] A.  \n[clear] B.",
    "[thank] A.\\\n[clear] B.",
    "[thank+close] A.\n[clear] B.",
  ])
  func thePageBreaksWhereTheLetterDoes(body: String) async throws {
    let letter = try await ReadLetter(body)
    try #require(letter.faults == [])
    let text = try #require(letter.page).letter.plainText {
      "[\($0 == "sender" ? "your name" : "")]"
    }
    #expect(letter.visibleText == text)
  }
}
