import Content
import Diagnostics
import Etiquette
import SiteBuilder
import Themes

/// Judges drafts of a letter as the checks of a build would, without building the site with each.
struct LetterChoice {
  private let edition: Edition
  private let path: String
  private let strings: StringTable
  private let letters: Set<Letter.ID>
  /// In how many letters of the gallery a sentence stands, greetings and closings aside.
  private let uses: [BlankedText: Int]

  /// - Parameters:
  ///   - path: where the letter is to be.
  ///   - strings: the words in which dates and times are written.
  init(edition: Edition, path: String, strings: StringTable) {
    self.edition = edition
    self.path = path
    self.strings = strings
    letters = Set(edition.letterPages.keys)
    uses = edition.gallery.letters.reduce(into: [:]) { uses, letter in
      for text in Set(letter.sentences.filter { !$0.standsAlone }.map(\.text)) {
        uses[text, default: 0] += 1
      }
    }
  }

  /// The first drafts without a fault; the one with the fewest if there is none.
  func best(_ limit: Int, of drafts: some Sequence<String>) -> [String] {
    var good: [String] = []
    var best: (text: String, count: Int)?
    for text in drafts where !good.contains(text) {
      let count = faults(in: text).count
      if count == 0 { good.append(text) }
      if good.count == limit { return good }
      if best.map({ count < $0.count }) ?? true { best = (text, count) }
    }
    return good.isEmpty ? best.map { [$0.text] } ?? [] : good
  }

  /// What the letter would be told, but for its likeness to others.
  func faults(in text: String) -> [Diagnostic] {
    var faults: [Diagnostic] = []
    let reader = LetterReader(
      terms: edition.terms, letters: letters, includesDrafts: true,
      writing: edition.language.writing)
    guard
      let matter = FrontMatter(SourceFile(path: path, text: text), into: &faults),
      let page = reader.read(matter, into: &faults), faults.isEmpty
    else { return faults }
    let letter = FilledLetter(page.letter, terms: edition.terms, strings: strings)
    return LetterCheck.diagnostics(of: letter, in: page.file, of: edition)
      + page.letter.sentences.filter { uses[$0.text] ?? 0 >= RepetitionCheck.most }.map {
        page.file.diagnostic(
          .repeatedSentence(letters: RepetitionCheck.most + 1, most: RepetitionCheck.most),
          line: $0.line, column: 1)
      }
  }
}
