import Diagnostics

/// Something that is wrong with the source, as a page shows it.
struct Problem: Sendable, Equatable, Encodable {
  let severity: String
  /// `path:line:column` as far as it is known; nil for what has no place.
  let place: String?
  let message: String
  /// The line of the source, and below it a caret at the column.
  let excerpt: String?
  let fix: String?

  init(_ diagnostic: Diagnostic) {
    severity = diagnostic.severity.rawValue
    place = String(describing: diagnostic.location)
    message =
      diagnostic.message
      + (diagnostic.count > 1 ? ", and \(diagnostic.count - 1) more like this" : "")
    excerpt = diagnostic.excerpt.map { line in
      guard let column = diagnostic.location.column else { return line }
      let indent = line.unicodeScalars.prefix(column - 1).map { $0 == "\t" ? "\t" : " " }
      return line + "\n" + indent.joined() + "^"
    }
    fix = diagnostic.fix
  }

  init(_ error: BuildError) {
    severity = Diagnostic.Severity.error.rawValue
    place = nil
    message = String(describing: error)
    excerpt = nil
    fix = nil
  }
}
