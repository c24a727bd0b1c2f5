import Content
import Diagnostics
import Etiquette
import Themes

/// Holds a letter, its blanks filled with their examples, to what a letter of the gallery has to be.
package struct LetterCheck {
  private let letter: FilledLetter

  package init(_ letter: FilledLetter) {
    self.letter = letter
  }

  package func diagnostics() -> [Diagnostic] { score() + length() + roles() }

  /// The score that `etiquette.yaml` asks of the gallery: letters and check keep each other honest.
  private func score() -> [Diagnostic] {
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

  /// The number of words that suits the channel and the stage.
  private func length() -> [Diagnostic] {
    let situation = letter.letter.situation
    guard let band = letter.lists.band(channel: situation[.channel], stage: situation[.stage]),
      !(band.least...max(band.least, band.most)).contains(letter.result.words)
    else { return [] }
    let fault = Fault.lengthOutsideBand(
      words: letter.result.words, least: band.least, most: band.most,
      channel: situation[.channel].rawValue)
    return [letter.page.file.diagnostic(fault)]
  }

  /// The model sees in each sentence the guidelines that it is marked with, or the letter says why it
  /// need not.
  private func roles() -> [Diagnostic] {
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
