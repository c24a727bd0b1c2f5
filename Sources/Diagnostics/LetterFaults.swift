// Faults of letters, phrases and their blanks.
extension Fault {
  package static var noSentences: Fault {
    Fault(
      .noSentences, "the letter has no sentences",
      fix: "write one sentence to a line, each led by its role: `[thank] Thank you for …`")
  }

  package static func missingRole(sentence: String) -> Fault {
    Fault(
      .missingRole, "\"\(sentence)\" does not say which part it plays",
      fix: "start the line with a role in brackets, such as `[clear]` or `[close]`")
  }

  package static func unknownRole(_ role: String, known: @autoclosure @escaping Fault.Names)
    -> Fault
  {
    Fault(
      .unknownRole, "unknown role `\(role)`", for: role, among: known)
  }

  package static func emptySentence(role: String) -> Fault {
    Fault(
      .emptySentence, "`[\(role)]` has no sentence after it",
      fix: "write the sentence on the same line")
  }

  package static func undeclaredBlank(_ name: String, known: @autoclosure @escaping Fault.Names)
    -> Fault
  {
    Fault(
      .undeclaredBlank, "`{\(name)}` is not a blank that fields.yaml declares",
      for: name, among: known
    ).about("{\(name)}")
  }

  package static func unclosedBlank(_ text: String) -> Fault {
    Fault(
      .unclosedBlank, "a brace in \"\(text)\" has no partner",
      fix: "write a blank as `{role}`; a letter has no other use for braces")
  }

  package static func markupInLetter(construct: String) -> Fault {
    Fault(
      .markupInLetter, "a letter is plain text, but this is \(construct)",
      fix: "write plain sentences; put a backslash before a character that Markdown would read")
  }

  package static func unmetGuideline(_ guideline: String) -> Fault {
    Fault(
      .unmetGuideline, "no sentence carries out `\(guideline)`",
      fix: "add one, or say that it is left out on purpose: `expects: {\(guideline): none}`")
  }

  package static func needlessExpectation(_ guideline: String) -> Fault {
    Fault(
      .needlessExpectation, "`expects` leaves out `\(guideline)`, but the letter carries it out",
      fix: "remove `\(guideline)` from `expects`")
  }

  package static var followsItself: Fault {
    Fault(
      .followsItself, "the letter names itself as its follow-up",
      fix: "name the letter to send afterwards, or remove `followUp`")
  }

  /// - Parameter count: how many blocks there are instead of one.
  package static func noReplyText(count: Int) -> Fault {
    Fault(
      .noReplyText,
      count == 0 ? "there is no reply to copy" : "there are \(count) replies to copy",
      fix:
        "write the reply in one fenced block: a line with ```reply before it, one with ``` after it"
    )
  }

  package static func exampleWithoutSentence(letter: String, guideline: String) -> Fault {
    Fault(
      .exampleWithoutSentence, "no sentence of the letter `\(letter)` is marked `\(guideline)`",
      fix: "name a letter that has one under `examples`")
  }
}
