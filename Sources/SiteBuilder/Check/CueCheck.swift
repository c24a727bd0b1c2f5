import Etiquette

/// Holds each sentence to the guidelines it is marked with: the etiquette check recognizes them in it
/// by a cue, or the letter says why it need not.
struct CueCheck {
  let letter: FilledLetter

  func diagnostics() -> [Diagnostic] {
    var found: [Diagnostic] = []
    var needed: Set<Guideline.ID> = []
    let waivers = letter.letter.waivers
    for (sentence, range) in letter.sentences {
      for case .guideline(let id) in sentence.roles where hasCues(id) && !isHeard(id, in: range) {
        needed.insert(id)
        if waivers[id] != nil { continue }
        var line = SearchedLine(sentence.line, of: letter.page.file)
        let column = line.column(of: "[" + sentence.roles.map(\.name).joined(separator: "+"))
        found.append(
          letter.page.file.diagnostic(
            .missingCue(id.rawValue), line: sentence.line, column: column))
      }
    }
    return found
      + waivers.keys.filter { !needed.contains($0) }.sorted().map { id in
        letter.page.file.diagnostic(.needlessWaiver(id.rawValue), atKey: "waivers")
      }
  }

  private func hasCues(_ id: Guideline.ID) -> Bool {
    CheckedGuideline(rawValue: id.rawValue).flatMap { letter.lists.guidelines[$0] }?
      .lists[.cues]?.cues.isEmpty == false
  }

  private func isHeard(_ id: Guideline.ID, in range: Range<Int>) -> Bool {
    letter.result.guidelines.contains { finding in
      finding.id.rawValue == id.rawValue && finding.spans.contains { $0.overlaps(range) }
    }
  }
}
