import Etiquette
import Testing

@testable import Content
@testable import Diagnostics

/// Every question a record answers: with the value, and with a fault where there is none.
@Suite struct RecordTests {
  /// The faults of reading a record that starts on line 11 of its file.
  private func read<Value>(_ yaml: String, _ ask: (inout Record) -> Value) throws
    -> (value: Value, faults: [String])
  {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "a", text: String(repeating: "\n", count: 10) + yaml)
    let node = try #require(
      YAMLText(yaml, firstLine: 11, file: file).compose(into: &diagnostics))
    var record = try #require(
      Record(node, named: "it", file: file, firstLine: 11, into: &diagnostics))
    let value = ask(&record)
    record.finish(into: &diagnostics)
    return (value, diagnostics.sorted().map { "\($0.location) \($0.id)" })
  }

  // MARK: Texts

  @Test(arguments: [
    ("a: Hello", "Hello", []),
    ("a: '  Hello '", "Hello", []),
    ("a: 2026", "2026", []),
    ("a: 'null'", "null", []),
    ("a: \"{role} interview\"", "{role} interview", []),
    ("b: Hello", "", ["a:11:1 missing-key", "a:11:1 unknown-key"]),
    ("a:", "", ["a:11:3 empty-value"]),
    ("a: ~", "", ["a:11:4 empty-value"]),
    ("a: '  '", "", ["a:11:4 empty-value"]),
    ("a: [b]", "", ["a:11:4 wrong-type"]),
    ("a: {b: c}", "", ["a:11:4 wrong-type"]),
    ("a:\n  - b", "", ["a:12:3 wrong-type"]),
  ])
  func aText(yaml: String, value: String, faults: [String]) throws {
    let found = try read(yaml) { $0.text("a") }
    #expect(found.value == value)
    #expect(found.faults == faults)
  }

  @Test(
    arguments: [
      ("a: Hello", "Hello", []), ("", nil, []), ("a:", nil, ["a:11:3 empty-value"]),
      ("a: [b]", nil, ["a:11:4 wrong-type"]),
    ] as [(String, String?, [String])])
  func anOptionalText(yaml: String, value: String?, faults: [String]) throws {
    let found = try read(yaml) { $0.optionalText("a") }
    #expect(found.value == value)
    #expect(found.faults == faults)
  }

  @Test(arguments: [
    ("a: It's here", 10, "It’s here", []),
    ("a: It's here", 9, "It’s here", []),
    ("a: It's here", 8, "It’s here", ["a:11:4 too-long"]),
    ("a: ééé", 3, "ééé", []),
    ("b: 1", 3, "", ["a:11:1 missing-key", "a:11:1 unknown-key"]),
  ])
  func proseThatFits(yaml: String, limit: Int, value: String, faults: [String]) throws {
    let found = try read(yaml) { $0.prose("a", limit: limit) }
    #expect(found.value == value)
    #expect(found.faults == faults)
  }

  @Test(
    arguments: [
      ("a: [b, it's]", ["b", "it's"], [11, 11], []),
      ("a:\n  - b\n  - c", ["b", "c"], [12, 13], []),
      ("a: []", [], [], []),
      ("", [], [], []),
      ("a: b", [], [], ["a:11:4 wrong-type"]),
      (
        "a:\n  - b\n  -\n  - [c]\n  - d", ["b", "d"], [12, 15],
        ["a:13:4 empty-value", "a:14:5 wrong-type"]
      ),
    ] as [(String, [String], [Int], [String])])
  func aListOfTexts(yaml: String, texts: [String], lines: [Int], faults: [String]) throws {
    let found = try read(yaml) { $0.placedTexts("a") }
    #expect(found.value.map(\.text) == texts)
    #expect(found.value.map(\.place.line) == lines)
    #expect(found.faults == faults)
  }

  // MARK: Flags, numbers, days

  @Test(arguments: [
    ("a: true", false, true, []), ("a: false", true, false, []), ("", false, false, []),
    ("", true, true, []), ("a: maybe", false, false, ["a:11:4 wrong-type"]),
    ("a: maybe", true, true, ["a:11:4 wrong-type"]),
    ("a: 1", false, false, ["a:11:4 wrong-type"]),
    ("a: [true]", false, false, ["a:11:4 wrong-type"]),
  ])
  func aFlag(yaml: String, absent: Bool, value: Bool, faults: [String]) throws {
    let found = try read(yaml) { $0.flag("a", default: absent) }
    #expect(found.value == value)
    #expect(found.faults == faults)
  }

  @Test(
    arguments: [
      ("a: 1", 1, []), ("a: 9", 9, []), ("", nil, []), ("a: 0", nil, ["a:11:4 out-of-range"]),
      ("a: 10", nil, ["a:11:4 out-of-range"]), ("a: -1", nil, ["a:11:4 out-of-range"]),
      ("a: 1.5", nil, ["a:11:4 out-of-range"]), ("a: two", nil, ["a:11:4 out-of-range"]),
      ("a: [1]", nil, ["a:11:4 out-of-range"]),
      ("a: 99999999999999999999", nil, ["a:11:4 out-of-range"]),
    ] as [(String, Int?, [String])])
  func aNumber(yaml: String, value: Int?, faults: [String]) throws {
    let found = try read(yaml) { $0.integer("a", in: 1...9) }
    #expect(found.value == value)
    #expect(found.faults == faults)
  }

  @Test(
    arguments: [
      ("a: 2026-11-22", "2026-11-22", []), ("a: '2026-11-22'", "2026-11-22", []),
      ("", nil, ["a:11:1 missing-key"]), ("a: 2026-02-30", nil, ["a:11:4 not-a-date"]),
      ("a: soon", nil, ["a:11:4 not-a-date"]), ("a: 20261122", nil, ["a:11:4 not-a-date"]),
      ("a:", nil, ["a:11:3 empty-value"]), ("a: [2026-11-22]", nil, ["a:11:4 wrong-type"]),
    ] as [(String, String?, [String])])
  func aDay(yaml: String, value: String?, faults: [String]) throws {
    let found = try read(yaml) { $0.date("a") }
    #expect(found.value?.iso8601 == value)
    #expect(found.faults == faults)
  }
}
