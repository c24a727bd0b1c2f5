import Testing

@testable import Content
@testable import Diagnostics

/// A record is read under a closed schema: names that are not known are faults that say which are.
@Suite struct RecordNamesTests {
  private let tones = ["warm", "formal", "neutral"]

  private func read<Value>(_ yaml: String, _ ask: (inout Record) -> Value) throws
    -> (value: Value, diagnostics: [Diagnostic])
  {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "a", text: yaml)
    let node = try #require(YAMLText(yaml, file: file).compose(into: &diagnostics))
    var record = try #require(
      Record(node, named: "it", file: file, firstLine: 1, into: &diagnostics))
    let value = ask(&record)
    record.finish(into: &diagnostics)
    return (value, diagnostics.sorted())
  }

  private func places(_ diagnostics: [Diagnostic]) -> [String] {
    diagnostics.map { "\($0.location) \($0.id)" }
  }

  @Test func aKeyThatNobodyAskedForIsUnknown() throws {
    let found = try read("title: A\nsumary: B\n") {
      ($0.text("title"), $0.optionalText("summary"))
    }
    #expect(found.diagnostics.map(\.fault.id) == [.unknownKey])
    #expect(found.diagnostics[0].location.description == "a:2:1")
    #expect(found.diagnostics[0].message == "unknown key `sumary`")
    #expect(found.diagnostics[0].fix == "did you mean `summary`? Known: summary, title")
  }

  @Test func aKeyThatIsLikeNoneGetsTheKnownOnesOnly() throws {
    let found = try read("zebra: B\n") { $0.optionalText("title") }
    #expect(found.diagnostics.map(\.fix) == ["Known: title"])
  }

  @Test func everyUnknownKeyIsReported() throws {
    let found = try read("a: 1\nb: 2\nc: 3\n") { $0.optionalText("b") }
    #expect(places(found.diagnostics) == ["a:1:1 unknown-key", "a:3:1 unknown-key"])
  }

  @Test(
    arguments: [
      ("tone: warm", "warm", []),
      ("tone: wram", nil, ["a:1:7 unknown-value"]),
      ("tone: Warm", nil, ["a:1:7 unknown-value"]),
      ("tone: [warm]", nil, ["a:1:7 wrong-type"]),
      ("tone:", nil, ["a:1:6 empty-value"]),
    ] as [(String, String?, [String])])
  func oneOfAClosedSet(yaml: String, value: String?, faults: [String]) throws {
    let required = try read(yaml) { $0.name("tone", of: "tone", among: tones) }
    let optional = try read(yaml) { $0.optionalName("tone", of: "tone", among: tones) }
    for found in [required, optional] {
      #expect(found.value == value)
      #expect(places(found.diagnostics) == faults)
    }
  }

  @Test func onlyARequiredNameCanBeMissing() throws {
    let required = try read("") { $0.name("tone", of: "tone", among: tones) }
    #expect(places(required.diagnostics) == ["a:1:1 missing-key"])
    let optional = try read("") { $0.optionalName("tone", of: "tone", among: tones) }
    #expect(optional.diagnostics.isEmpty)
  }

  @Test func anUnknownNameSaysWhichOneWasMeant() throws {
    let found = try read("tone: wram") { $0.name("tone", of: "tone", among: tones) }
    #expect(found.diagnostics[0].message == "unknown tone `wram`")
    #expect(found.diagnostics[0].fix == "did you mean `warm`? Known: warm, formal, neutral")
  }

  @Test(
    arguments: [
      ("tones: [warm, formal]", ["warm", "formal"], []),
      ("", [], []),
      ("tones: warm", [], ["a:1:8 wrong-type"]),
      ("tones: [warm, cold, formal]", ["warm", "formal"], ["a:1:15 unknown-value"]),
      ("tones: [warm, {formal: 1}]", ["warm"], ["a:1:15 wrong-type"]),
    ] as [(String, [String], [String])])
  func namesOfAClosedSet(yaml: String, names: [String], faults: [String]) throws {
    let found = try read(yaml) { $0.names("tones", of: "tone", among: tones) }
    #expect(found.value == names)
    #expect(places(found.diagnostics) == faults)
  }

  @Test(
    arguments: [
      ("expects: {warm: none}", ["warm=none"], []),
      ("expects:\n  warm: none\n  formal: optional", ["warm=none", "formal=optional"], []),
      ("", [], []),
      ("expects: warm", [], ["a:1:10 wrong-type"]),
      ("expects: [warm]", [], ["a:1:10 wrong-type"]),
      ("expects:\n  wram: none\n  formal: none", ["formal=none"], ["a:2:3 unknown-value"]),
      ("expects:\n  warm: never\n", [], ["a:2:9 unknown-value"]),
      ("expects:\n  warm: [none]\n", [], ["a:2:9 wrong-type"]),
      ("expects:\n  warm:\n", [], ["a:2:8 empty-value"]),
    ] as [(String, [String], [String])])
  func namesWithANameEach(yaml: String, pairs: [String], faults: [String]) throws {
    let found = try read(yaml) {
      $0.namePairs("expects", of: "tone", among: tones, valuesAmong: ["optional", "none"])
    }
    #expect(found.value.map { "\($0.name)=\($0.value)" } == pairs)
    #expect(places(found.diagnostics) == faults)
  }

  @Test(
    arguments: [
      ("sides:\n  - claim: A\n  - claim: B\n", ["A", "B"], []),
      ("sides:\n  - claim: A\n  - B\n", ["A"], ["a:3:5 wrong-type"]),
      ("sides:\n  - calm: A\n", [""], ["a:2:5 missing-key", "a:2:5 unknown-key"]),
      ("sides: A\n", [], ["a:1:8 wrong-type"]),
      ("sides: {claim: A}\n", [], ["a:1:8 wrong-type"]),
      ("", [], []),
    ] as [(String, [String], [String])])
  func recordsInAList(yaml: String, claims: [String], faults: [String]) throws {
    let found = try read(yaml) { record in record.records("sides") { $0.text("claim") } }
    #expect(found.value == claims)
    #expect(places(found.diagnostics) == faults)
  }

  @Test func allFaultsAreFoundInOneReading() throws {
    let found = try read("title:\ntone: cold\nextra: 1\n") {
      (
        $0.text("title"), $0.name("tone", of: "tone", among: tones), $0.text("summary"),
        $0.date("reviewed")
      )
    }
    #expect(
      places(found.diagnostics) == [
        "a:1:1 missing-key", "a:1:1 missing-key", "a:1:7 empty-value", "a:2:7 unknown-value",
        "a:3:1 unknown-key",
      ])
  }
}
