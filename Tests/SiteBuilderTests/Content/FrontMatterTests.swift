import Testing

@testable import Content
@testable import Diagnostics

@Suite struct FrontMatterTests {
  private func split(_ text: String) -> (matter: FrontMatter?, faults: [String]) {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "a.md", text: text)
    let matter = FrontMatter(file, into: &diagnostics)
    return (matter, diagnostics.map { "\($0.location) \($0.id)" })
  }

  @Test(arguments: [
    ("---\ntitle: A\n---\nBody.\n", "Body.\n", 4),
    ("---\ntitle: A\n---", "", 4),
    ("---\ntitle: A\n---\n", "", 4),
    ("---  \ntitle: A\n--- \t\n\n# B", "\n# B", 4),
    ("---\ntitle: A\n---\nOne\n\n---\n\nTwo\n---\n", "One\n\n---\n\nTwo\n---\n", 4),
    ("---\ntitle: A\ntext: |\n  ---\n---\nBody", "Body", 6),
    ("---\ntitle: A\ntext: a --- b\n---\nBody", "Body", 5),
  ])
  func endsAtTheSecondFence(source: String, body: String, line: Int) throws {
    let (matter, faults) = split(source)
    #expect(faults.isEmpty)
    #expect(matter?.body.markdown == body)
    #expect(matter?.body.firstLine == line)
    var record = try #require(matter?.record)
    let title = record.text("title")
    #expect(title == "A")
  }

  @Test(arguments: [
    ("", "a.md:1:1 missing-front-matter"),
    ("\n---\ntitle: A\n---\n", "a.md:1:1 missing-front-matter"),
    (" ---\ntitle: A\n---\n", "a.md:1:1 missing-front-matter"),
    ("----\ntitle: A\n----\n", "a.md:1:1 missing-front-matter"),
    ("# Title\n\n---\n", "a.md:1:1 missing-front-matter"),
    ("---", "a.md:1:1 unclosed-front-matter"),
    ("---\ntitle: A\n", "a.md:1:1 unclosed-front-matter"),
    ("---\ntitle: A\n ---\n", "a.md:1:1 unclosed-front-matter"),
    ("---\ntitle: A\n--- #\n----\n", "a.md:1:1 unclosed-front-matter"),
    ("---\n- a\n- b\n---\n", "a.md:2:1 wrong-type"),
    ("---\njust text\n---\n", "a.md:2:1 wrong-type"),
    ("---\ntitle: A\nsummary: b: c\n---\n", "a.md:3:11 invalid-yaml"),
  ])
  func whatIsNotFrontMatterIsAFault(source: String, fault: String) {
    let (matter, faults) = split(source)
    #expect(matter == nil)
    #expect(faults == [fault])
  }

  @Test func emptyFrontMatterIsNoKeys() throws {
    let (matter, faults) = split("---\n---\nBody")
    #expect(faults.isEmpty)
    #expect(matter?.body.firstLine == 3)
    var record = try #require(matter?.record)
    let hasTitle = record.has("title")
    #expect(!hasTitle)
  }
}
