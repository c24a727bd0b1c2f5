import Testing

@testable import Publishing

/// What the pages of the small site show.
@Suite struct PageTests {
  @Test func theWholeSiteRendersWithoutAFault() async throws {
    let built = try await SmallSite.unchanged.value
    #expect(built.faults == [])
    let site = try #require(built.site)
    for file in site.files {
      let mayBeEmpty = ["_redirects", ".nojekyll"].contains(file.route.path)
      #expect(!file.bytes.isEmpty || mayBeEmpty, "/\(file.route.path)")
      let isHTML = file.route.filePath.hasSuffix(".html")
      #expect(file.isPage == (isHTML && file.route.path != "404.html"))
      if isHTML {
        let html = try built.text(file.route.path)
        #expect(html.hasPrefix("<!doctype html>"))
        #expect(!html.contains("{{"))
        #expect(html.contains(/<h1>[^<]+<\/h1>/))
      }
    }
  }

  /// A date is one word in `fields.yaml`, and three where it is written as a reader writes it.
  @Test func theWordsOfALetterAreCountedWithItsExamplesAsTheyAreWritten() async throws {
    let letter = "content/en/letters/no-reason.md"
    let built = try await SmallSite {
      $0["content/en/fields.yaml"]? +=
        "- id: day\n  label: The day\n  type: date\n  example: 2026-11-27\n"
      $0.replace("[clear] I have", with: "[clear] On {day} I have", in: letter)
    }.build()
    #expect(try built.text("letters/no-reason/").contains("<p>21 words "))
    #expect(try built.text("letters/").contains("Thanks them and says no. 21 words"))
  }

  @Test(arguments: [
    ("", "<title>Small &amp; Polite: How to say no</title>"),
    ("", "<h1>What to send</h1>"),
    ("", "<p>2 letters, <a href=\"letters/\">all</a></p>"),
    ("", "<a href=\"letters/no-reason/\">I would rather not say why</a>"),
    ("", "<section><p><span class=\"sentence\" data-role=\"greet\">"),
    ("", "<link rel=\"canonical\" href=\"https://letters.example/polite/\">"),
    ("guide/", "<a href=\"thank/\">1 Thank the interviewer</a><a href=\"clear/\">2 Be clear"),
    ("guide/thank/", "<title>Thank the interviewer · Small &amp; Polite</title>"),
    ("guide/thank/", "<ul><li>Thank them in the first line.</li></ul>"),
    ("guide/clear/", "<q>I have decided to withdraw.</q> <a href=\"../../letters/no-reason/\">"),
    ("guide/thank/", "<a href=\"../../phrases/#thank\">1 letter</a>"),
    ("guide/thank/", "<a rel=\"next\" href=\"../clear/\">Clear</a>"),
    ("guide/thank/", "<a href=\"../../letters/no-reason/\">Declining without a reason</a>"),
    ("letters/", "<p>Page 1 of 1</p>"),
    ("letters/no-reason/", "<p>17 words November 22, 2026</p>"),
    ("letters/no-reason/", "(As they sign their own messages.)"),
    ("letters/no-reason/", "data-field=\"role\">[role]</span> interview: <span"),
    ("letters/no-reason/", "<a rel=\"next\" href=\"../accepted-another-job/\">"),
    ("letters/no-reason/", "<a href=\"letter.txt\">txt</a>"),
    ("letters/accepted-another-job/", " (spoken) November 20, 2026"),
    ("letters/accepted-another-job/", "<p>-Thank?</p>"),
    ("letters/accepted-another-job/", "<a rel=\"prev\" href=\"../no-reason/\">"),
    ("reasons/", "<a href=\"no-reason/\">You give none 1 letter</a>"),
    ("channels/phone/", "<p><a href=\"../\">Channel</a>: Said aloud.</p>"),
    ("letters/matrix/", "<td><a href=\"../no-reason/\">Email, warm</a></td><td></td>"),
    ("phrases/", "<section id=\"thank\"><h2>Thank the interviewer (2 sentences)</h2>"),
    ("phrases/", "position.</q>Warm Email, Phone"),
    (
      "debates/give-a-reason/",
      "<a href=\"https://etiquette.example/no\">Etiquette Weekly</a>"
    ),
    ("about/", "<a href=\"#who-we-are\">Who we are</a>"),
    ("about/", "<time datetime=\"2026-11-22\">November 22, 2026</time>"),
    ("404.html", "<meta name=\"robots\" content=\"noindex\">"),
  ])
  func aPageShows(path: String, part: String) async throws {
    let html = try await SmallSite.unchanged.value.text(path)
    #expect(html.contains(part), "/\(path): \(html)")
  }

  @Test(arguments: [
    ("letters/no-reason/", "Declining without a reason"), ("guide/thank/", "Thank the interviewer"),
  ])
  func thePageItselfIsTheLastBreadcrumb(path: String, label: String) async throws {
    let html = try await SmallSite.unchanged.value.text(path)
    #expect(html.contains("<ol><li><a href=\"../../\">Home</a></li><li><a href=\"../\">"))
    #expect(html.contains("</a></li><li>\(label)</li></ol>"))
  }

  @Test func theHomePageHasNoBreadcrumbs() async throws {
    #expect(try await !SmallSite().build().text("").contains("<ol>"))
  }

  @Test func aLetterIsPublishedAsPlainText() async throws {
    #expect(
      try await SmallSite.unchanged.value.text("letters/no-reason/letter.txt") == """
        Dear [recipient's name],

        Thank you for the invitation. I have decided to withdraw.

        Kind regards,
        [your name]

        """)
  }

  @Test func aValueWithoutLettersHasAPageThatSaysSo() async throws {
    let built = try await SmallSite {
      $0.replace(
        "tones:\n", with: "tones:\n  - id: cool\n    label: Cool\n    description: Like ice.\n",
        in: "content/en/vocabulary.yaml")
    }.build()
    #expect(try built.text("tones/cool/").contains("<p>0 letters</p>"))
    #expect(try built.text("tones/").contains("<a href=\"cool/\">Cool 0 letters</a>"))
  }

  @Test func whatAnEditorWritesIsEscapedOnEveryPage() async throws {
    let evil = "A \"<script>alert(1)</script>\" & 'B'"
    let quoted = "'" + evil.replacing("'", with: "''") + "'"
    let built = try await SmallSite { site in
      for (path, key) in [
        ("content/en/letters/no-reason.md", "title: Declining without a reason"),
        ("content/en/letters/no-reason.md", "timing: Within two days."),
        ("content/en/pages/about.md", "summary: Who made this."),
        ("content/en/vocabulary.yaml", "label: Invited"),
        ("content/en/debates/give-a-reason.md", "claim: Say nothing."),
        ("content/site.yaml", "tagline: How to say no"),
      ] {
        site.replace(key, with: "\(key.prefix { $0 != ":" }): \(quoted)", in: path)
      }
    }.build()
    #expect(built.faults == [])
    for path in built.paths where path.hasSuffix("/") || path.isEmpty || path.hasSuffix("l") {
      let html = try built.text(path)
      #expect(!html.contains("<script>alert"), "/\(path)")
      #expect(!html.contains("</script>\""), "/\(path)")
    }
    #expect(try built.text("letters/no-reason/").contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }
}
