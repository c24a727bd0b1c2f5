import Foundation
import Testing

@testable import Content
@testable import Diagnostics
@testable import Etiquette
@testable import Publishing
@testable import Scaffolding
@testable import SiteBuilder

@Suite struct NewLanguageTests {
  private let folder: TemporaryFolder
  private let source: SourceFolder
  private let today = CalendarDate(iso8601: "2026-11-28")

  init() throws {
    folder = try TemporaryFolder()
    for (path, bytes) in try SmallSite().files {
      try folder.write(String(decoding: bytes, as: UTF8.self), to: path)
    }
    source = SourceFolder(at: folder.url)
  }

  private func make(_ tag: String, name: String? = nil) async throws -> NewLanguage.Made {
    try await NewLanguage(source, today: try #require(today)).make(tag, name: name)
  }

  private func outcome() async throws -> Outcome { try await SiteBuild(source: source).render() }

  @Test func anEditionBuildsAtOnceAndSaysWhatIsToBeTranslated() async throws {
    let made = try await make("pl")
    #expect(made.folder == "content/pl")
    #expect(
      Set(made.diagnostics.map(\.fault.id)) == [.missingString, .untranslated, .unreachablePage])
    let outcome = try await outcome()
    #expect(outcome.diagnostics == made.diagnostics)
    let site = try #require(outcome.site)
    #expect(site.files.contains { $0.route.path == "pl/index.html" || $0.route.path == "pl/" })
    let settings = try #require(folder.text("content/site.yaml"))
    #expect(settings.contains("  - tag: pl\n    name: Polski\n"))
  }

  @Test func itsWordsHaveTheFormsThatItsNumbersNeed() async throws {
    _ = try await make("pl", name: "Polski")
    let words = try #require(folder.text("content/pl/strings.yaml"))
    #expect(words.contains("lettersOne:\nlettersFew:\nlettersMany:\n"))
    #expect(!words.contains("lettersOther:"))
    let filled = words.replacing(/(?m)^([A-Za-z0-9]+):$/) {
      "\($0.output.1): słowo"
    }
    try folder.write(filled, to: "content/pl/strings.yaml")
    #expect(try await outcome().diagnostics.map(\.fault.id) == [.untranslated, .unreachablePage])
  }

  @Test(arguments: ["p l", "", "en/x", "../x", "1"])
  func aTagIsOneOfALanguage(tag: String) async throws {
    await #expect(throws: NewError.self) { try await make(tag) }
  }

  @Test func aLanguageThatIsThereIsLeftAlone() async throws {
    let before = try #require(folder.text("content/site.yaml"))
    await #expect(throws: NewError.exists(path: "content/en")) { try await make("en") }
    #expect(folder.text("content/site.yaml") == before)
  }
}
