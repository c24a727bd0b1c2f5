import Etiquette
import Foundation
import Testing

@testable import Content
@testable import Diagnostics
@testable import Scaffolding
@testable import SiteBuilder

@Suite struct NewContentTests {
  private let folder: TemporaryFolder
  private let today: CalendarDate

  init() throws {
    folder = try TemporaryFolder()
    for name in ["content", "themes"] {
      try FileManager.default.copyItem(
        at: SmallSite.folder.appending(path: name), to: folder.url.appending(path: name))
    }
    today = try #require(CalendarDate(iso8601: "2026-12-24"))
  }

  private func make(_ kind: NewContent.Kind, _ name: String, language: String? = nil) async throws
    -> NewContent.Made
  {
    try await NewContent(SourceFolder(at: folder.url), language: language, today: today)
      .make(kind, named: name)
  }

  private func diagnostics() async throws -> [Diagnostic] {
    try await SiteBuild(source: SourceFolder(at: folder.url)).render().diagnostics
  }

  @Test func aLetterBuildsWithoutAWarning() async throws {
    let made = try await make(.letter([:]), "Saying no: a start")
    #expect(made.path == "content/en/letters/saying-no-a-start.md")
    #expect(made.diagnostics == [])
    #expect(made.guesses.contains("tone `warm`, as most letters have"))
    let text = try #require(folder.text(made.path))
    #expect(text.contains("\ntitle: \"Saying no: a start\"\n"))
    #expect(text.contains("\nreviewed: 2026-12-24\n"))
    #expect(text.contains("\n[thank] "))
    #expect(text.contains("\n[close] {sender}\n"))
    #expect(try await diagnostics() == [])
  }

  @Test func aPhraseIsAddedToThoseOfItsGuideline() async throws {
    let path = "content/en/phrases/thank.yaml"
    let before = try #require(folder.text(path))
    let sentence = "Thank you for the {role}: it \"shone\"."
    let made = try await make(.phrase(guideline: "thank", fits: [.tone: "warm"]), sentence)
    #expect(made.path == path && made.diagnostics == [])
    let added = "- text: \"Thank you for the {role}: it \\\"shone\\\".\"\n  tones: [warm]\n"
    #expect(folder.text(path) == before + added)
    #expect(try await diagnostics() == [])
  }

  @Test func aPhraseWithAFaultChangesNothing() async throws {
    let path = "content/en/phrases/thank.yaml"
    let before = folder.text(path)
    for (guideline, sentence, tone) in [
      ("thnak", "Thanks.", "warm"), ("thank", "Thanks for {nothing}.", "warm"),
      ("thank", "Thanks.", "wram"),
    ] {
      await #expect(throws: NewError.self) {
        try await make(.phrase(guideline: guideline, fits: [.tone: tone]), sentence)
      }
    }
    #expect(folder.text(path) == before)
  }

  @Test func oneOfEachBuildsTogether() async throws {
    _ = try await make(.letter([:]), "first")
    _ = try await make(.guideline, "Name the deadline by which you will know")
    _ = try await make(.debate, "should-you-call-first")
    _ = try await make(.page, "Our promise")
    _ = try await make(.question(theme: nil), "May I call?")
    _ = try await make(.reply, "They ask for a call")
    #expect(try await diagnostics() == [])
    let guideline = try #require(
      folder.text("content/en/guide/name-the-deadline-by-which-you-will-know.md"))
    #expect(guideline.contains("\nlabel: Name the deadline by\n"))
    #expect(guideline.contains("\norder: 3\n"))
    #expect(
      folder.text("content/en/debates/should-you-call-first.md")?
        .contains("\ntitle: Should you call first\n") == true)
  }

  @Test func aSituationIsTakenFromTheOptionsThenTheNameThenMostLetters() async throws {
    let made = try await make(
      .letter([.channel: "email"]), "offer-by-phone-for-accepted-another-job")
    let text = try #require(folder.text(made.path))
    #expect(text.contains("\nstage: offer\nreason: accepted-another-job\nchannel: email\n"))
    #expect(text.contains("\ntone: warm\n"))
  }

  @Test func aLetterThatCannotBeGoodSaysWhatIsWrong() async throws {
    // No sentence of this site says no to somebody at this stage without a reason.
    let made = try await make(.letter([.stage: "offer", .reason: "no-reason"]), "first")
    #expect(made.diagnostics.map(\.id).contains("unmet-guideline"))
    #expect(folder.has(made.path))
  }

  @Test func anUnknownValueIsRefusedWithTheNearest() async throws {
    await #expect(
      throws: NewError.unknownValue(
        "accepted-another-jop", of: .reason,
        suggestion:
          "did you mean `accepted-another-job`? Known: no-reason, accepted-another-job")
    ) { try await make(.letter([.reason: "accepted-another-jop"]), "first") }
    #expect(!folder.has("content/en/letters/first.md"))
  }

  @Test(arguments: ["content/en/letters/first.md", "content/en/guide/first.md"])
  func nothingIsOverwritten(path: String) async throws {
    let kind = path.contains("letters") ? NewContent.Kind.letter([:]) : .guideline
    _ = try await make(kind, "first")
    let before = folder.text(path)
    await #expect(throws: NewError.exists(path: path)) { try await make(kind, "First!") }
    #expect(folder.text(path) == before)
  }

  @Test func aPageIsADraftUntilSomethingLeadsToIt() async throws {
    let made = try await make(.page, "Our promise")
    #expect(made.isDraft)
    let text = try #require(folder.text(made.path))
    try folder.write(text.replacing("draft: true\n", with: ""), to: made.path)
    #expect(try await diagnostics().map(\.id) == ["unreachable-page"])
  }

  @Test func aQuestionIsTheLastOfItsTheme() async throws {
    let vocabulary = try #require(folder.text("content/en/vocabulary.yaml"))
    #expect(vocabulary.contains("\nthemes:"))
    let first = try await make(.question(theme: nil), "first")
    #expect(first.guesses.count == 1)
    await #expect(throws: NewError.self) { try await make(.question(theme: "none"), "second") }
    #expect(!folder.has("content/en/questions/second.md"))
  }

  /// What is wrong in one page keeps nobody from writing another.
  @Test func aFaultElsewhereIsNoneOfItsConcern() async throws {
    let about = try #require(folder.text("content/en/pages/about.md"))
    try folder.write(
      about.replacing("title: About", with: "title:"), to: "content/en/pages/about.md")
    for (kind, name) in [(NewContent.Kind.letter([:]), "first"), (.debate, "second")] {
      #expect(try await make(kind, name).diagnostics == [])
    }
    try folder.write(about, to: "content/en/pages/about.md")
    #expect(try await diagnostics() == [])
  }

  @Test func itsSchemaIsNamedWhereThereAreSchemas() async throws {
    try folder.write("{}", to: ".sitegen/schemas/en/debate.json")
    let text = folder.text(try await make(.debate, "first").path)
    let comment = "# yaml-language-server: $schema=../../../.sitegen/schemas/en/debate.json"
    #expect(text?.hasPrefix("---\n\(comment)\ntitle: First\n") == true)
    #expect(try await diagnostics() == [])
  }

  @Test func aBrokenSiteIsMendedFirst() async throws {
    try folder.write("title: [", to: "content/site.yaml")
    await #expect {
      try await make(.debate, "first")
    } throws: { error in
      guard case .brokenSource(let faults)? = error as? NewError else { return false }
      return faults.map(\.id).contains("invalid-yaml")
    }
    #expect(!folder.has("content/en/debates/first.md"))
  }

  @Test func anotherLanguageIsNamed() async throws {
    await #expect(throws: NewError.unknownLanguage("de", known: ["en"])) {
      try await make(.debate, "first", language: "de")
    }
    #expect(try await make(.debate, "first", language: "en").diagnostics == [])
  }

  @Test func anUnexpectedGuidelineAsksNothingOfLetters() async throws {
    let made = try await make(.guideline, "first")
    let text = try #require(folder.text(made.path))
    try folder.write(text.replacing("expected: false\n", with: ""), to: made.path)
    #expect(Set(try await diagnostics().map(\.id)) == ["unmet-guideline"])
  }

  // MARK: Links

  /// Reading follows a link within the source, writing none.
  @Test func nothingIsWrittenThroughALink() async throws {
    let manager = FileManager.default
    let letters = folder.url.appending(path: "content/en/letters")
    try manager.moveItem(at: letters, to: folder.url.appending(path: "content/.letters"))
    try manager.createSymbolicLink(
      atPath: letters.path(percentEncoded: false), withDestinationPath: "../.letters")
    let before = folder.files
    let error = await #expect(throws: NewError.self) { try await make(.letter([:]), "first") }
    #expect(String(describing: error).contains("content/en/letters: it is a symbolic link"))
    #expect(folder.files == before)
  }

  @Test func aLinkThatLeadsNowhereIsNotOverwritten() async throws {
    let path = "content/en/letters/first.md"
    try FileManager.default.createSymbolicLink(
      atPath: folder.full(path), withDestinationPath: "../../../../elsewhere.md")
    await #expect(throws: NewError.self) { try await make(.letter([:]), "first") }
    #expect(!folder.has(path))
  }
}
