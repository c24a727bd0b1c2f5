import Testing

@testable import Diagnostics

/// What only the pages show, and which file is to blame for it.
@Suite struct RenderedCheckTests {
  private static let about = "content/en/pages/about.md"
  private static let page = "themes/tiny/templates/page.mustache"
  private static let layout = "themes/tiny/templates/layout.mustache"

  /// The faults of the small site with a line put before what its own pages show.
  private func faults(ofTemplate line: String) async throws -> [String] {
    try await SmallSite { $0[Self.page] = line + "\n" + ($0[Self.page] ?? "") }.build().faults
  }

  /// The faults with other words on a page, which start on line 6 of its file.
  private func faults(ofProse body: String) async throws -> [String] {
    try await SmallSite {
      $0[Self.about] = "---\ntitle: About\nsummary: It is.\nreviewed: 2026-11-22\n---\n" + body
    }.build().faults
  }

  @Test(arguments: [
    "", "<p>Words</p>", "<h2>A</h2><h3>B</h3>", "<img src=\"{{assets}}/icon.svg\" alt=\"\">",
    "<a href=\"#main\">up</a>", "<a href=\"#top\">up</a>", "<a href=\"#\">up</a>",
    "<a href=\"https://b.example/c\">c</a>", "<a href=\"mailto:b@c.example\">c</a>",
    "<a href=\"{{site.home}}\">home</a>", "<a href=\"{{site.home}}guide/thank/#main\">c</a>",
    "<a href=\"https://letters.example/polite/guide/\">c</a>",
    "<a href=\"https://letters.example/impolite/\">another site</a>",
    "<a href=\"/polite/guide/\">c</a>", "<a href=\"../about/index.html\">c</a>",
    "<a href='../guide/?a=b&amp;c#main'>c</a>", "<a href=../guide/>c</a>",
    "<!-- <a href=\"nowhere\"> -->",
    "<script type=\"application/ld+json\">if (a < b) { \"<img>\" }</script>",
    "<code>[thank] {role}</code>", "<pre><code>[greet]</code></pre>", "[your name] [role] {Role}",
    "{ role }, [a+b], {}, [], [Thank], a[thank", "<textarea>[thank]</textarea>",
  ])
  func whatWillWorkIsFine(line: String) async throws {
    #expect(try await faults(ofTemplate: line) == [])
  }

  @Test(arguments: [
    ("<p id=\"main\">a</p>", "1:8 duplicate-element-id"),
    ("<p>\n<img src=\"{{assets}}/icon.svg\">", "2:1 missing-alternative-text"),
    ("<h3>A</h3>", "1:1 heading-level"),
    ("<h2>A</h2> <h4>B</h4>", "1:12 heading-level"),
    ("<h1>A</h1>", "1:1 heading-level"),
    ("<a href=\"{{site.home}}\">a</a> <a href=\"nowhere/\">b</a>", "1:40 broken-link"),
    ("<a href=\"../../../\">a</a>", "1:10 broken-link"),
    ("<a href=\"/guide/\">a</a>", "1:10 broken-link"),
    ("<a href=\"../guide\">a</a>", "1:10 broken-link"),
    ("<img src=\"a.png\" alt=\"\">", "1:11 broken-link"),
    ("<a href=\"#nothing\">a</a>", "1:10 broken-anchor"),
    ("<a href=\"../guide/thank/#nothing\">a</a>", "1:10 broken-anchor"),
    ("Dear {recipient},", "1:6 leftover"),
    ("<p>[greet] Dear</p>", "1:4 leftover"),
    ("<p>[clear+thank?] a</p>", "1:4 leftover"),
    ("<p title=\"{role}\">a</p>", "1:11 leftover"),
    ("<p>a < b</p>", "1:6 malformed-markup"),
    ("<p>a</p><!-- b", "1:9 malformed-markup"),
  ])
  func whatATemplateGetsWrongIsFoundInTheTemplate(line: String, fault: String) async throws {
    let found = try await faults(ofTemplate: line)
    #expect(found.first == "\(Self.page):\(fault)")
  }

  @Test(arguments: [
    ("Dear {recipient}.", "6:6 leftover"),
    ("A [greet] is *not* shown.", "6:3 leftover"),
    ("See [it](/phrases/#thnak).", "6:5 broken-anchor"),
    ("See [it](#nothing).", "6:5 broken-anchor"),
    ("## Word\n\n## Word\n\n[a](#word-3)", "10:1 broken-anchor"),
  ])
  func whatTheContentGetsWrongIsFoundInTheContent(body: String, fault: String) async throws {
    #expect(try await faults(ofProse: body) == ["\(Self.about):\(fault)"])
  }

  @Test(arguments: [
    "See [it](/phrases/#thank).", "See [it](/about/#main).", "Write `{role}` or `[greet]`.",
    "    [greet] in a block of code", "A [role] is what nobody has filled in.",
  ])
  func whatTheContentGetsRightIsFine(body: String) async throws {
    #expect(try await faults(ofProse: body) == [])
  }

  @Test func aLeftoverInFrontMatterIsFoundThere() async throws {
    let site = try SmallSite {
      $0.replace("title: About", with: "title: About {role}", in: Self.about)
    }
    #expect(Set(try await site.build().faults) == ["\(Self.about):2:14 leftover"])
  }

  @Test(arguments: [
    ("<title>{{page.documentTitle}}</title>", "", "missing-title"),
    ("<title>{{page.documentTitle}}</title>", "<title> </title>", "missing-title"),
    ("name=\"description\"", "name=\"words\"", "missing-description"),
    ("content=\"{{page.description}}\"", "content=\"\"", "missing-description"),
  ])
  func whatEveryPageNeedsIsMissedInTheLayout(old: String, new: String, fault: String) async throws {
    let site = try SmallSite { $0.replace(old, with: new, in: Self.layout) }
    #expect(try await site.build().faults == ["\(Self.layout) \(fault)"])
  }

  @Test func aPageWithoutAHeadingIsMissedInItsTemplate() async throws {
    let site = try SmallSite {
      $0.replace("<h1>{{page.title}}</h1>", with: "", in: Self.layout)
      for name in ["guideline", "phrasebook", "debate", "reply", "questions", "page"] {
        let path = "themes/tiny/templates/\(name).mustache"
        $0[path] = "<h1>{{page.title}}</h1>" + ($0[path] ?? "")
      }
    }
    let faults = try await site.build().faults
    #expect(faults.contains("themes/tiny/templates/matrix.mustache heading-level"))
    #expect(!faults.contains { $0.contains("page.mustache") })
  }

  @Test func whatEveryPageShowsIsReportedOnce() async throws {
    let site = try SmallSite {
      $0.replace("<footer>", with: "<footer><a href=\"#nowhere\">x</a>", in: Self.layout)
    }
    let built = try await site.build()
    #expect(built.faults == ["\(Self.layout):25:18 broken-anchor"])
    #expect(built.diagnostics.first?.notes.map(\.message) == ["shows on every page"])
  }

  @Test func whatSomePagesShowIsReportedOnce() async throws {
    let path = "themes/tiny/templates/letter.mustache"
    let site = try SmallSite { $0[path] = "<p>[greet]</p>" + ($0[path] ?? "") }
    let built = try await site.build()
    #expect(built.faults == ["\(path):1:4 leftover"])
    #expect(
      built.diagnostics.first?.notes.map(\.message)
        == ["shows on `/letters/accepted-another-job/` and on 1 more"])
  }

  @Test func aLineOfTheContentNeedsNoNote() async throws {
    let site = try SmallSite { $0[Self.about] = ($0[Self.about] ?? "") + "\n[thank] a\n" }
    let diagnostic = try #require(try await site.build().diagnostics.first)
    #expect(diagnostic.location.path == Self.about)
    #expect(diagnostic.excerpt == "[thank] a")
    #expect(diagnostic.notes == [])
  }

  /// The id of the heading is the one that the layout has already.
  @Test func contentThatATemplateShowsNamesBoth() async throws {
    let site = try SmallSite { $0[Self.about] = ($0[Self.about] ?? "") + "\n## Main\n" }
    let built = try await site.build()
    #expect(built.faults == ["\(Self.about) duplicate-element-id"])
    let notes = try #require(built.diagnostics.first?.notes)
    #expect(notes.map(\.location.path) == [Self.about, Self.page])
    #expect(notes.map(\.message) == ["shows on `/about/`", "`body` puts it there"])
  }

  /// A relative link in a template leads elsewhere from each page, and is one mistake.
  @Test func aLinkOfATemplateIsReportedOnce() async throws {
    let site = try SmallSite {
      $0.replace("<footer>", with: "<footer><a href=\"../x/\">x</a>", in: Self.layout)
    }
    #expect(try await site.build().faults == ["\(Self.layout):25:18 broken-link"])
  }

  /// Each at its place, however much of the same stands around it.
  @Test func leftoversOfOneLineHavePlacesOfTheirOwn() async throws {
    let words = String(repeating: "and more ", count: 20)
    let body = (1...5).map { "{blank-\($0)} \(words)" }.joined()
    let length = words.count + 10
    #expect(
      try await faults(ofProse: "Words " + body)
        == (0..<5).map { "\(Self.about):6:\(7 + $0 * length) leftover" })
  }

  @Test func aThousandLeftoversAreOneReport() async throws {
    let body = (1...1_000).map { "Line {blank-\($0)} of it.\n" }.joined(separator: "\n")
    let built = try await SmallSite {
      $0[Self.about] = "---\ntitle: About\nsummary: It is.\nreviewed: 2026-11-22\n---\n" + body
    }.build()
    let report = Diagnostic.report(built.diagnostics)
    #expect(
      report.map { "\($0.location) \($0.id) \($0.count)" } == ["\(Self.about):6:6 leftover 1000"])
    #expect(report.first?.notes.last?.location.line == 6 + 19 * 2)
  }

  @Test func aPageThatNoLinksLeadToIsReported() async throws {
    let site = try SmallSite { $0["content/en/pages/hidden.md"] = $0[Self.about] }
    let built = try await site.build()
    #expect(built.faults == ["content/en/pages/hidden.md unreachable-page"])
    #expect(built.site != nil)
    let linked = try SmallSite {
      $0["content/en/pages/hidden.md"] = $0[Self.about]
      $0[Self.about] = ($0[Self.about] ?? "") + "\n[It](/hidden/) is here.\n"
    }
    #expect(try await linked.build().faults == [])
  }

  /// Faults of the content do not hide those of the pages.
  @Test func bothAreReportedInOneRun() async throws {
    let site = try SmallSite {
      $0[Self.about] = ($0[Self.about] ?? "") + "\n[a](/nowhere/at/all/)\n"
      $0[Self.page] = "<p id=\"main\">" + ($0[Self.page] ?? "")
    }
    let built = try await site.build()
    #expect(
      built.faults == [
        "\(Self.about):10:1 broken-link", "\(Self.page):1:8 duplicate-element-id",
      ])
    #expect(built.site == nil)
  }
}
