import Basics
import Content
import Diagnostics
import Etiquette
import Themes

/// Holds every letter to what a letter of the gallery has to be, its blanks filled with their
/// examples, and all letters to each other.
struct GalleryCheck {
  let site: SiteScope
  /// Those that are known to be in order, each by itself.
  var reused: ReusedLetters?

  func diagnostics() async -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for scope in site.editions {
      let edition = scope.edition
      let pages = edition.gallery.letters.compactMap { edition.letterPages[$0.id] }
      let unchecked = pages.filter { reused?[$0.file.path] == nil }
      diagnostics += await unchecked.concurrentMap { page in
        scope.letters[page.letter.id].map {
          LetterCheck.diagnostics(of: $0, in: page.file, of: edition)
        } ?? []
      }.flatMap(\.self)
      diagnostics += await SimilarityCheck(pages: pages).diagnostics()
      diagnostics += RepetitionCheck(pages: pages).diagnostics()
    }
    return diagnostics
  }
}

/// Finds sentences that stand in too many letters, greetings and closings aside: a stock sentence says
/// nothing about the situation it stands in.
package struct RepetitionCheck {
  let pages: [LetterPage]

  /// The most letters that one sentence can stand in.
  package static let most = 4

  func diagnostics() -> [Diagnostic] {
    var occurrences: [BlankedText: [(page: Int, line: Int)]] = [:]
    for (index, page) in pages.enumerated() {
      for sentence in page.letter.sentences where !sentence.standsAlone {
        occurrences[sentence.text, default: []].append((index, sentence.line))
      }
    }
    return occurrences.values.compactMap { found in
      let letters = Set(found.map(\.page)).count
      guard letters > Self.most else { return nil }
      let sorted = found.map { pages[$0.page].file.place(line: $0.line, column: 1) }
        .sorted { $0.location < $1.location }
      return sorted[0].diagnostic(
        .repeatedSentence(letters: letters, most: Self.most),
        notes: sorted.dropFirst().map { .alsoSet(at: $0.location) })
    }
  }
}
