import Testing
import Yams

@testable import Content

@Suite struct YAMLComposerTests {
  @Test(arguments: [
    "", "# only a comment\n", "---\n", "a", "a: 1\nb: [x, 'y', \"z\"]\n",
    "a:\n  - b: c\n    d:\n  - ~\n",
    "key: |\n  two\n  lines\n", "key: >\n  folded\n  text\n", "'quoted key': \"tab\\t, \\u00e9\"\n",
    "größe: “typographic”\n", "- - nested\n  - list\n- {flow: map, of: [two, keys]}\n",
    "a: &anchor b\n", "a: !!str 1\n", "? complex\n: value\n", "\u{FEFF}a: b\n", "a: b\n...\n",
  ])
  func nodesAreThoseOfYams(text: String) throws {
    let expected = try Yams.compose(yaml: text, .basic, .default, .utf8)
    #expect(try YAMLComposer.root(of: text).map(described) == expected.map(described))
  }

  @Test(arguments: ["a: *b\n", "a: b\n---\nc: d\n", "a: [b\n", "a: b: c\n", "\"a\n", "a: \u{1}\n"])
  func refusesWhatYamsRefuses(text: String) {
    #expect(throws: YamlError.self) { try Yams.compose(yaml: text, .basic, .default, .utf8) }
    #expect(throws: YAMLComposer.Problem.self) { try YAMLComposer.root(of: text) }
  }

  @Test func namesKeysThatAreTwiceInTheirOrderAndWhereTheFirstIs() {
    let text = "a:\n  z: 1\n  c: 2\n  z: 3\n  c: 4\n"
    #expect {
      try YAMLComposer.root(of: text)
    } throws: { error in
      guard case YAMLComposer.Problem.duplicateKeys(let keys, let mark) = error else {
        return false
      }
      return keys == ["c", "z"] && mark.line == 3 && mark.column == 3
    }
  }

  private func described(_ node: YAMLNode) -> String {
    let place = "@\(node.mark.line):\(node.mark.column)"
    return switch node {
    case .scalar(let scalar): "\(scalar.string.debugDescription)\(place)"
    case .sequence(let sequence):
      "[\(sequence.items.map(described).joined(separator: ", "))]\(place)"
    case .mapping(let mapping):
      "{\(mapping.pairs.map { described($0) + ": " + described($1) }.joined(separator: ", "))}\(place)"
    }
  }

  private func described(_ node: Node) -> String {
    let place = node.mark.map { "@\($0.line):\($0.column)" } ?? ""
    return switch node {
    case .scalar(let scalar): "\(scalar.string.debugDescription)\(place)"
    case .sequence(let sequence): "[\(sequence.map(described).joined(separator: ", "))]\(place)"
    case .mapping(let mapping):
      "{\(mapping.map { described($0) + ": " + described($1) }.joined(separator: ", "))}\(place)"
    case .alias: "alias"
    }
  }
}
