import Foundation

/// Writes texts so that YAML reads the same text again.
enum YAMLScalar {
  /// Plain where that is certain to be safe, otherwise in double quotes (YAML 1.2, section 7.3).
  static func text(_ text: String) -> String {
    isPlain(text) ? text : quoted(text)
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter, text.last?.isWhitespace == false else {
      return false
    }
    let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
    return !words.contains(text.lowercased())
      && text.allSatisfy { $0.isLetter || $0.isNumber || " ,.;?!'()-".contains($0) }
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20:
        quoted += "\\x" + String(format: "%02X", scalar.value)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
