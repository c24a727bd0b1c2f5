import Etiquette

/// What the page of a facet value says of its own above the letters: what changes in this situation,
/// what to mention and what not.
struct FacetText: Sendable {
  let facet: Facet
  let value: FacetValue.ID
  /// What search engines show of the page.
  let summary: String
  let sources: [Source.ID]
  let body: Prose
}
