import Testing

@testable import Content

@Suite struct TypographyTests {
  @Test(arguments: [
    ("", ""),
    ("Plain words", "Plain words"),
    ("It's here", "It’s here"),
    ("Say \"no\" early", "Say “no” early"),
    ("'Maybe' is no answer", "‘Maybe’ is no answer"),
    ("Wait...", "Wait…"),
    ("1990--2000", "1990–2000"),
    ("Say it---once", "Say it—once"),
    ("Already ‘set’ – fine.", "Already ‘set’ – fine."),
    ("Grüße, it's 名前.", "Grüße, it’s 名前."),
    ("Fish & chips aren't", "Fish & chips aren’t"),
    ("AT&amp;T isn't it.", "AT&amp;T isn’t it."),
    ("&copy; 2026.", "&copy; 2026."),
    ("Two \\* stars.", "Two \\* stars."),
    ("Isn't a < b?", "Isn’t a < b?"),
  ])
  func setsQuotesDashesAndEllipses(source: String, set: String) {
    #expect(Typography.english.prose(source) == set)
  }

  /// These texts are plain: nothing in them is Markdown, whatever it looks like.
  @Test(arguments: [
    "Say *no* once.", "`code` isn't prose.", "- not a list.", "1. Thank them.", "# No heading.",
    "> no quote.", "[a](/b) isn't a link.", "<b>isn't bold.</b>", "One line.\nIt's another.",
    "    Four spaces.",
  ])
  func leavesWhatMarkdownWouldRead(source: String) {
    #expect(Typography.english.prose(source) == source)
  }
}
