import Diagnostics
import Etiquette

/// Reads a question and its answer from `questions/<slug>.md`.
package enum QuestionReader {
  package static func read(
    _ matter: FrontMatter, vocabulary: Vocabulary, sources: [Source],
    into diagnostics: inout [Diagnostic]
  ) -> Question {
    var record = matter.record
    let themes = vocabulary.questionThemes.map(\.id.rawValue)
    let question = Question(
      slug: record.file.stem,
      title: record.prose("title", limit: 100),
      theme: QuestionTheme.ID(record.name("theme", of: "theme", among: themes) ?? ""),
      order: record.integer("order", in: 1...99) ?? 99,
      sources: record.sources(among: sources),
      answer: matter.body,
      translation: record.translation())
    record.finish(into: &diagnostics)
    return question
  }
}
