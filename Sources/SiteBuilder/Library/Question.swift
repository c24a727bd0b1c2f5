import Etiquette

/// A question that candidates ask, and its answer.
struct Question: Sendable {
  /// The anchor of the question on its page.
  let slug: String
  let title: String
  let theme: QuestionTheme.ID
  /// The place among the questions of the theme.
  let order: Int
  let sources: [Source.ID]
  let answer: Prose
}
