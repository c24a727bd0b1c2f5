import Content
import Diagnostics
import Etiquette

/// Finds choices for which the composer has no sentence: one fault for each guideline at each stage.
struct ComposerCheck {
  let edition: Edition

  func diagnostics() -> [Diagnostic] {
    guard let composer = edition.composer else { return [] }
    let gaps = ComposerGap.all(
      in: edition.phrases, rules: composer.rules, lists: edition.checkLists,
      vocabulary: edition.terms.vocabulary)
    let byStage = Dictionary(grouping: gaps, by: \.stage)
    return composer.rules.stages.flatMap { stage in
      let byGuideline = Dictionary(grouping: byStage[stage.id] ?? [], by: \.guideline)
      return edition.terms.guidelines.map(\.id).compactMap { guideline in
        byGuideline[guideline].flatMap { gaps in
          let choices = gaps.flatMap { gap in
            gap.reasons.map { "`\($0)` by `\(gap.channel)`, `\(gap.tone)`" }
          }
          return composer.places[stage.id]?.diagnostic(
            .choiceWithoutSentence(guideline.rawValue, choices: choices))
        }
      }
    }
  }
}
