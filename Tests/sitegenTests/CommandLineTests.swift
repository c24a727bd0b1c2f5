import Foundation
import Testing

@Suite struct CommandLineTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
  }

  // MARK: check

  @Test func checkingWritesNothing() async throws {
    let before = try place.files()
    let result = try await place.run("check")
    #expect(result.status == 0)
    #expect(result.output == "Nothing wrong in 34 pages with 2 letters.\n")
    #expect(result.errors == "")
    #expect(try place.files() == before)
    #expect(try await place.run("check", "--quiet").output == "")
  }

  /// Also where a warning keeps the site from being published: they are what a writer then looks for.
  @Test(arguments: [[], ["--strict"]])
  func checkingPrintsTheFiguresOfStyle(options: [String]) async throws {
    try place.write("openingWords: 50\nwords: {have: 25}\n", to: "content/en/style.yaml")
    let result = try await place.run(["check"] + options)
    #expect(result.status == (options.isEmpty ? 0 : 1))
    #expect(
      result.output.hasPrefix(
        """
        2 letters by content/en/style.yaml:
           50.0 %  at most 50 %    1 of 2 letters begin with "thank you"
        ! 100.0 %  at most 25 %    2 of 2 letters say "have"

        """))
    #expect(try await place.run("check", "--quiet").output == "")
  }

  @Test func programsAreGivenTheFiguresOfStyle() async throws {
    try place.write("openingWords: 50\nwords: {have: 25}\n", to: "content/en/style.yaml")
    let result = try await place.run("check", "--format", "json")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(result.errors.utf8)) as? [String: Any])
    #expect(try JSONSchema.report().violations(by: report) == [])
    let figures = try #require(report["style"] as? [[String: Any]])
    #expect(figures.map { $0["count"] as? Int } == [1, 2])
    #expect(figures.map { $0["most"] as? Int } == [50, 25])
    #expect(figures.map { $0["isWithinLimit"] as? Bool } == [true, false])
    #expect(!result.output.contains("letters begin"))
  }

  @Test func checkingFindsWhatBuildingWould() async throws {
    try place.edit("content/en/pages/about.md", "https://style.example/", "/giude/")
    let before = try place.files()
    let check = try await place.run("check")
    #expect(check.status == 1)
    #expect(try place.files() == before)
    #expect(try await place.run("build").errors == check.errors)
  }

  // MARK: clean

  @Test func cleaningRemovesOnlyWhatIsOurs() async throws {
    let source = try place.files()
    #expect(try await place.run("build").status == 0)
    try place.write("mine", to: "Site/CNAME")
    try place.write("mine", to: "Site/guide/photo.jpg")
    let published = try place.files(in: "Site").count - 3
    let result = try await place.run("clean")
    #expect(result.status == 0)
    #expect(result.output == "Removed \(published) files from Site.\n")
    #expect(try place.files(in: "Site").keys.sorted() == ["CNAME", "guide/photo.jpg"])
    #expect(try place.files().filter { !$0.key.hasPrefix("Site/") } == source)
    #expect(try await place.run("clean").output == "Removed 0 files from Site.\n")
  }

  @Test func theSiteIsFoundFromAFolderInIt() async throws {
    let built = try await place.shell("cd content/en/letters && $SITEGEN build")
    #expect(built.status == 0)
    #expect(place.text("Site/index.html") != nil)
    #expect(try place.files(in: "content/en/letters/Site").isEmpty)
    let cleaned = try await place.shell("cd themes/tiny && $SITEGEN clean")
    #expect(cleaned.status == 0)
    #expect(try place.files(in: "Site").isEmpty)
  }

  // MARK: Refusals

  @Test(arguments: ["content", ".", "..", "themes/tiny"])
  func theSourceIsNeverOverwritten(path: String) async throws {
    let before = try place.files()
    let result = try await place.run("build", "--output", path)
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("sitegen: error: will not change "))
    #expect(try place.files() == before)
  }

  @Test func theFilesOfOthersAreNeverOverwritten() async throws {
    try place.write("mine", to: "Site/index.html")
    let result = try await place.run("build")
    #expect(result.status == 1)
    #expect(result.errors.contains("files in it that sitegen did not put there"))
    #expect(try place.files(in: "Site").keys.sorted() == ["index.html"])
    #expect(place.text("Site/index.html") == "mine")
  }

  @Test func aFolderWithoutContentIsExplained() async throws {
    let result = try await place.run("build", "--source", "themes")
    #expect(result.status == 1)
    #expect(result.errors.contains("no folder `content`"))
    #expect(result.errors.contains("--source"))
  }

  // MARK: Usage

  @Test(arguments: [
    ["biuld"], ["build", "--ouput", "x"], ["build", "extra"], ["build", "--format", "xml"],
    ["build", "--base-url", "example.org"], ["build", "--base-url", "ftp://example.org/"],
    ["build", "--output"], ["check", "--output", "x"], ["clean", "--drafts"],
    ["serve", "--host", "0.0.0.0"], ["serve", "--port", "70000"], ["serve", "--output", "x"],
  ])
  func usageErrorsExitWith64(arguments: [String]) async throws {
    let before = try place.files()
    let result = try await place.run(arguments)
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("Error: "))
    #expect(result.errors.contains("Usage: sitegen"))
    #expect(try place.files() == before)
  }

  @Test(arguments: [
    (["biuld"], "did you mean `build`?"), (["sevre", "--port", "0"], "did you mean `serve`?"),
    (["new", "lettre", "x"], "did you mean `letter`?"),
    (["theme", "exprt"], "did you mean `export`?"), (["zzzzzz"], "Known: build, check, serve"),
  ])
  func aMisspelledCommandIsAnsweredWithTheNearest(arguments: [String], hint: String) async throws {
    let result = try await place.run(arguments)
    #expect(result.status == 64)
    #expect(result.errors.hasPrefix("Error: there is no command"))
    #expect(result.errors.contains(hint))
  }

  @Test func aMisspelledThemeIsBlamedOnTheOption() async throws {
    let result = try await place.run("check", "--theme", "tinny")
    #expect(result.status == 1)
    #expect(
      result.errors.hasPrefix("--theme: error: unknown theme `tinny`\n  fix: did you mean `tiny`?"))
  }

  @Test(arguments: ["build", "check", "serve", "new", "clean"])
  func everyCommandExplainsItself(command: String) async throws {
    #expect(try await place.run("--help").output.contains("  \(command) "))
    let result = try await place.run(command, "--help")
    #expect(result.status == 0)
    #expect(result.output.contains("USAGE: sitegen \(command)"))
  }
}
