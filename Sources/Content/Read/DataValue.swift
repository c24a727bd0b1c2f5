/// A YAML value as plain data, to be written out as JSON.
package indirect enum DataValue: Sendable, Equatable, Encodable {
  case null
  case flag(Bool)
  case integer(Int)
  case text(String)
  case list([DataValue])
  case mapping([String: DataValue])

  /// Resolves scalars by the core schema of YAML 1.2; numbers with a fraction stay text.
  init(_ node: YAMLNode) {
    switch node {
    case .scalar(let scalar):
      if !scalar.isPlain {
        self = .text(scalar.string)
      } else if scalar.isNull {
        self = .null
      } else if let flag = node.bool {
        self = .flag(flag)
      } else if let integer = node.wholeNumber {
        self = .integer(integer)
      } else {
        self = .text(scalar.string)
      }
    case .sequence(let sequence): self = .list(sequence.items.map(DataValue.init))
    case .mapping(let mapping):
      self = .mapping(
        Dictionary(
          mapping.pairs.map { ($0.key.string ?? "", DataValue($0.value)) },
          uniquingKeysWith: { first, _ in first }))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .flag(let flag): try container.encode(flag)
    case .integer(let integer): try container.encode(integer)
    case .text(let text): try container.encode(text)
    case .list(let list): try container.encode(list)
    case .mapping(let mapping): try container.encode(mapping)
    }
  }
}
