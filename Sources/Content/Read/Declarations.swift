import Diagnostics
import Etiquette

/// Where an edition declares its names, for what can only be said about them once everything that
/// could use them is read.
package struct Declarations: Sendable {
  package var fields: [String: Place] = [:]
  package var sources: [String: Place] = [:]
  package var values: [Facet: [String: Place]] = [:]

  package init() {}
}
