import Content
import Diagnostics
import Etiquette

/// Checks an edition for names that nothing uses, that two claim, or that lead to nothing.
struct EditionCheck {
  let edition: Edition

  func diagnostics() -> [Diagnostic] {
    unusedBlanks() + unusedSources() + valuesWithoutLetter()
      + duplicates("order") { String($0.order) } + duplicates("part") { $0.part?.rawValue }
      + draftFollowUps() + examplesWithoutSentence() + choicesWithoutSentence()
  }

  // MARK: Names that nothing uses

  private func unusedBlanks() -> [Diagnostic] {
    let used = Set(
      edition.terms.asked(
        for: edition.gallery.letters.flatMap(\.blanks) + edition.phrases.flatMap(\.text.blanks)
          + edition.replies.flatMap(\.blanks)))
    return edition.terms.fields.map(\.id).filter { !used.contains($0) }.compactMap { id in
      edition.declarations.fields[id.rawValue]?.diagnostic(.unusedBlank(id.rawValue))
    }
  }

  private func unusedSources() -> [Diagnostic] {
    let cited = Set(edition.citingPages.flatMap(\.sources))
    return edition.sources.map(\.id).filter { !cited.contains($0) }.compactMap { id in
      edition.declarations.sources[id.rawValue]?.diagnostic(.unusedSource(id.rawValue))
    }
  }

  private func valuesWithoutLetter() -> [Diagnostic] {
    Facet.allCases.flatMap { facet in
      edition.terms.vocabulary.values(of: facet).map(\.id)
        .filter { edition.gallery.count(with: $0, in: facet) == 0 }
        .compactMap { id in
          edition.declarations.values[facet]?[id.rawValue]?
            .diagnostic(.valueWithoutLetter(id.rawValue, facet: facet.rawValue))
        }
    }
  }

  // MARK: Guidelines

  /// Those that claim the same place in the guide, or the same part in a letter.
  private func duplicates(_ key: String, _ claim: (Guideline) -> String?) -> [Diagnostic] {
    var holders: [String: GuidelinePage] = [:]
    var found: [Diagnostic] = []
    for page in edition.guidelines.sorted(by: { $0.body.file.path < $1.body.file.path }) {
      guard let claimed = claim(page.guideline) else { continue }
      if let holder = holders[claimed] {
        let other = holder.body.file.place(ofKey: key).location
        found.append(
          page.body.file.place(ofKey: key).diagnostic(
            .duplicateName(claimed, kind: key), notes: [.firstDefinition(at: other)]))
      } else {
        holders[claimed] = page
      }
    }
    return found
  }

  /// Letters that a guideline names as examples without a sentence to quote. A draft is passed over, as
  /// everywhere.
  private func examplesWithoutSentence() -> [Diagnostic] {
    edition.guidelines.flatMap { page in
      page.examples.compactMap { edition.gallery[$0] }
        .filter { $0.sentence(carryingOut: page.guideline.id) == nil }
        .map { letter in
          page.body.file.diagnostic(
            .exampleWithoutSentence(
              letter: letter.id.rawValue, guideline: page.guideline.id.rawValue))
        }
    }
  }

  // MARK: Letters and sentences

  /// Letters that are followed by one which this build leaves out.
  private func draftFollowUps() -> [Diagnostic] {
    edition.gallery.letters.compactMap { letter in
      guard let next = letter.followUp, edition.gallery[next] == nil,
        let page = edition.letterPages[letter.id]
      else { return nil }
      return page.file.place(ofKey: "followUp").diagnostic(.draftFollowUp(next.rawValue))
    }
  }

  /// Choices for which the composer has no sentence: one fault for each guideline at each stage.
  private func choicesWithoutSentence() -> [Diagnostic] {
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
