import Etiquette
import Testing

/// A letter of which a test says only what it is about.
func makeLetter(
  id: Letter.ID = "sample",
  situation: [Facet: FacetValue.ID] = [:],
  subjects: [String] = [],
  followUp: Letter.ID? = nil,
  expectations: [Guideline.ID: Letter.Expectation] = [:],
  _ paragraphs: [[Sentence]] = []
) throws -> Letter {
  Letter(
    id: id, title: "A letter", summary: "It says no.",
    situation: Letter.Situation { situation[$0] ?? "any" },
    aim: "decline", subjects: subjects.map { BlankedText(parsing: $0) },
    advice: Letter.Advice(timing: "Today.", sending: "By email.", notFor: "Friends."),
    followUp: followUp, expectations: expectations,
    reviewed: try #require(CalendarDate(iso8601: "2026-11-22")),
    paragraphs: paragraphs)
}

/// A sentence in the given roles.
func says(_ roles: Role..., text: String, optional: Bool = false) -> Sentence {
  Sentence(roles: roles, isOptional: optional, text: BlankedText(parsing: text), line: 1)
}

/// A vocabulary whose values are the given names, in the order they are given.
func makeVocabulary(_ names: [Facet: [String]]) -> Vocabulary {
  Vocabulary(
    values: names.mapValues { names in
      names.map { FacetValue(id: FacetValue.ID($0), label: $0, description: $0) }
    },
    roleLabels: [:], aims: [])
}
