import Content
import Diagnostics
import Etiquette

/// Holds each sentence to the guidelines it is marked with: the model sees them in it, or the letter
/// says why it need not.
package struct RoleCheck {
  package let letter: FilledLetter

  package init(letter: FilledLetter) {
    self.letter = letter
  }

  package func diagnostics() -> [Diagnostic] {
    var found: [Diagnostic] = []
    var needed: Set<Guideline.ID> = []
    let waivers = letter.letter.waivers
    for (sentence, range) in letter.sentences {
      for case .guideline(let id) in sentence.roles where isJudged(id) && !isSeen(id, in: range) {
        needed.insert(id)
        if waivers[id] != nil { continue }
        var line = SearchedLine(sentence.line, of: letter.page.file)
        let column = line.column(of: "[" + sentence.roles.source)
        found.append(
          letter.page.file.diagnostic(
            .unrecognizedGuideline(id.rawValue), line: sentence.line, column: column))
      }
    }
    return found
      + waivers.keys.filter { !needed.contains($0) }.sorted().map { id in
        letter.page.file.diagnostic(.needlessWaiver(id.rawValue), atKey: "waivers")
      }
  }

  private func isJudged(_ id: Guideline.ID) -> Bool {
    letter.check.model.labels.contains(id.rawValue) && finding(id) != nil
  }

  private func isSeen(_ id: Guideline.ID, in range: Range<Int>) -> Bool {
    finding(id)?.spans.contains { $0.overlaps(range) } == true
  }

  private func finding(_ id: Guideline.ID) -> GuidelineFinding? {
    letter.result.guidelines.first { $0.id.rawValue == id.rawValue }
  }
}
