import Diagnostics
import Etiquette

/// Reads the phrasebook: one list of sentences for each guideline.
package struct PhraseReader {
  let terms: Terms

  package init(terms: Terms) {
    self.terms = terms
  }

  func read(_ names: TermsReader, into diagnostics: inout [Diagnostic]) -> [Phrase] {
    var phrases: [Phrase] = []
    let guidelines = terms.guidelines.map(\.id)
    for path in names.snapshot.paths(in: names.folder + "/phrases", withExtension: "yaml") {
      let name = String(path.dropFirst(names.folder.count + 1))
      let id = Guideline.ID(String(name.dropFirst("phrases/".count).dropLast(".yaml".count)))
      guard guidelines.contains(id) else {
        let fault = Fault.unknownValue(
          id.rawValue, kind: "guideline", known: guidelines.map(\.rawValue))
        diagnostics.append(Diagnostic(fault, at: SourceLocation(path: path)))
        continue
      }
      let records = names.list(name, purpose: "the sentences for `\(id)`", &diagnostics) ?? []
      for var record in records {
        phrases.append(phrase(for: id, &record))
        record.finish(into: &diagnostics)
      }
    }
    return phrases
  }

  package func phrase(for guideline: Guideline.ID, _ record: inout Record) -> Phrase {
    let source = record.text("text")
    let text = BlankedText(parsing: source)
    for fault in BlankCheck(terms: terms).faults(in: text) { record.report(fault, at: "text") }
    var fits = record.fits(in: terms.vocabulary)
    if record.has("withoutReasons") {
      if fits[.reason] != nil {
        record.report(.unknownKey("withoutReasons", known: ["reasons"]), at: "withoutReasons")
      }
      let known = terms.vocabulary.names(of: .reason)
      let without = record.names("withoutReasons", of: "reason", among: known)
      fits[.reason] = known.filter { !without.contains($0) }.map { FacetValue.ID($0) }
    }
    return Phrase(
      guideline: guideline, text: text, fits: fits, isByChoice: record.flag("byChoice"))
  }
}

extension Record {
  /// The facet values that something fits, under the plural names of the facets; it fits all of a facet that
  /// is not named.
  mutating func fits(in vocabulary: Vocabulary) -> [Facet: [FacetValue.ID]] {
    var fits: [Facet: [FacetValue.ID]] = [:]
    for facet in Facet.allCases where has(facet.plural) {
      fits[facet] = names(facet.plural, of: facet.rawValue, among: vocabulary.names(of: facet))
        .map { FacetValue.ID($0) }
    }
    return fits
  }
}

/// Finds blanks that no field declares and braces without a partner.
struct BlankCheck {
  let terms: Terms

  func faults(in text: BlankedText) -> [Fault] {
    text.segments.compactMap { segment in
      switch segment {
      case .blank(let id):
        terms.field(id) == nil
          ? .undeclaredBlank(id.rawValue, known: terms.fieldNames) : nil
      case .text(let text):
        text.utf8.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
          ? .unclosedBlank(text) : nil
      }
    }
  }
}
