import Testing
import Yams

@testable import Scaffolding

@Suite struct YAMLScalarTests {
  @Test(arguments: [
    "Declining because of the commute", "Is it rude?", "a: b", "a #b", "# a", "- a", "\"quoted\"",
    "it's", "'tis", "true", "No", "null", "12", "2026-11-23", "{role}: {sender}", "[a]", "*a", "&a",
    "!a", "%a", "@a", "a\\b", "a\tb", "größe", "“typographic”", "trailing ", "",
  ])
  func yamlReadsTheSameTextAgain(text: String) throws {
    let yaml = "key: \(YAMLScalar.text(text))\nnext: 1\n"
    let node = try #require(try Yams.compose(yaml: yaml))
    #expect(node["key"]?.string == text)
    #expect(node["key"]?.tag == Tag(.str))
    #expect(node["next"]?.int == 1)
  }

  @Test func plainWordsStayPlain() {
    #expect(YAMLScalar.text("Is it rude to say no?") == "Is it rude to say no?")
  }
}
