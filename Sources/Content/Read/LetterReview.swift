import Diagnostics
import Etiquette

/// The etiquette check as the content of one language describes it, for texts that are no part of the
/// site.
package struct LetterReview: Sendable {
  package let check: EtiquetteCheck
  private let vocabulary: Vocabulary

  /// Reads no more of the source than the check needs, so that a fault elsewhere is no obstacle.
  ///
  /// - Parameter tag: the language; the first of the settings if nil.
  /// - Returns: nil for the review if `diagnostics` has an error.
  /// - Throws: `BuildError` where the source cannot be read at all.
  package static func read(_ source: SourceFolder, language tag: String?) async throws(BuildError)
    -> (review: LetterReview?, diagnostics: [Diagnostic])
  {
    let snapshot = try await source.snapshot()
    var diagnostics = snapshot.faults
    guard let settings = SettingsReader.read(snapshot, into: &diagnostics) else {
      return (nil, diagnostics)
    }
    let wanted = tag ?? settings.languages.first?.tag ?? ""
    guard let language = settings.languages.first(where: { $0.tag == wanted }) else {
      let fault = Fault.unknownValue(
        wanted, kind: "language", known: settings.languages.map(\.tag))
      return (nil, [Diagnostic(fault, at: SourceLocation(path: SettingsReader.path))])
    }
    let reader = EditionReader(snapshot: snapshot, language: language, includesDrafts: false)
    let review = reader.readCheck(into: &diagnostics)
    let hasErrors = diagnostics.contains { $0.severity == .error }
    return (hasErrors ? nil : review, diagnostics.sorted())
  }

  init(check: EtiquetteCheck, vocabulary: Vocabulary) {
    self.check = check
    self.vocabulary = vocabulary
  }

  /// The ids of the aims that a context can name.
  package var aims: [String] { vocabulary.aims.map(\.id.rawValue) }

  /// The ids that a context can name for a facet.
  package func names(of facet: Facet) -> [String] {
    vocabulary.names(of: facet)
  }
}
