import Content
import Diagnostics
import Etiquette

/// Where a new question stands among the others.
struct NewQuestion {
  let edition: Edition
  let name: NewName

  /// - Parameter given: the id of its theme.
  /// - Returns: behind the last question of the theme, with what was made up if the theme was.
  /// - Throws: `NewError.unknownTheme`, and `NewError.badName` where the vocabulary has no themes.
  func place(_ given: String?) throws(NewError) -> (theme: String, order: Int, guess: String?) {
    let themes = edition.terms.vocabulary.questionThemes.map(\.id.rawValue)
    guard let first = themes.first else {
      throw .badName(
        name.title, reason: "vocabulary.yaml has no `themes` yet that questions could belong to")
    }
    if let given {
      guard themes.contains(given) else {
        throw .unknownTheme(given, suggestion: Fault.spelling(of: given, among: themes))
      }
      return (given, order(in: given), nil)
    }
    if let named = themes.first(where: { "-\(name.slug)-".contains("-\($0)-") }) {
      return (named, order(in: named), "theme `\(named)`, from the name")
    }
    let usual = themes.reduce(first) { count(in: $1) > count(in: $0) ? $1 : $0 }
    return (usual, order(in: usual), "theme `\(usual)`, as most questions have")
  }

  private func count(in theme: String) -> Int {
    edition.questions.count { $0.theme.rawValue == theme }
  }

  private func order(in theme: String) -> Int {
    let orders = edition.questions.filter { $0.theme.rawValue == theme }.map(\.order)
    return min(99, (orders.max() ?? 0) + 1)
  }
}
