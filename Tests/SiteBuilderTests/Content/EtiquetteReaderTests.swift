import Etiquette
import Testing

@testable import Content
@testable import Diagnostics

/// The closed schema of `etiquette.yaml`: every mistake is reported at its place.
@Suite struct EtiquetteReaderTests {
  private func read(_ yaml: String) -> (lists: CheckLists, faults: [String]) {
    let file = RulesFile(
      "etiquette.yaml", yaml, guidelines: ["thank", "clear", "alternatives"])
    return file.read { EtiquetteReader(terms: $0).read($1, into: &$2).lists }
  }

  @Test(arguments: [
    ("passing: 101", ["1:10 out-of-range"]),
    ("examined: 0", ["1:11 out-of-range"]),
    ("guidelines: [thank]", ["1:13 wrong-type"]),
    ("guidelines:\n  thanks: {points: 1}", ["2:3 unknown-key"]),
    ("guidelines:\n  thank: {problems: {}}", ["2:10 missing-key"]),
    ("guidelines:\n  thank: {points: many}", ["2:19 out-of-range"]),
    ("guidelines:\n  thank: {points: 1, cues: [thank]}", ["2:22 unknown-key"]),
    ("guidelines:\n  thank: {points: 1, limits: {words: 3}}", ["2:22 unknown-key"]),
    (
      "guidelines:\n  thank:\n    points: 1\n    problems: {tooLong: {advice: A.}}",
      ["4:16 unknown-key"]
    ),
    (
      "guidelines:\n  thank:\n    points: 1\n    problems: {missing: {loss: 1}}",
      ["4:25 missing-key"]
    ),
    ("severities: {grave: {cap: 1}}", ["1:14 unknown-key"]),
    ("flags:\n  - {id: a, severity: grave, rule: emoji, advice: A.}", ["2:23 unknown-value"]),
    ("flags:\n  - {id: a, severity: minor, rule: smell, advice: A.}", ["2:36 unknown-value"]),
    ("flags:\n  - {id: a, severity: minor, advice: A.}", ["2:5 missing-key"]),
    (
      "flags:\n  - {id: a, severity: minor, label: b, rule: emoji, advice: A.}",
      ["2:46 unknown-key"]
    ),
    (
      "flags:\n  - {id: a, severity: minor, label: b, after: [at], advice: A.}",
      ["2:40 unknown-key"]
    ),
    (
      "flags:\n  - {id: a, severity: minor, label: b, tones: [loud], advice: A.}",
      ["2:48 unknown-value"]
    ),
    (
      "flags:\n  - {id: a, severity: minor, label: b, advice: A.}\n  - {id: a, severity: minor, label: b, advice: A.}",
      ["3:10 duplicate-name"]
    ),
    ("channels: {fax: {greeting: true}}", ["1:12 unknown-key"]),
    ("channels: {email: {greeting: often}}", ["1:30 wrong-type"]),
    ("lengths:\n  - {channel: email, least: 1}", ["2:5 missing-key"]),
    ("regrets: {never: 2}", ["1:11 unknown-key"]),
    ("expects: {stages: {invited: {clear: never}}}", ["1:37 unknown-value"]),
    ("expects: {tones: {firm: {cleer: none}}}", ["1:26 unknown-value"]),
    ("greeting: {line: 3}", ["1:12 unknown-key"]),
    ("abbreviations: [no, ~]", ["1:21 empty-value"]),
    ("setAside: {attributions: [{starts: a}]}", ["1:27 missing-key"]),
    ("lists: []", ["1:1 unknown-key"]),
  ])
  func aFaultHasItsPlace(yaml: String, faults: [String]) {
    #expect(read(yaml).faults == faults.map { "en/etiquette.yaml:" + $0 })
  }

  @Test func anEmptyFileAsksForNothing() {
    let (lists, faults) = read("")
    #expect(faults == [])
    #expect(lists == CheckLists())
  }

  @Test func whatIsReadIsKept() {
    let (lists, faults) = read(
      """
      guidelines:
        clear:
          points: 10
          limits: {within: 1}
          problems: {late: {loss: 3, advice: Earlier., suggestion: No.}}
      regrets: {invited: 3}
      severities: {major: {loss: 5}}
      flags:
        - {id: rude, severity: major, label: blame, tones: [firm], advice: Be kind.}
        - {id: two, severity: major, rule: twoNames, after: [at], ignore: [zoom], advice: Which?}
      setAside:
        attributions: [{starts: on, ends: wrote}]
        devices: [sent from]
      connectors: [but]
      prefixes: [al]
      capitalized: [i]
      """)
    #expect(faults == [])
    let late = ProblemRule(loss: 3, advice: Advice(text: "Earlier.", suggestion: "No."))
    #expect(
      lists.guidelines
        == [.clear: GuidelineRule(points: 10, limits: [.within: 1], problems: [.late: late])])
    #expect(lists.regrets == ["invited": 3])
    #expect(
      lists.flags.map(\.finder)
        == [.label("blame"), .twoNames(after: ["at"], ignored: ["zoom"])])
    #expect(lists.setAside.attributions == [.init(starts: "on", ends: "wrote")])
    #expect(lists.setAside.devices == ["sent from"])
    #expect(lists.connectors == ["but"])
    #expect(lists.prefixes == ["al"])
    #expect(lists.capitalized == ["i"])
  }
}
