import Foundation
import SiteBuilder

/// A fault as people read it: the place, the cause, the line with a caret, and what to write.
struct FaultText {
  let diagnostic: Diagnostic
  let style: Style

  var text: String {
    var lines = [
      style.bold("\(diagnostic.location):") + " "
        + style.severity(diagnostic.severity, "\(diagnostic.severity.rawValue):")
        + " \(diagnostic.message)"
    ]
    if let excerpt = diagnostic.excerpt, let line = diagnostic.location.line {
      let number = String(line)
      let gutter = String(repeating: " ", count: number.count)
      lines.append(" \(number) | \(excerpt)")
      if let column = diagnostic.location.column {
        lines.append(" \(gutter) | \(indent(excerpt, to: column))\(style.bold("^"))")
      }
    }
    if let fix = diagnostic.fix { lines.append("  \(style.bold("fix:")) \(fix)") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// White space as wide as the text before a column, tabs kept.
  private func indent(_ excerpt: String, to column: Int) -> String {
    String(
      String.UnicodeScalarView(
        excerpt.unicodeScalars.prefix(column - 1).map { $0 == "\t" ? "\t" : " " }))
  }
}

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
