import Diagnostics
import Etiquette

/// What keeps something new from being made.
package enum NewError: Error, Equatable {
  case badName(String, reason: String)
  case exists(path: String)
  case unknownLanguage(String, known: [String])
  case unknownValue(String, of: Facet, suggestion: String?)
  case unknownTheme(String, suggestion: String?)
  case unknownGuideline(String, suggestion: String?)
  /// The site as it is cannot be built, so nothing can be said of what would be added.
  case brokenSource([Diagnostic])
  /// There is no theme to give to a new site, or it brings no starter.
  case noStarter(theme: String)
  case failed(BuildError)

  /// The command was used wrongly, as opposed to the folder being unfit.
  package var isMisuse: Bool {
    switch self {
    case .badName, .unknownLanguage, .unknownValue, .unknownTheme, .unknownGuideline: true
    case .exists, .brokenSource, .noStarter, .failed: false
    }
  }
}

extension NewError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badName(let name, let reason):
      "'\(name)' cannot be its name: \(reason)"
    case .exists(let path):
      "\(path) is there already. Choose another name, or move it away"
    case .unknownLanguage(let tag, let known):
      "the site has no language '\(tag)'. Known: \(known.joined(separator: ", "))"
    case .unknownValue(let value, let facet, let suggestion):
      "unknown \(facet.rawValue) '\(value)'" + (suggestion.map { "; \($0)" } ?? "")
    case .unknownGuideline(let name, let suggestion):
      "there is no guideline '\(name)'" + (suggestion.map { "; \($0)" } ?? "")
    case .unknownTheme(let name, let suggestion):
      "there is no theme '\(name)'" + (suggestion.map { "; \($0)" } ?? "")
    case .brokenSource:
      "the site has errors, which have to be fixed first"
    case .noStarter(let theme):
      "themes/\(theme) has no folder `starter` to make a site from, and extends no theme that has one"
    case .failed(let error):
      String(describing: error)
    }
  }
}
