import Diagnostics

/// The faults as commands that GitHub Actions shows beside the lines of a pull request (GitHub Docs,
/// "Workflow commands").
struct GitHubAnnotations {
  private let diagnostics: [Diagnostic]
  private let folder: String

  /// - Parameter folder: where the source is in the repository; empty, or with a slash at its end.
  init(_ diagnostics: [Diagnostic], in folder: String) {
    self.diagnostics = diagnostics
    self.folder = folder
  }

  var text: String {
    diagnostics.map { diagnostic in
      let place = diagnostic.location
      let properties = [
        ("file", folder + place.path), ("line", place.line.map(String.init)),
        ("col", place.column.map(String.init)), ("title", diagnostic.id),
      ].compactMap { name, value in value.map { "\(name)=\(Self.property($0))" } }
      let message = [diagnostic.message, diagnostic.fix.map { "fix: \($0)" }]
        .compactMap(\.self).joined(separator: "\n")
      return "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))"
        + "::\(Self.data(message))\n"
    }.joined()
  }

  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
