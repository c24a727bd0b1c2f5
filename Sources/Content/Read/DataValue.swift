import Yams

/// A YAML value as plain data, to be written out as JSON.
package indirect enum DataValue: Sendable, Equatable, Encodable {
  case null
  case flag(Bool)
  case integer(Int)
  case text(String)
  case list([DataValue])
  case mapping([String: DataValue])

  /// Resolves scalars by the core schema of YAML 1.2; numbers with a fraction stay text.
  init(_ node: Node) {
    switch node {
    case .scalar(let scalar):
      if scalar.style != .plain {
        self = .text(scalar.string)
      } else if node.null != nil {
        self = .null
      } else if let flag = node.bool {
        self = .flag(flag)
      } else if let integer = node.wholeNumber {
        self = .integer(integer)
      } else {
        self = .text(scalar.string)
      }
    case .sequence(let sequence): self = .list(sequence.map(DataValue.init))
    case .mapping(let mapping):
      self = .mapping(
        Dictionary(
          mapping.map { ($0.key.string ?? "", DataValue($0.value)) },
          uniquingKeysWith: { first, _ in first }))
    case .alias: self = .null
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

extension Node {
  /// The number that a plain scalar is by the core schema of YAML 1.2, if it is a decimal one.
  ///
  /// Yams reads numbers to the base 60 as well, and ends the process where one is too large.
  var wholeNumber: Int? {
    guard case .scalar(let scalar) = self, scalar.style == .plain else { return nil }
    return Int(scalar.string)
  }
}
