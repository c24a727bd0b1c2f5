import CommonMark
import Testing

/// Raw HTML and destinations that could run a script never reach a page.
@Suite struct SafeModeTests {
  @Test(arguments: [
    ("<script>alert(1)</script>\n", "<!-- raw HTML omitted -->\n"),
    (
      "a <b onclick='x'>b</b>\n",
      "<p>a <!-- raw HTML omitted -->b<!-- raw HTML omitted --></p>\n"
    ),
    ("[a](javascript:alert(1))\n", "<p><a href=\"\">a</a></p>\n"),
    ("[a](JaVaScRiPt:alert(1))\n", "<p><a href=\"\">a</a></p>\n"),
    ("[a](&#106;avascript:alert(1))\n", "<p><a href=\"\">a</a></p>\n"),
    ("[a](javascript:&#x301;)\n", "<p><a href=\"\">a</a></p>\n"),
    ("<javascript:alert(1)>\n", "<p><a href=\"\">javascript:alert(1)</a></p>\n"),
    ("[a][r]\n\n[r]: vbscript:x\n", "<p><a href=\"\">a</a></p>\n"),
    ("![a](file:///etc/passwd)\n", "<p><img src=\"\" alt=\"a\" /></p>\n"),
    ("[a](data:text/html,x)\n", "<p><a href=\"\">a</a></p>\n"),
    ("![a](data:image/svg+xml,x)\n", "<p><img src=\"\" alt=\"a\" /></p>\n"),
  ])
  func leavesOutAndReports(source: String, html: String) {
    let document = Document(parsing: source)
    #expect(document.html() == html)
    #expect(!document.unsafeNodes().isEmpty)
  }

  @Test(arguments: [
    (
      "![a](data:image/png;base64,AA)\n",
      "<p><img src=\"data:image/png;base64,AA\" alt=\"a\" /></p>\n"
    ),
    ("[a](DATA:IMAGE/GIF,x)\n", "<p><a href=\"DATA:IMAGE/GIF,x\">a</a></p>\n"),
    ("[a](/javascript:x)\n", "<p><a href=\"/javascript:x\">a</a></p>\n"),
    ("[a](javascript)\n", "<p><a href=\"javascript\">a</a></p>\n"),
    ("[a](java&#9;script:x)\n", "<p><a href=\"java%09script:x\">a</a></p>\n"),
    ("[a](mailto:a@b.example)\n", "<p><a href=\"mailto:a@b.example\">a</a></p>\n"),
    ("`<b>` &lt;b&gt;\n", "<p><code>&lt;b&gt;</code> &lt;b&gt;</p>\n"),
  ])
  func keepsAndDoesNotReport(source: String, html: String) {
    let document = Document(parsing: source)
    #expect(document.html() == html)
    #expect(document.unsafeNodes().isEmpty)
  }

  @Test func reportsInDocumentOrderWithLines() {
    let source = "a <i>b</i>\n\n[c](javascript:d)\n\n<div>\n\n![e](file:f)\n"
    let nodes = Document(parsing: source, firstLine: 10).unsafeNodes()
    #expect(nodes.map(\.line) == [10, 10, 12, 14, 16])
    #expect(
      nodes.map(\.kind) == [
        .htmlInline, .htmlInline, .link(destination: "javascript:d", title: ""), .htmlBlock,
        .image(destination: "file:f", title: ""),
      ])
  }
}
