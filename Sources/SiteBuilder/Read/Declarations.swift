import Etiquette

/// Where an edition declares its names, for what can only be said about them once everything that
/// could use them is read.
struct Declarations: Sendable {
  var fields: [String: Place] = [:]
  var sources: [String: Place] = [:]
  var values: [Facet: [String: Place]] = [:]
}
