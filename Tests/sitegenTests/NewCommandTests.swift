import Foundation
import Testing

@Suite struct NewCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
  }

  @Test(arguments: [
    ("letter", "Saying no", "content/en/letters/saying-no.md"),
    ("guideline", "Keep a copy", "content/en/guide/keep-a-copy.md"),
    ("debate", "should-you-call", "content/en/debates/should-you-call.md"),
    ("page", "Our promise", "content/en/pages/our-promise.md"),
    ("question", "May I call?", "content/en/questions/may-i-call.md"),
    ("reply", "They call", "content/en/replies/they-call.md"),
  ])
  func whatIsNewBuildsWithoutAWarning(kind: String, name: String, path: String) async throws {
    let result = try await place.run("new", kind, name)
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("Made \(path). To see it as you write: sitegen serve"))
    #expect(result.output.contains("Guessed: stage `") == (kind == "letter"))
    #expect(result.errors == "")
    #expect(try await place.run("build", "--strict").status == 0)
    let text = place.text(path)

    let again = try await place.run("new", kind, name)
    #expect(again.status == 1)
    #expect(again.errors.hasPrefix("sitegen: error: \(path) is there already."))
    #expect(place.text(path) == text)
  }

  @Test(arguments: [
    ["letter"], ["letter", "x", "--tone", "wram"], ["letter", "../x"],
    ["letter", "x", "--reson", "y"],
    ["debate", "x", "--language", "xx"], ["guideline", "!"], ["site"], ["poem", "x"],
  ])
  func wrongUseExitsWith64(arguments: [String]) async throws {
    let before = try place.files()
    let result = try await place.run(["new"] + arguments)
    #expect(result.status == 64)
    #expect(result.errors.hasPrefix("Error: "))
    #expect(try place.files() == before)
  }

  @Test func aMisspelledValueIsAnsweredWithTheNearest() async throws {
    let result = try await place.run("new", "letter", "x", "--tone", "wram")
    #expect(result.errors.hasPrefix("Error: unknown tone 'wram'; did you mean `warm`?"))
  }

  @Test func aBrokenSiteIsShownAndNothingIsMade() async throws {
    try place.edit("content/en/guide/thank.md", "order: 1", "order: x")
    let before = try place.files()
    let result = try await place.run("new", "letter", "x")
    #expect(result.status == 1)
    #expect(result.errors.contains("content/en/guide/thank.md:4:8: error: `order` should be"))
    #expect(result.errors.hasSuffix("1 error. Nothing was made.\n"))
    #expect(try place.files() == before)
  }

  @Test func aSiteIsBegunInAnyFolder() async throws {
    let begun = try await place.shell(
      "mkdir elsewhere && cd elsewhere && $SITEGEN new site my-site")
    #expect(begun.status == 0)
    #expect(
      begun.output == """
        Made my-site, a site that builds. To see it:

          cd my-site
          sitegen serve --open

        """)
    let built = try await place.shell(
      "cd elsewhere/my-site/content/en && $SITEGEN build --strict --quiet")
    #expect(built.status == 0)
    #expect(built.errors == "")
    #expect(
      place.text("elsewhere/my-site/Site/index.html")?.contains("My site") == true)
    #expect(try await place.shell("cd elsewhere && $SITEGEN new site my-site").status == 1)
  }

  @Test func aThemeIsWrittenOutIntoTheSite() async throws {
    let result = try await place.shell("cd content && $SITEGEN theme export plain")
    #expect(result.status == 0)
    #expect(
      result.output
        == "Made themes/plain. The site now uses these files instead of the program's.\n")
    #expect(place.text("themes/plain/theme.yaml")?.hasPrefix("name: plain") == true)
    #expect(try await place.run("theme", "export", "plane").status == 64)
  }
}
