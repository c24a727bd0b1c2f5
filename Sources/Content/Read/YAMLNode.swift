/// A value of a YAML text, with its place.
package enum YAMLNode: Sendable {
  case scalar(Scalar)
  case mapping(Mapping)
  case sequence(Sequence)

  /// Both from 1.
  package struct Mark: Sendable {
    package let line: Int
    package let column: Int
  }

  package struct Scalar: Sendable {
    package let string: String
    /// Written without quotes, so that it can be something else than a text.
    package let isPlain: Bool
    package let mark: Mark

    /// It stands for nothing (YAML 1.1, type `null`).
    var isNull: Bool {
      guard isPlain else { return false }
      return switch string {
      case "", "~", "null", "Null", "NULL": true
      default: false
      }
    }
  }

  package struct Mapping: Sendable {
    /// In the order of the text.
    package let pairs: [(key: YAMLNode, value: YAMLNode)]
    let mark: Mark

    static let empty = Mapping(pairs: [], mark: Mark(line: 1, column: 1))
  }

  package struct Sequence: Sendable {
    let items: [YAMLNode]
    let mark: Mark
  }

  package var mark: Mark {
    switch self {
    case .scalar(let scalar): scalar.mark
    case .mapping(let mapping): mapping.mark
    case .sequence(let sequence): sequence.mark
    }
  }

  /// The text of a scalar, whatever it can be besides.
  package var string: String? {
    if case .scalar(let scalar) = self { scalar.string } else { nil }
  }

  /// YAML 1.1, type `bool`.
  var bool: Bool? {
    guard case .scalar(let scalar) = self, scalar.isPlain else { return nil }
    return switch scalar.string.lowercased() {
    case "true", "yes", "on": true
    case "false", "no", "off": false
    default: nil
    }
  }

  /// The number that a plain scalar is by the core schema of YAML 1.2, if it is a decimal one.
  var wholeNumber: Int? {
    guard case .scalar(let scalar) = self, scalar.isPlain else { return nil }
    return Int(scalar.string)
  }
}
