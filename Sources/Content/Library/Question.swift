import Etiquette

/// A question that candidates ask, and its answer.
package struct Question: Sendable {
  /// The anchor of the question on its page.
  package let slug: String
  package let title: String
  package let theme: QuestionTheme.ID
  /// The place among the questions of the theme.
  package let order: Int
  package let sources: [Source.ID]
  package let answer: Prose
  let translation: Translation?
}
