import Etiquette
import Testing

@testable import Content
@testable import Diagnostics

/// The closed schema of `model.json`: a malformed model, or one of another version, is no model.
@Suite struct ModelReaderTests {
  private static let row = (["0"] + Array(repeating: "1", count: 6 + 4)).joined(separator: ",")
  private static let whole: [(key: String, value: String)] = [
    ("version", "1"), ("language", "\"en\""), ("labels", "[\"clear\"]"), ("buckets", "64"),
    ("weights", "\"\(String(repeating: "g", count: 64))\""), ("bias", "[-3]"),
    ("rounds", "[[[\(row)]]]"), ("thresholds", "[0]"),
    (
      "figures",
      "{\"letters\": 9, \"guidelines\": {\"clear\": {\"accuracy\": 0.9}}, \"faults\": {}}"
    ),
    ("classes", "{\"complaint\": [\"rude\", \"waste of time\"]}"),
    ("data", "\"00ff\""),
  ]

  private func read(_ json: String?) -> (model: CheckModel?, faults: [String]) {
    let files = json.map { ["en/model.json": Array($0.utf8)] } ?? [:]
    let names = TermsReader(snapshot: SourceSnapshot(files: files), folder: "en")
    var diagnostics: [Diagnostic] = []
    let language = Language(tag: "en", name: "English", direction: .leftToRight)
    let model = ModelReader.read(names, language: language, into: &diagnostics)
    return (model, diagnostics.sorted().map { "\($0.location) \($0.id)" })
  }

  /// Each key on a line of its own; nil leaves a key out.
  private func json(_ changed: String? = nil, _ value: String? = nil) -> String {
    let lines = Self.whole.compactMap { key, usual -> String? in
      (key == changed ? value : usual).map { "\"\(key)\": \($0)" }
    }
    return "{" + lines.joined(separator: ",\n") + "}\n"
  }

  @Test func aWholeModelIsRead() throws {
    let (model, faults) = read(json())
    #expect(faults == [])
    let read = try #require(model)
    #expect(read.model.labels == ["clear"])
    #expect(read.figures.letters == 9)
    #expect(read.figures.guidelines.map { $0.accuracy } == [0.9])
    guard case .mapping(let data) = read.data else { throw Expected.aMapping }
    #expect(
      data.keys.sorted() == [
        "bias", "buckets", "classes", "labels", "rounds", "thresholds", "version", "weights",
      ])
  }

  private enum Expected: Error { case aMapping }

  @Test func aLanguageNeedNotHaveAModel() {
    let (model, faults) = read(nil)
    #expect(model == nil)
    #expect(faults == [])
  }

  @Test(
    arguments: [
      ("version", "2", "1:13 out-of-range"), ("version", nil, "1:1 missing-key"),
      ("language", "\"de\"", "2:13 out-of-range"), ("labels", "[]", "3:11 missing-key"),
      ("buckets", "65", "4:12 out-of-range"), ("buckets", "63", "4:12 out-of-range"),
      ("weights", "\"ggg\"", "5:12 wrong-type"),
      ("weights", "\"\(String(repeating: "!", count: 64))\"", "5:12 wrong-type"),
      ("bias", "[1, 2]", "6:9 wrong-type"), ("bias", "[1.5]", "6:10 wrong-type"),
      ("rounds", "[[[1, 2]]]", "7:13 wrong-type"), ("rounds", "3", "7:11 wrong-type"),
      ("thresholds", nil, "1:1 missing-key"),
      ("figures", "{\"letters\": 9, \"sum\": 3}", "9:27 unknown-key"),
      ("classes", nil, "1:1 missing-key"), ("classes", "{\"a\": \"b\"}", "10:18 wrong-type"),
    ] as [(String, String?, String)])
  func aFaultHasItsPlace(key: String, value: String?, fault: String) {
    let (model, faults) = read(json(key, value))
    #expect(model == nil)
    #expect(faults.first == "en/model.json:" + fault)
  }

  @Test func whatIsNoJSONIsAFault() {
    #expect(read("{\"version\": 1, ").faults.map { $0.hasSuffix("invalid-yaml") } == [true])
  }
}
