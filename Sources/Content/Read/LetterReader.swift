import CommonMark
import Diagnostics
import Etiquette
import Languages

/// Reads a letter from `letters/<slug>.md`: front matter by its schema, sentences from cmark's tree.
package struct LetterReader: Sendable {
  let terms: Terms
  /// Every letter of the edition, which a follow-up can name.
  let letters: Set<Letter.ID>
  let includesDrafts: Bool
  let writing: Writing

  package init(
    terms: Terms, letters: Set<Letter.ID>, includesDrafts: Bool, writing: Writing
  ) {
    self.terms = terms
    self.letters = letters
    self.includesDrafts = includesDrafts
    self.writing = writing
  }

  package func read(_ matter: FrontMatter, into diagnostics: inout [Diagnostic]) -> LetterPage? {
    var record = matter.record
    let id = Letter.ID(record.file.stem)
    let title = record.prose("title", limit: 70)
    let summary = record.prose("summary", limit: 160)
    let situation = Letter.Situation { facet in
      FacetValue.ID(
        record.name(
          facet.rawValue, of: facet.rawValue, among: terms.vocabulary.names(of: facet)) ?? "")
    }
    let aims = terms.vocabulary.aims.map(\.id)
    let aim =
      record.optionalName("aim", of: "aim", among: aims.map(\.rawValue)).map { Aim.ID($0) }
      ?? aims.first ?? ""
    let subjects = subjects(&record)
    let advice = Letter.Advice(
      timing: record.prose("timing"),
      sending: record.prose("sending"),
      notFor: record.prose("notFor"))
    let followUp = followUp(of: id, &record)
    let expectations = expectations(&record)
    let waivers = record.namedTexts(
      "waivers", of: "guideline", among: terms.guidelineNames)
    let keywords = record.keywords("keywords")
    let isDraft = record.flag("draft")
    let isGeneral = record.flag("general")
    let aliases = RedirectReader.aliases(&record)
    let translation = record.translation()
    let reviewed = record.date("reviewed")

    let sentences = LetterSentences(terms: terms, file: record.file)
    let count = diagnostics.count
    let paragraphs = sentences.recognize(in: matter.body.plainDocument(), into: &diagnostics)
    if diagnostics.count == count {
      checkLines(of: matter.body, read: paragraphs, into: &diagnostics)
    }
    let isWhole = diagnostics.count == count
    let examples = examples(
      ofBlanksIn: paragraphs.joined().map(\.text) + subjects, isWhole: isWhole, &record)
    guard let reviewed else {
      record.finish(into: &diagnostics)
      return nil
    }
    let letter = Letter(
      id: id, title: title, summary: summary, situation: situation, aim: aim,
      subjects: subjects, advice: advice, followUp: followUp, expectations: expectations,
      waivers: Dictionary(
        waivers.map { (Guideline.ID($0.name), $0.text) }, uniquingKeysWith: { first, _ in first }),
      examples: examples, keywords: keywords, reviewed: reviewed, isGeneral: isGeneral,
      paragraphs: paragraphs, isSpaced: writing.hasSpaces,
      followUpGuideline: terms.guideline(of: .followUp))
    if isWhole { checkExpectations(of: letter, &record) }
    record.finish(into: &diagnostics)
    guard includesDrafts || !isDraft else { return nil }
    return LetterPage(
      letter: letter, file: matter.record.file, aliases: aliases, translation: translation)
  }

  private func subjects(_ record: inout Record) -> [BlankedText] {
    record.texts("subjects").map { subject in
      let text = BlankedText(parsing: subject)
      for fault in BlankCheck(terms: terms).faults(in: text) {
        record.report(fault, at: "subjects")
      }
      return text
    }
  }

  private func followUp(of id: Letter.ID, _ record: inout Record) -> Letter.ID? {
    guard let name = record.optionalText("followUp", matching: Slug.filePattern) else { return nil }
    if name == id.rawValue {
      record.report(.followsItself, at: "followUp")
    } else if !letters.contains(Letter.ID(name)) {
      record.report(
        .unknownValue(name, kind: "letter", known: letters.map(\.rawValue).sorted()),
        at: "followUp")
    }
    return Letter.ID(name)
  }

  private func expectations(_ record: inout Record) -> [Guideline.ID: Letter.Expectation] {
    let pairs = record.namePairs(
      "expects", of: "guideline", among: terms.guidelineNames,
      valuesAmong: Letter.Expectation.allCases.map(\.rawValue))
    return Dictionary(
      pairs.compactMap { pair in
        Letter.Expectation(rawValue: pair.value).map { (Guideline.ID(pair.name), $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter isWhole: whether all blanks of the letter are known.
  private func examples(ofBlanksIn texts: [BlankedText], isWhole: Bool, _ record: inout Record)
    -> [Field.ID: String]
  {
    let pairs = record.textPairs("examples", of: "blank", among: terms.fieldNames)
    guard isWhole, !pairs.isEmpty else { return [:] }
    let blanks = Set(terms.asked(for: texts.flatMap(\.blanks)))
    let fields = terms.fields.filter { blanks.contains($0.id) }
    let fieldsByName = Dictionary(
      fields.map { ($0.id.rawValue, $0) }, uniquingKeysWith: { first, _ in first })
    var examples: [Field.ID: String] = [:]
    for pair in pairs {
      guard let field = fieldsByName[pair.name] else {
        let fault = Fault.unknownValue(
          pair.name, kind: "blank in this letter", known: fields.map(\.id.rawValue))
        record.report(fault, at: pair.namePlace)
        continue
      }
      if let fault = field.fault(inExample: pair.text) { record.report(fault, at: pair.textPlace) }
      examples[field.id] = pair.text
    }
    return examples
  }

  /// A line that is no sentence and no fault has vanished: as a link definition, which Markdown does
  /// not show.
  private func checkLines(
    of body: Prose, read paragraphs: [[Sentence]], into diagnostics: inout [Diagnostic]
  ) {
    let read = Set(paragraphs.flatMap { $0.map(\.line) })
    let lines = Array(body.markdown.utf8).split(separator: 0x0A, omittingEmptySubsequences: false)
    for (offset, text) in lines.enumerated() {
      let line = body.firstLine + offset
      if read.contains(line) || String(decoding: text, as: UTF8.self)[...].isBlank { continue }
      let fault = Fault.markupInLetter(construct: "a link definition")
      diagnostics.append(body.file.diagnostic(fault, line: line, column: 1))
    }
  }

  private func checkExpectations(of letter: Letter, _ record: inout Record) {
    for guideline in terms.guidelines.filter(\.isExpected).map(\.id) {
      let isCarriedOut = letter.guidelines.contains(guideline)
      let expectation = letter.expectations[guideline]
      if isCarriedOut, expectation == .notExpected {
        record.report(.needlessExpectation(guideline.rawValue), at: "expects")
      } else if !isCarriedOut, expectation == nil {
        record.report(.unmetGuideline(guideline.rawValue), at: "expects")
      }
    }
  }
}
