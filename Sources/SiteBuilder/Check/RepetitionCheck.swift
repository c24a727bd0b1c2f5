import Content
import Diagnostics
import Etiquette

/// Finds sentences that stand in too many letters, greetings and closings aside: a stock sentence says
/// nothing about the situation it stands in.
package struct RepetitionCheck {
  let pages: [LetterPage]

  /// The most letters that one sentence can stand in.
  package static let most = 4

  private struct Occurrence {
    let page: LetterPage
    let line: Int

    var location: SourceLocation { SourceLocation(path: page.file.path, line: line, column: 1) }
  }

  func diagnostics() -> [Diagnostic] {
    var occurrences: [BlankedText: [Occurrence]] = [:]
    for page in pages {
      for sentence in page.letter.sentences where !sentence.standsAlone {
        occurrences[sentence.text, default: []].append(Occurrence(page: page, line: sentence.line))
      }
    }
    return occurrences.compactMap { text, places in
      let letters = Set(places.map(\.page.letter.id)).count
      guard letters > Self.most else { return nil }
      let sorted = places.sorted { $0.location < $1.location }
      return sorted[0].page.file.diagnostic(
        .repeatedSentence(letters: letters, most: Self.most), line: sorted[0].line, column: 1,
        notes: sorted.dropFirst().map { .saysItToo(at: $0.location) })
    }
  }
}
