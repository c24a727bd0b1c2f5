import Etiquette
import Foundation
import Testing

@testable import Content
@testable import Scaffolding
@testable import SiteBuilder
@testable import Themes

@Suite struct NewSiteTests {
  private let folder: TemporaryFolder
  /// The project itself, whose theme brings a starter.
  private let project = SourceFolder(
    at: SmallSite.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent())

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func aSiteBuildsWithoutAWarningAndCanBeTheSourceOfTheNext() async throws {
    let first = try await NewSite(project, theme: nil).make("sites/Kind \"Words\"", in: folder.url)
    #expect(first == "sites/kind-words")
    let source = SourceFolder(at: folder.url.appending(path: first))
    let outcome = try await SiteBuild(source: source).render()
    #expect(outcome.diagnostics == [])
    #expect(outcome.letterCount >= 4)
    #expect(
      folder.text("\(first)/content/site.yaml")?.contains(#"title: "Kind \"Words\"""#) == true)
    #expect(folder.has("\(first)/themes/letterhead/theme.yaml"))

    let second = try await NewSite(source, theme: nil).make("next", in: folder.url)
    let next = SourceFolder(at: folder.url.appending(path: second))
    #expect(try await SiteBuild(source: next).render().diagnostics == [])
    #expect(Set(folder.files.compactMap { $0.split(separator: "/").first }) == ["sites", "next"])
  }

  @Test(arguments: [nil, "letterhead", "plain"])
  func aSiteNeedsNothingButTheProgram(theme: String?) async throws {
    let path = try await NewSite(theme: theme).make("A *new* site", in: folder.url)
    #expect(path == "a-new-site")
    let outcome = try await SiteBuild(source: SourceFolder(at: folder.url.appending(path: path)))
      .render()
    #expect(outcome.diagnostics == [])
    #expect(outcome.scope?.theme.name == theme ?? "letterhead")
    #expect(
      Set(folder.files.compactMap { $0.split(separator: "/").dropFirst().first }) == [
        ".github", ".gitignore", ".sitegen", "README.md", "content",
      ])
    #expect(folder.text("\(path)/.gitignore") == "Site/\n")
    let schemas = "# yaml-language-server: $schema=../.sitegen/schemas/"
    #expect(folder.text("\(path)/content/site.yaml")?.hasPrefix(schemas + "site.json\n") == true)
    #expect(folder.has("\(path)/.sitegen/schemas/en/letter.json"))
    #expect(folder.text("\(path)/README.md")?.hasPrefix("# A \\*new\\* site\n") == true)
  }

  @Test func aThemeThatTheProgramDoesNotHaveIsSaid() async throws {
    await #expect(
      throws: NewError.unknownTheme(
        "plan", suggestion: "did you mean `plain`? Known: letterhead, plain")
    ) {
      try await NewSite(theme: "plan").make("mine", in: folder.url)
    }
    #expect(folder.files == [])
  }

  /// What dependabot keeps up to date in this repository, a new site begins with.
  @Test func theWorkflowUsesTheActionsThatThisProjectUses() throws {
    func actions(_ text: String) -> Set<String> {
      Set(
        text.split(separator: "\n").filter { $0.contains("uses:") }.compactMap {
          $0.split(separator: "uses: ").last.map(String.init)
        })
    }
    let workflow = try #require(
      NewSiteFiles.files(titled: "")[".github/workflows/publish.yaml"])
    let own = try String(
      contentsOf: project.url.appending(path: ".github/workflows/publish.yaml"), encoding: .utf8)
    let used = actions(String(decoding: workflow, as: UTF8.self))
    #expect(!used.isEmpty && used.isSubset(of: actions(own)))
    #expect(!String(decoding: workflow, as: UTF8.self).contains("<"))
  }

  @Test func whatIsNewThereBuildsToo() async throws {
    let path = try await NewSite(theme: "letterhead").make("mine", in: folder.url)
    let source = SourceFolder(at: folder.url.appending(path: path))
    let today = try #require(CalendarDate(iso8601: "2026-12-24"))
    let content = NewContent(source, language: nil, today: today)
    for (kind, name) in [
      (NewContent.Kind.letter([:]), "first"), (.guideline, "second"), (.debate, "third"),
      (.page, "fourth"), (.question(theme: nil), "fifth"), (.reply, "sixth"),
    ] {
      #expect(try await content.make(kind, named: name).diagnostics == [])
    }
  }

  @Test func anEmptyFolderIsFilledAndAnotherLeftAlone() async throws {
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "empty"), withIntermediateDirectories: true)
    #expect(try await NewSite(project, theme: nil).make("empty", in: folder.url) == "empty")
    #expect(folder.has("empty/content/site.yaml"))

    try folder.write("mine", to: "full/notes.txt")
    await #expect(throws: NewError.exists(path: "full")) {
      try await NewSite(project, theme: nil).make("full", in: folder.url)
    }
    #expect(folder.files.filter { $0.hasPrefix("full/") } == ["full/notes.txt"])
  }

  @Test func aThemeWithoutAStarterIsSaid() async throws {
    let small = SourceFolder(at: SmallSite.folder)
    await #expect(throws: NewError.noStarter(theme: "tiny")) {
      try await NewSite(small, theme: nil).make("mine", in: folder.url)
    }
    #expect(folder.files == [])
  }

  @Test(arguments: ["", "/", "..", "sites/.."])
  func aFolderThatCannotBeNewIsRefused(path: String) async throws {
    await #expect(throws: NewError.self) {
      try await NewSite(project, theme: nil).make(path, in: folder.url)
    }
  }

  @Test func whatAKilledOneHasLeftIsTakenAway() async throws {
    try folder.leaveStage(".mine.sitegen-new", with: ["content/site.yaml": "half", "old.txt": ""])
    _ = try await NewSite(project, theme: nil).make("mine", in: folder.url)
    #expect(folder.has("mine/content/site.yaml"))
    #expect(!folder.has("mine/old.txt"))
    #expect(!folder.has("mine/.sitegen-stage"))
    #expect(folder.names == ["mine"])
  }

  @Test func aFolderOfOthersInTheWayIsLeftAlone() async throws {
    try folder.write("mine", to: ".mine.sitegen-new/notes.txt")
    let error = await #expect(throws: NewError.self) {
      try await NewSite(project, theme: nil).make("mine", in: folder.url)
    }
    #expect(error == .exists(path: folder.full(".mine.sitegen-new")))
    #expect(folder.files == [".mine.sitegen-new/notes.txt"])
  }
}
