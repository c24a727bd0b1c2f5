/// The keys that a reader asks a mapping for, in the order of its questions.
///
/// Nobody declares them: `Record(describedIn:)` notes each question of the reader itself, so that what
/// a schema or the documentation says of a key is what the build does with it.
package final class MappingSchema {
  package private(set) var keys: [(name: String, value: ValueSchema)] = []
  package private(set) var required: Set<String> = []
  /// Whether the keys noted now belong to one choice among several, so that none is required of all.
  var isChoice = false

  package init() {}

  /// Notes a question. Of several for one key the first counts: it is the most exact.
  func note(_ name: String, _ value: ValueSchema, isRequired: Bool = false) {
    if isRequired { require(name) }
    if !keys.contains(where: { $0.name == name }) { keys.append((name, value)) }
  }

  func require(_ name: String) {
    if !isChoice { required.insert(name) }
  }
}

/// What a reader expects of the value of a key.
package indirect enum ValueSchema {
  /// - Parameters:
  ///   - limit: the most characters.
  ///   - pattern: a regular expression (ECMA 262) that every right value matches; what it says beyond
  ///     that is for the reader to check.
  case text(limit: Int? = nil, pattern: String? = nil)
  /// One of a closed set of names, which are of a kind such as `stage`.
  case name(kind: String, among: [String])
  case flag
  case integer(ClosedRange<Int>)
  case date
  case list(ValueSchema, count: ClosedRange<Int> = 0...Int.max)
  case mapping(MappingSchema)
  /// Names with a value each; names of any kind where there is no set of them.
  case pairs(kind: String? = nil, names: [String]? = nil, ValueSchema)
  case either(ValueSchema, ValueSchema)
}

/// A name in the place of all that a site may have of a kind: `<stage>`.
package enum AnyName {
  /// The name of a key in whose place any text may stand.
  package static let text = "<name>"

  package static func of(_ kind: String) -> String { "<\(kind)>" }

  package static func isOne(_ name: String) -> Bool { name.hasPrefix("<") }
}
