import Diagnostics

/// A fault as people read it: the place, the cause, the line with a caret, and what to write.
struct FaultText {
  let diagnostic: Diagnostic
  let style: Style

  var text: String {
    var lines = [
      style.bold("\(diagnostic.location):") + " "
        + style.severity(diagnostic.severity, "\(diagnostic.severity.rawValue):")
        + " \(diagnostic.message.printable)"
    ]
    if let excerpt = diagnostic.excerpt, let line = diagnostic.location.line {
      let number = String(line)
      let gutter = String(repeating: " ", count: number.count)
      let shown = Excerpt(excerpt, column: diagnostic.location.column)
      lines.append(" \(number) | \(shown.line)")
      if let indent = shown.indent {
        lines.append(" \(gutter) | \(indent)\(style.bold("^"))")
      }
    }
    lines += diagnostic.notes.map {
      "  \(style.bold("note:")) \($0.location): \($0.message.printable)"
    }
    if diagnostic.unlisted > 0 { lines.append("  and \(diagnostic.unlisted) more like this") }
    if let fix = diagnostic.fix { lines.append("  \(style.bold("fix:")) \(fix.printable)") }
    return lines.joined(separator: "\n") + "\n"
  }
}
