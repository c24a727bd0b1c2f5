import Etiquette

/// What the page of a facet value says of its own above the letters: what changes in this situation,
/// what to mention and what not.
package struct FacetText: Sendable {
  let facet: Facet
  let value: FacetValue.ID
  /// What search engines show of the page.
  package let summary: String
  package let sources: [Source.ID]
  package let body: Prose
}
