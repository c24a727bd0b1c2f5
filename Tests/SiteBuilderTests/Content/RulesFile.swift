import Etiquette

@testable import Content
@testable import Diagnostics

/// A file of rules of an edition that has one value of each facet and some guidelines.
struct RulesFile {
  private static let vocabulary = """
    stages:
      - {id: invited, label: Invited, description: Invited.}
    reasons:
      - {id: pay, label: Pay, description: Pay.}
    channels:
      - {id: email, label: Email, description: Email.}
    tones:
      - {id: firm, label: Firm, description: Firm.}
    relationships:
      - {id: stranger, label: Stranger, description: Stranger.}
    aims:
      - {id: decline, label: Decline, description: Decline.}
    """

  private let reader: TermsReader
  private let guidelines: [Guideline]

  init(_ name: String, _ yaml: String, guidelines: [String]) {
    let files = ["vocabulary.yaml": Self.vocabulary, name: yaml]
    let snapshot = SourceSnapshot(
      files: Dictionary(uniqueKeysWithValues: files.map { ("en/\($0)", Array($1.utf8)) }))
    reader = TermsReader(snapshot: snapshot, folder: "en")
    self.guidelines = guidelines.enumerated().map { order, id in
      Guideline(
        id: Guideline.ID(id), order: order + 1, title: id, label: id, summary: id,
        advice: Guideline.Advice(do: [], avoid: [], rewrites: [], exceptions: []))
    }
  }

  /// What a reader makes of it, with the place and the id of each fault.
  func read<Rules>(
    _ make: (Terms, TermsReader, inout [Diagnostic]) -> Rules
  ) -> (Rules, faults: [String]) {
    var diagnostics: [Diagnostic] = []
    var declarations = Declarations()
    let terms = Terms(
      vocabulary: reader.vocabulary(declaring: &declarations, into: &diagnostics), fields: [],
      guidelines: guidelines)
    let rules = make(terms, reader, &diagnostics)
    return (rules, diagnostics.sorted().map { "\($0.location) \($0.id)" })
  }
}
