import Content
import Diagnostics
import Etiquette
import Themes

/// Holds a letter, its blanks filled with their examples, to what a letter of the gallery has to be.
package struct LetterCheck {
  private let letter: FilledLetter
  private let file: SourceFile
  private let check: EtiquetteCheck
  private let result: CheckResult

  /// What is wrong with a letter by itself. In a language without a model only its length is looked at.
  package static func diagnostics(
    of letter: FilledLetter, in file: SourceFile, of edition: Edition
  ) -> [Diagnostic] {
    guard let check = edition.check else {
      return LengthCheck(letter: letter, file: file, lists: edition.checkLists)
        .diagnostics(length: letter.length)
    }
    return LetterCheck(letter, in: file, by: check).diagnostics()
  }

  private init(_ letter: FilledLetter, in file: SourceFile, by check: EtiquetteCheck) {
    self.letter = letter
    self.file = file
    self.check = check
    let situation = letter.letter.situation
    result = check.result(
      for: letter.text,
      in: CheckContext(
        stage: situation[.stage], channel: situation[.channel], tone: situation[.tone],
        expectations: letter.letter.expectations, subject: letter.subject))
  }

  private func diagnostics() -> [Diagnostic] {
    score()
      + LengthCheck(letter: letter, file: file, lists: check.lists)
      .diagnostics(length: result.length)
      + roles()
  }

  /// The score that `etiquette.yaml` asks of the gallery: letters and check keep each other honest.
  private func score() -> [Diagnostic] {
    guard result.score < check.lists.passing else { return [] }
    let guidelines = result.guidelines.filter { $0.earned < $0.possible }.map { finding in
      "\(finding.id.rawValue) (\(finding.problems.map(\.rawValue).joined(separator: ", ")))"
    }
    let fault = Fault.belowPassingScore(
      result.score, passing: check.lists.passing, lacks: guidelines,
      flags: result.flags.map(\.id))
    return [file.diagnostic(fault)]
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
        var line = SearchedLine(sentence.line, of: file)
        let place = line.place(of: "[" + sentence.roles.source)
        found.append(place.diagnostic(.unrecognizedGuideline(id.rawValue)))
      }
    }
    return found
      + waivers.keys.filter { !needed.contains($0) }.sorted().map { id in
        file.place(ofKey: "waivers").diagnostic(.needlessWaiver(id.rawValue))
      }
  }

  private func isJudged(_ id: Guideline.ID) -> Bool {
    check.model.labels.contains(id.rawValue) && finding(id) != nil
  }

  private func isSeen(_ id: Guideline.ID, in range: Range<Int>) -> Bool {
    finding(id)?.spans.contains { $0.overlaps(range) } == true
  }

  private func finding(_ id: Guideline.ID) -> GuidelineFinding? {
    result.guidelines.first { $0.id.rawValue == id.rawValue }
  }
}

/// Holds a letter to the length that suits its channel and stage.
struct LengthCheck {
  let letter: FilledLetter
  let file: SourceFile
  let lists: CheckLists

  /// - Parameter length: of the letter in words, or in characters in a script without spaces.
  func diagnostics(length: Int) -> [Diagnostic] {
    let situation = letter.letter.situation
    guard let band = lists.band(channel: situation[.channel], stage: situation[.stage]),
      !(band.least...max(band.least, band.most)).contains(length)
    else { return [] }
    let fault = Fault.lengthOutsideBand(
      length, in: letter.letter.isSpaced ? "words" : "characters", least: band.least,
      most: band.most, channel: situation[.channel].rawValue)
    return [file.diagnostic(fault)]
  }
}
