import Content
import Diagnostics
import Etiquette

/// Holds a letter to the score that `etiquette.yaml` asks of the gallery: the letters and the
/// check keep each other honest.
package struct ScoreCheck {
  package let letter: FilledLetter

  package init(letter: FilledLetter) {
    self.letter = letter
  }

  package func diagnostics() -> [Diagnostic] {
    let result = letter.result
    guard result.score < letter.lists.passing else { return [] }
    let guidelines = result.guidelines.filter { $0.earned < $0.possible }.map { finding in
      "\(finding.id.rawValue) (\(finding.problems.map(\.rawValue).joined(separator: ", ")))"
    }
    let fault = Fault.belowPassingScore(
      result.score, passing: letter.lists.passing, lacks: guidelines,
      flags: result.flags.map(\.id))
    return [letter.page.file.diagnostic(fault)]
  }
}
