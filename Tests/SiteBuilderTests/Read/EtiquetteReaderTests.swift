import Etiquette
import Testing

@testable import SiteBuilder

/// The closed schema of `etiquette.yaml`: every mistake is reported at its place.
@Suite struct EtiquetteReaderTests {
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

  private func read(_ yaml: String) -> (check: EtiquetteCheck, faults: [String]) {
    let snapshot = SourceSnapshot(files: [
      "en/vocabulary.yaml": Array(Self.vocabulary.utf8), "en/etiquette.yaml": Array(yaml.utf8),
    ])
    let names = TermsReader(snapshot: snapshot, folder: "en")
    var diagnostics: [Diagnostic] = []
    var declarations = Declarations()
    let guidelines = ["thank", "clear", "alternatives"].enumerated().map { order, id in
      Guideline(
        id: Guideline.ID(id), order: order + 1, title: id, label: id, summary: id,
        advice: Guideline.Advice(do: [], avoid: [], rewrites: [], exceptions: []))
    }
    let terms = Terms(
      vocabulary: names.vocabulary(declaring: &declarations, into: &diagnostics), fields: [],
      guidelines: guidelines)
    let check = EtiquetteReader(terms: terms).read(names, into: &diagnostics).check
    return (check, diagnostics.sorted().map { "\($0.location) \($0.id)" })
  }

  @Test(arguments: [
    ("passing: 101", ["1:10 out-of-range"]),
    ("examined: 0", ["1:11 out-of-range"]),
    ("guidelines: [thank]", ["1:13 wrong-type"]),
    ("guidelines:\n  thanks: {points: 1}", ["2:3 unknown-key"]),
    ("guidelines:\n  thank: {cues: [thank]}", ["2:10 missing-key"]),
    ("guidelines:\n  thank: {points: many}", ["2:19 out-of-range"]),
    ("guidelines:\n  thank: {points: 1, apologies: [sorry]}", ["2:22 unknown-key"]),
    ("guidelines:\n  thank: {points: 1, limits: {words: 3}}", ["2:31 unknown-key"]),
    (
      "guidelines:\n  thank:\n    points: 1\n    problems: {tooLong: {advice: A.}}",
      ["4:16 unknown-key"]
    ),
    ("guidelines:\n  thank:\n    points: 1\n    problems: {late: {loss: 1}}", ["4:22 missing-key"]),
    ("severities: {grave: {cap: 1}}", ["1:14 unknown-key"]),
    ("flags:\n  - {id: a, severity: grave, advice: A.}", ["2:23 unknown-value"]),
    ("flags:\n  - {id: a, severity: minor, rule: smell, advice: A.}", ["2:36 unknown-value"]),
    ("flags:\n  - {id: a, severity: minor, tones: [loud], advice: A.}", ["2:38 unknown-value"]),
    (
      "flags:\n  - {id: a, severity: minor, advice: A.}\n  - {id: a, severity: minor, advice: A.}",
      ["3:10 duplicate-name"]
    ),
    ("channels: {fax: {greeting: true}}", ["1:12 unknown-key"]),
    ("channels: {email: {greeting: often}}", ["1:30 wrong-type"]),
    ("lengths:\n  - {channel: email, least: 1}", ["2:5 missing-key"]),
    ("apologies: {never: 2}", ["1:13 unknown-key"]),
    ("expects: {stages: {invited: {clear: never}}}", ["1:37 unknown-value"]),
    ("expects: {tones: {firm: {cleer: none}}}", ["1:26 unknown-value"]),
    ("greeting: {line: 3}", ["1:12 unknown-key"]),
    ("abbreviations: [no, ~]", ["1:21 empty-value"]),
    ("contractions: [can't]", ["1:15 wrong-type"]),
    ("lists: []", ["1:1 unknown-key"]),
  ])
  func aFaultHasItsPlace(yaml: String, faults: [String]) {
    #expect(read(yaml).faults == faults.map { "en/etiquette.yaml:" + $0 })
  }

  @Test func anEmptyFileChecksNothing() {
    let (check, faults) = read("")
    #expect(faults == [])
    #expect(check.result(for: "Anything at all").score == 100)
  }

  @Test func whatIsReadIsChecked() {
    let (check, faults) = read(
      """
      guidelines:
        thank:
          points: 10
          limits: {within: 1}
          cues: [thank*]
          except: [no thanks]
          objects: [for]
          problems: {late: {loss: 3, advice: Earlier., suggestion: Thanks for it.}}
      severities: {major: {loss: 5}}
      flags:
        - {id: rude, severity: major, cues: [rude], tones: [firm], advice: Be kind.}
      """)
    #expect(faults == [])
    let text = "You were rude. Thank you for it. No thanks."
    let result = check.result(for: text, in: CheckContext(tone: "firm"))
    #expect(result.score == 65)
    #expect(result.guidelines.map(\.spans) == [[15..<20]])
    #expect(result.guidelines.map(\.problems) == [[.late]])
    #expect(
      result.guidelines.first?.advice
        == Advice(text: "Earlier.", suggestion: "Thanks for it."))
    #expect(result.flags.map(\.id) == ["rude"])
    #expect(check.result(for: text).flags == [])
  }
}
