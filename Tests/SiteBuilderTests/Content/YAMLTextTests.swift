import Testing

@testable import Content
@testable import Diagnostics

@Suite struct YAMLTextTests {
  private func faults(_ yaml: String, firstLine: Int = 1) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let lines = String(repeating: "-\n", count: firstLine - 1)
    let file = SourceFile(path: "a.yaml", text: lines + yaml)
    _ = YAMLText(yaml, firstLine: firstLine, file: file).compose(into: &diagnostics)
    return diagnostics
  }

  /// Lines count in the whole file, columns in Unicode scalars from 1.
  @Test(arguments: [
    ("a: [b, c\nd: e\n", 1, "2:2"),
    ("title: A\nsummary: b: c\n", 1, "2:11"),
    ("title: A\nsummary: b: c\n", 2, "3:11"),
    ("title: A\nsummary: é名: b: c\n", 5, "6:12"),
    ("title: \"A\nb: c\n", 1, "1:8"),
    ("title: A\nb:\n  - 'c\n", 4, "6:5"),
    ("a: *nobody\n", 3, "3:4"),
    ("a: @b\n", 1, "1:4"),
    ("a:\n\tb: c\n", 1, "2:1"),
  ])
  func aFaultHasItsPlaceInTheFile(yaml: String, firstLine: Int, place: String) {
    let found = faults(yaml, firstLine: firstLine)
    #expect(found.map { "\($0.location) \($0.id)" } == ["a.yaml:\(place) invalid-yaml"])
    #expect(found.first?.fix?.contains(yaml.contains("\t") ? "spaces" : "quotes") == true)
  }

  @Test(arguments: [(1, "title: A\nb: c\ntitle: B\n"), (4, "title: A\nb: c\ntitle: B\n")])
  func aKeyGivenTwiceIsNamedWhereItStands(firstLine: Int, yaml: String) {
    let found = faults(yaml, firstLine: firstLine)
    #expect(found.map(\.fault) == [.duplicateKey("title")])
    #expect(found.first?.excerpt?.hasPrefix("title:") == true)
    #expect(found.first?.location.column == 1)
  }

  @Test(arguments: ["", "\n\n", "# only a comment\n"])
  func emptyYAMLIsAMappingWithoutKeys(yaml: String) throws {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "a.yaml", text: yaml)
    let node = YAMLText(yaml, file: file).compose(into: &diagnostics)
    guard case .mapping(let mapping)? = node else {
      Issue.record("\(String(describing: node)) is no mapping")
      return
    }
    #expect(mapping.pairs.isEmpty)
    #expect(diagnostics.isEmpty)
  }
}
