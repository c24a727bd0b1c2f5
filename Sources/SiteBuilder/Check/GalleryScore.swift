import Etiquette

/// Holds every letter of the gallery to the etiquette check, its blanks filled with their examples: the
/// letters and the lists of the check keep each other honest.
struct GalleryScore {
  let library: Library
  let theme: Theme

  func diagnostics() async -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for index in library.editions.indices {
      let edition = library.editions[index]
      let examples = examples(ofEdition: index)
      let letters = edition.gallery.letters
      diagnostics += await letters.concurrentMap { letter in
        Self.diagnostic(for: letter, examples: examples, in: edition)
      }.compactMap(\.self)
    }
    return diagnostics
  }

  private func examples(ofEdition index: Int) -> [Field.ID: String] {
    let page = PageScope(
      library: library, theme: theme, plan: SitePlan(claims: [], assets: AssetFolder([])),
      editionIndex: index, route: Route(""), usesAbsolutePaths: false)
    return Dictionary(
      page.terms.fields.map { ($0.id, page.exampleText(of: $0)) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func diagnostic(
    for letter: Letter, examples: [Field.ID: String], in edition: Edition
  ) -> Diagnostic? {
    let fill = { (id: Field.ID) in examples[id] ?? id.rawValue }
    let result = edition.check.result(
      for: letter.plainText(filledBy: fill),
      in: CheckContext(
        stage: letter.situation[.stage], channel: letter.situation[.channel],
        tone: letter.situation[.tone], expectations: letter.expectations,
        subject: letter.subjects.first?.filled(by: fill)))
    let passing = edition.check.lists.passing
    guard result.score < passing, let page = edition.letterPages[letter.id] else { return nil }
    let guidelines = result.guidelines.filter { $0.earned < $0.possible }.map { finding in
      "\(finding.id.rawValue) (\(finding.problems.map(\.rawValue).joined(separator: ", ")))"
    }
    let fault = Fault.belowPassingScore(
      result.score, passing: passing, lacks: guidelines, flags: result.flags.map(\.id))
    return page.file.diagnostic(fault)
  }
}
