import Testing

/// Questions, replies, and what is said about a facet value.
@Suite struct AdvicePageTests {
  @Test(arguments: [
    ("questions/", "<a href=\"reason/#give-a-reason\">Do I have to give a reason?</a>"),
    ("questions/reason/", "<h2 id=\"give-a-reason\">Do I have to give a reason?</h2>"),
    ("questions/reason/", "<a href=\"../../guide/clear/\">clear no</a> is “enough”"),
    ("questions/reason/", "<cite>Etiquette Weekly</cite>"),
    ("replies/", "<a id=\"they-ask-why\" href=\"they-ask-why/\">They ask why</a> They have a form"),
    ("replies/they-ask-why/", "<q>May I ask why?</q>"),
    ("replies/they-ask-why/", "<a href=\"../../letters/no-reason/\">no reason</a>"),
    ("replies/they-ask-why/", "data-field=\"recipient\">[recipient&#39;s name]</span>,</span></p>"),
    ("replies/they-ask-why/", "Kind regards,<br />\n<span class=\"blank\" data-field=\"sender\">"),
    (
      "replies/they-ask-why/", "<a href=\"../../letters/no-reason/\">Declining without a reason</a>"
    ),
    ("replies/they-ask-why/", "<a href=\"reply.txt\">txt</a>"),
    ("channels/phone/", "<p>Have your <a href=\"../../guide/clear/\">no</a> ready"),
    (
      "channels/phone/",
      "<meta name=\"description\" content=\"What changes when you say it aloud.\">"
    ),
    ("channels/email/", "<meta name=\"description\" content=\"In writing.\">"),
  ])
  func aPageShows(path: String, part: String) async throws {
    let html = try await SmallSite.unchanged.value.text(path)
    #expect(html.contains(part), "/\(path): \(html)")
  }

  @Test func questionsStandInTheOrderOfTheirThemes() async throws {
    let html = try await SmallSite.unchanged.value.text("questions/")
    let channel = try #require(html.firstRange(of: ">How to say it</a></h2>"))
    let reason = try #require(html.firstRange(of: ">Your reason</a></h2>"))
    #expect(channel.lowerBound < reason.lowerBound)
    #expect(!html.contains("Timing"), "a theme without questions")
  }

  @Test func questionsStandInTheirOwnOrderWithinATheme() async throws {
    let path = "content/en/questions/give-a-reason.md"
    let html = try await SmallSite {
      $0.replace("theme: reason\norder: 1", with: "theme: channel\norder: 3", in: path)
    }.build().text("questions/channel/")
    let earlier = try #require(html.firstRange(of: "id=\"by-text\""))
    let later = try #require(html.firstRange(of: "id=\"give-a-reason\""))
    #expect(earlier.lowerBound < later.lowerBound)
  }

  @Test func searchEnginesReadTheAnswersAsPlainText() async throws {
    let html = try await SmallSite.unchanged.value.text("questions/reason/")
    #expect(
      html.contains(
        "{\"@type\":\"Question\",\"acceptedAnswer\":{\"@type\":\"Answer\",\"text\":\"No. A clear no is "
          + "“enough”.\"},\"name\":\"Do I have to give a reason?\",\"url\":\"https://letters.example/"
          + "polite/questions/reason/#give-a-reason\"}"))
  }

  @Test func theTextOfAReplyIsNoPartOfTheAdvice() async throws {
    let html = try await SmallSite.unchanged.value.text("replies/they-ask-why/")
    #expect(html.ranges(of: "It is a private matter.").count == 1)
    #expect(!html.contains("<code"))
  }

  @Test func aReplyIsPublishedAsPlainText() async throws {
    #expect(
      try await SmallSite.unchanged.value.text("replies/they-ask-why/reply.txt") == """
        Dear [recipient's name],

        It is a private matter.

        Kind regards,
        [your name]

        """)
  }

  @Test(arguments: [
    ("{sender}\n```", "{sender}\n```\n\n```reply\nNo.\n```", "19:1 no-reply-text"),
    ("{sender}", "{sander}", "16:1 undeclared-blank"),
    ("{sender}", "{sender} {sander}", "16:10 undeclared-blank"),
    ("```reply", "```", " no-reply-text"),
    ("letters: [no-reason]", "letters: [no-raeson]", "6:11 unknown-value"),
    ("[no reason](/letters/no-reason/)", "[no reason](/letters/no-raeson/)", "8:14 broken-link"),
  ])
  func aFaultInAReplyIsReportedAtItsPlace(old: String, new: String, fault: String) async throws {
    let path = "content/en/replies/they-ask-why.md"
    let built = try await SmallSite { $0.replace(old, with: new, in: path) }.build()
    #expect(built.faults == ["\(path)\(fault.hasPrefix(" ") ? "" : ":")\(fault)"])
  }

  @Test func aThemeIsOneOfTheVocabulary() async throws {
    let path = "content/en/questions/by-text.md"
    let site = try SmallSite { $0.replace("theme: channel", with: "theme: chanel", in: path) }
    #expect(await site.read().faults == ["\(path):3:8 unknown-value"])
  }

  @Test(arguments: [
    ("content/en/facets/channels/fax.md", "unknown-value"),
    ("content/en/facets/channel/phone.md", "unexpected-file"),
    ("content/en/facets/phone.md", "unexpected-file"),
  ])
  func aTextOnAValueStandsUnderItsFacet(path: String, id: String) async throws {
    let site = try SmallSite { $0[path] = $0["content/en/facets/channels/phone.md"] }
    #expect(await site.read().faults == ["\(path) \(id)"])
  }
}
