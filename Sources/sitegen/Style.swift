import Diagnostics
import Foundation

/// Colors, on a terminal that has not asked for none.
struct Style {
  private let isColored: Bool

  /// Follows https://no-color.org: `NO_COLOR`, when set and not empty, turns colors off.
  init(
    standardErrorIsTerminal: Bool,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    let refused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    isColored = standardErrorIsTerminal && !refused && environment["TERM"] != "dumb"
  }

  func bold(_ text: String) -> String { paint(text, "1") }

  func severity(_ severity: Diagnostic.Severity, _ text: String) -> String {
    paint(text, severity == .error ? "1;31" : "1;33")
  }

  private func paint(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
