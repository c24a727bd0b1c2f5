import Basics
import Content
import Diagnostics
import Etiquette
import Themes

/// Holds every letter to what a letter of the gallery has to be, its blanks filled with their
/// examples, and all letters to each other. In a language without a model, letters are not checked by
/// themselves.
struct GalleryCheck {
  let library: Library
  let theme: Theme
  /// Those that are known to be in order, each by itself.
  var kept: KeptLetters?

  func diagnostics() async -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for index in library.editions.indices {
      let edition = library.editions[index]
      let strings = theme.strings[edition.language.tag] ?? StringTable([:])
      let pages = edition.gallery.letters.compactMap { edition.letterPages[$0.id] }
      if let check = edition.check {
        let unchecked = pages.filter { kept?[$0.file.path] == nil }
        diagnostics += await unchecked.concurrentMap { page in
          let letter = FilledLetter(page, of: edition, by: check, writtenWith: strings)
          return ScoreCheck(letter: letter).diagnostics()
            + LengthCheck(letter: letter).diagnostics() + RoleCheck(letter: letter).diagnostics()
        }.flatMap(\.self)
      }
      diagnostics += await SimilarityCheck(pages: pages).diagnostics()
      diagnostics += RepetitionCheck(pages: pages).diagnostics()
    }
    return diagnostics
  }
}

/// A letter as somebody would send it, and what the etiquette check finds in it.
package struct FilledLetter {
  let page: LetterPage
  let check: EtiquetteCheck
  let result: CheckResult
  private let examples: [Field.ID: String]

  /// - Parameter strings: the words in which dates and times are written.
  package init(
    _ page: LetterPage, of edition: Edition, by check: EtiquetteCheck,
    writtenWith strings: StringTable
  ) {
    let letter = page.letter
    let examples = Dictionary(
      edition.terms.fields(of: letter).map { ($0.id, strings.exampleText(of: $0)) },
      uniquingKeysWith: { first, _ in first })
    let fill = { (id: Field.ID) in examples[id] ?? id.rawValue }
    self.page = page
    self.examples = examples
    self.check = check
    result = check.result(
      for: letter.plainText(filledBy: fill),
      in: CheckContext(
        stage: letter.situation[.stage], channel: letter.situation[.channel],
        tone: letter.situation[.tone], expectations: letter.expectations,
        subject: letter.subjects.first?.filled(by: fill)))
  }

  var letter: Letter { page.letter }
  var lists: CheckLists { check.lists }

  /// Where each sentence stands in the text that was checked, in UTF-16 code units.
  var sentences: [(sentence: Sentence, range: Range<Int>)] {
    letter.sentenceRanges { examples[$0] ?? $0.rawValue }
  }
}
