import Etiquette

// Faults of letters that are too much like each other, and the figures in words.
extension Fault {
  package static func styleLimit(_ figure: StyleFigure) -> Fault {
    let fix =
      switch figure.subject {
      case .contractions: "write in these letters as one speaks, or change the limit"
      case .noContractions: "write the words out in these letters"
      default: "write some of these letters in another way, or change the limit"
      }
    let verdict = if case .least = figure.bound { "asked for" } else { "allowed" }
    return Fault(
      .styleLimit, "\(figure.statement): \(figure.share), where \(figure.limit) is \(verdict)",
      fix: fix)
  }
}

extension StyleFigure {
  /// What is counted, such as "41 of 132 letters by `email` open with …".
  package var statement: String {
    let (all, common) = words
    return "\(count) of \(total) \(all) \(common)"
  }

  /// In percent, such as "31.1 %".
  package var share: String { "\(tenthsOfPercent / 10).\(tenthsOfPercent % 10) %" }

  /// Such as "at most 25 %".
  package var limit: String {
    switch bound {
    case .most(0): "none"
    case .most(let percent): "at most \(percent) %"
    case .least(let percent): "at least \(percent) %"
    }
  }

  private var words: (all: String, common: String) {
    switch subject {
    case .openingShape(let channel, let roles, let word):
      (
        "letters by `\(channel)`",
        "open with `\(roles.source)` and \"\(word)\""
      )
    case .openingWords(let words): ("letters", "begin with \"\(words)\"")
    case .roleOrder(let roles):
      ("letters", "have the order \(roles.map(\.name).joined(separator: ", "))")
    case .refusalSecond: ("letters that refuse", "do so in their second sentence")
    case .contractions: ("letters that are to have contractions", "have one")
    case .noContractions: ("letters that are to have no contraction", "have one")
    case .word(let word): ("letters", "say \"\(word)\"")
    }
  }
}

extension Diagnostic.Note {
  package static func isCounted(for subject: StyleFigure.Subject, at place: SourceLocation) -> Self
  {
    Self(
      message: subject == .contractions ? "a letter without one" : "one of these letters",
      location: place)
  }
}
