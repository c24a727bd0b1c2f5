import Diagnostics
import Etiquette

/// Reads what is said about the values of the facets from `facets/<facet>/<value>.md`.
package enum FacetTextReader {
  /// - Returns: nil, with a fault, where the vocabulary has no such value.
  package static func read(
    _ matter: FrontMatter, facet: Facet, vocabulary: Vocabulary, sources: [Source],
    into diagnostics: inout [Diagnostic]
  ) -> FacetText? {
    var record = matter.record
    let file = record.file
    let known = vocabulary.names(of: facet)
    let summary = record.prose("summary", limit: 160)
    let sources = record.sources(among: sources)
    record.finish(into: &diagnostics)
    guard known.contains(file.stem) else {
      let fault = Fault.unknownValue(file.stem, kind: facet.rawValue, known: known)
      diagnostics.append(file.diagnostic(fault))
      return nil
    }
    return FacetText(
      facet: facet, value: FacetValue.ID(file.stem), summary: summary, sources: sources,
      body: matter.body)
  }
}
