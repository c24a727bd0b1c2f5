// Faults of letters as parts of the gallery.
extension Fault {
  /// - Parameters:
  ///   - lacks: the guidelines that earn less than they could, each with its problems.
  ///   - flags: the red flags that were found.
  package static func belowPassingScore(
    _ score: Int, passing: Int, lacks: [String], flags: [String]
  )
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
      fix: "run `sitegen review` on its text to see the sentences found, then change the letter")
  }

  /// - Parameter unit: what is counted, such as "words".
  package static func lengthOutsideBand(
    _ length: Int, in unit: String, least: Int, most: Int, channel: String
  ) -> Fault {
    Fault(
      .lengthOutsideBand,
      "the letter has \(length) \(unit), and `\(channel)` asks for \(least) to \(most)",
      fix: length < least
        ? "say what only this situation has, or change `lengths` in etiquette.yaml"
        : "leave out what the reader can do without, or change `lengths` in etiquette.yaml")
  }

  package static func unrecognizedGuideline(_ guideline: String) -> Fault {
    Fault(
      .unrecognizedGuideline,
      "the etiquette check does not see that this sentence is for `\(guideline)`",
      fix: "word it so that it does, mark it with what it does, or say why not: "
        + "`waivers: {\(guideline): the reason}`")
  }

  package static func needlessWaiver(_ guideline: String) -> Fault {
    Fault(
      .needlessWaiver, "`\(guideline)` is waived, but the etiquette check sees it in each sentence",
      fix: "remove `\(guideline)` from `waivers`")
  }

  package static func similarLetter(_ other: String, percent: Int) -> Fault {
    Fault(
      .similarLetter,
      "the letter shares \(percent) % of its five-word sequences with `\(other)`",
      fix: "write it for its own situation: no two letters share more than a third")
  }

  package static func repeatedSentence(letters: Int, most: Int) -> Fault {
    Fault(
      .repeatedSentence, "this sentence stands in \(letters) letters, and \(most) is the most",
      fix: "say it in other words where it matters least")
  }

  package static func unusedBlank(_ id: String) -> Fault {
    Fault(
      .unusedBlank, "no letter, phrase or reply uses the blank `\(id)`", fix: "use it, or remove it"
    )
  }

  package static func unusedSource(_ id: String) -> Fault {
    Fault(
      .unusedSource, "no page cites the source `\(id)`",
      fix: "name it under `sources` of the page that rests on it, or remove it")
  }

  package static func valueWithoutLetter(_ id: String, facet: String) -> Fault {
    Fault(
      .valueWithoutLetter, "there is no letter with the \(facet) `\(id)`",
      fix: "write one, or remove the value")
  }

  /// - Parameter choices: a reason, a channel and a tone each.
  package static func choiceWithoutSentence(_ guideline: String, choices: [String]) -> Fault {
    let more = choices.count > 4 ? ", and \(choices.count - 4) more" : ""
    return Fault(
      .choiceWithoutSentence,
      "no sentence for `\(guideline)` fits \(choices.prefix(4).joined(separator: ", "))\(more)",
      fix: "add one to `phrases/\(guideline).yaml`, or say here that the choice makes no sense")
  }

  package static func draftFollowUp(_ letter: String) -> Fault {
    Fault(
      .draftFollowUp, "`\(letter)` is a draft, so nothing follows this letter",
      fix: "take `draft` out of that letter, or name another")
  }
}

extension Diagnostic.Note {
  package static func similarLetter(at place: SourceLocation) -> Self {
    Self(message: "the other letter", location: place)
  }

  package static func alsoSet(at place: SourceLocation) -> Self {
    Self(message: "here it stands too", location: place)
  }
}
