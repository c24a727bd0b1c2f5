// Faults of letters, phrases and their blanks.
extension Fault {
  static var noSentences: Fault {
    Fault(
      .noSentences, "the letter has no sentences",
      fix: "write one sentence to a line, each led by its role: `[thank] Thank you for …`")
  }

  static func missingRole(sentence: String) -> Fault {
    Fault(
      .missingRole, "\"\(sentence)\" does not say which part it plays",
      fix: "start the line with a role in brackets, such as `[clear]` or `[close]`")
  }

  static func unknownRole(_ role: String, known: [String]) -> Fault {
    Fault(
      .unknownRole, "unknown role `\(role)`", fix: spelling(of: role, among: known))
  }

  static func emptySentence(role: String) -> Fault {
    Fault(
      .emptySentence, "`[\(role)]` has no sentence after it",
      fix: "write the sentence on the same line")
  }

  static func undeclaredBlank(_ name: String, known: [String]) -> Fault {
    Fault(
      .undeclaredBlank, "`{\(name)}` is not a blank that fields.yaml declares",
      fix: spelling(of: name, among: known))
  }

  static func unclosedBlank(_ text: String) -> Fault {
    Fault(
      .unclosedBlank, "a brace in \"\(text)\" has no partner",
      fix: "write a blank as `{role}`; a letter has no other use for braces")
  }

  static func markupInLetter(construct: String) -> Fault {
    Fault(
      .markupInLetter, "a letter is plain text, but this is \(construct)",
      fix: "write plain sentences; put a backslash before a character that Markdown would read")
  }

  static func unmetGuideline(_ guideline: String) -> Fault {
    Fault(
      .unmetGuideline, "no sentence carries out `\(guideline)`",
      fix: "add one, or say that it is left out on purpose: `expects: {\(guideline): none}`")
  }

  static func needlessExpectation(_ guideline: String) -> Fault {
    Fault(
      .needlessExpectation, "`expects` leaves out `\(guideline)`, but the letter carries it out",
      fix: "remove `\(guideline)` from `expects`")
  }

  static var followsItself: Fault {
    Fault(
      .followsItself, "the letter names itself as its follow-up",
      fix: "name the letter to send afterwards, or remove `followUp`")
  }

  /// - Parameters:
  ///   - lacks: the guidelines that earn less than they could, each with its problems.
  ///   - flags: the red flags that were found.
  static func belowPassingScore(_ score: Int, passing: Int, lacks: [String], flags: [String])
    -> Fault
  {
    let reasons = [
      lacks.isEmpty ? nil : "it lacks \(lacks.joined(separator: ", "))",
      flags.isEmpty ? nil : "it has the red flags \(flags.joined(separator: ", "))",
    ].compactMap(\.self)
    return Fault(
      .belowPassingScore,
      "the letter scores \(score) of 100, and the gallery asks for \(passing): "
        + reasons.joined(separator: "; "),
      fix: "run `sitegen review` on its text to see the words found, then change the letter or the "
        + "lists in etiquette.yaml")
  }
}
