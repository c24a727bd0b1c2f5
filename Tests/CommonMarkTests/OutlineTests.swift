import CommonMark
import Testing

@Suite struct OutlineTests {
  @Test(arguments: [
    ("# Say no, kindly", "say-no-kindly"),
    ("# What's *next*?", "whats-next"),
    ("# One & two -- three", "one-two-three"),
    ("# ÜBER Größe", "über-größe"),
    ("# 面接を 断る", "面接を-断る"),
    ("# हिन्दी", "हिन्दी"),
    ("# Step 1.5 of snake_case", "step-15-of-snake_case"),
    ("# `code` and ![alt](/i)", "code-and-alt"),
    ("# a\u{A0}b\u{3000}c", "a-b-c"),
    ("# - a -", "a"),
    ("# \"><script>", "section"),
    ("# 🙂", "section"),
    ("#", "section"),
    ("Two\nlines\n===", "two-lines"),
  ])
  func idOfOneHeading(source: String, id: String) {
    #expect(Document(parsing: source).outline().map(\.id) == [id])
  }

  @Test func idsAreUnique() {
    let source = "# A\n## a\n# A 2\n# a!\n# ?\n# !\n# A-2\n"
    let ids = Document(parsing: source).outline().map(\.id)
    #expect(ids == ["a", "a-2", "a-2-2", "a-3", "section", "section-2", "a-2-3"])
    #expect(Set(ids).count == ids.count)
  }

  @Test func tellsLevelTextAndLine() {
    let source = "# One *two*\n\ntext\n\n> ### `three` &amp; <b>four</b>\n\nFive\n----\n"
    #expect(
      Document(parsing: source, firstLine: 5).outline() == [
        Heading(level: 1, id: "one-two", text: "One two", line: 5),
        Heading(level: 3, id: "three-four", text: "three & four", line: 9),
        Heading(level: 2, id: "five", text: "Five", line: 11),
      ])
  }

  @Test func writesIDsAndKeepsTheOutline() {
    let document = Document(parsing: "# One *two* <b>\n\n> ## A & B\n\ntext\n\n# One two\n")
    let outline = document.outline()
    document.addHeadingIDs()
    let html = """
      <h1 id="one-two">One <em>two</em> <!-- raw HTML omitted --></h1>
      <blockquote>
      <h2 id="a-b">A &amp; B</h2>
      </blockquote>
      <p>text</p>
      <h1 id="one-two-2">One two</h1>

      """
    #expect(document.html() == html)
    #expect(document.outline() == outline)
    #expect(document.plainText() == "One two \n\nA & B\n\ntext\n\nOne two")

    document.addHeadingIDs()
    #expect(document.html() == html)
  }

  @Test func writtenHeadingsKeepTheirLine() throws {
    let document = Document(parsing: "a\n\n# B\n", firstLine: 4)
    document.addHeadingIDs()
    let block = try #require(document.root.children.last)
    #expect(block.kind == .customBlock)
    #expect(block.line == 6)
  }

  @Test func removedHeadingLeavesTheOutline() throws {
    let document = Document(parsing: "# A\n\n# B\n")
    document.addHeadingIDs()
    try #require(document.root.children.first).unlink()
    #expect(document.outline().map(\.id) == ["b"])
  }
}
