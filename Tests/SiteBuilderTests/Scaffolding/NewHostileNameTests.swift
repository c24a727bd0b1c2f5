import Etiquette
import Foundation
import Testing

@testable import Content
@testable import Scaffolding
@testable import SiteBuilder

/// Whatever something new is called: it builds without a warning, or it is refused and nothing is written.
@Suite struct NewHostileNameTests {
  private let folder: TemporaryFolder
  private let source: SourceFolder

  init() throws {
    folder = try TemporaryFolder()
    for (path, bytes) in try SmallSite().files {
      try folder.write(String(decoding: bytes, as: UTF8.self), to: "source/" + path)
    }
    source = SourceFolder(at: folder.url.appending(path: "source"))
  }

  private static let names = [
    "{role}", "{{title}}", "Say {role} first", "[clear]", "[clear+thank?] a", "../x", "a/../../x",
    "a\\b", ".", "..", ".hidden", "x~", "a\0b", "a\nb", "a\tb", "\u{1B}[31mred", "a\u{85}b",
    "a\u{2028}b", "a\u{FFFE}b", "\u{FEFF}a", "a\u{F8F0}0\u{F8F1}b",
    String(repeating: "a", count: 300), String(repeating: "long ", count: 60), "\"quoted\"",
    "it's \"both\"", "a: b", "a #b", "# a", "- a", "---", "--- a", "null", "2026-11-27", "{a: b}",
    "<script>alert(1)</script>", "</title>", "&lt;b&gt;", "*bold* `code`", "[a](javascript:b)",
    "<!-- a", "a \\ b", "\u{202E}a", "\u{200F}a עברית", "עברית", "😀", "😀 a", "e\u{301}a",
    "matrix", "booklet", "greet", "thank", "no-reason", "-a-",
  ]
  /// One function makes a slug and a title of every name, whatever it is the name of: the first tier tries all of
  /// them with letters and these with the rest.
  private static let someNames =
    ProcessInfo.processInfo.environment["SITEGEN_TEST_EVERYTHING"] != nil
    ? names
    : ["{role}", "[clear]", "../x", "a\0b", "\"quoted\"", "null", "</title>", "😀", "matrix"]
  /// A theme takes no more than the slug of a name.
  private static let namesOfThemes = [
    "{role}", "../x", "a\\b", "..", ".hidden", "a\0b", "a\u{2028}b", "---", "😀", "😀 a", "tiny",
    String(repeating: "a", count: 300),
  ]

  @Test(arguments: names)
  func aLetterIsWholeOrRefused(name: String) async throws {
    try await expectWholeOrNothing(name) { try await content().make(.letter([:]), named: name) }
  }

  @Test(arguments: someNames)
  func aGuidelineIsWholeOrRefused(name: String) async throws {
    try await expectWholeOrNothing(name) { try await content().make(.guideline, named: name) }
  }

  @Test(arguments: someNames)
  func aDebateIsWholeOrRefused(name: String) async throws {
    try await expectWholeOrNothing(name) { try await content().make(.debate, named: name) }
  }

  @Test(arguments: someNames)
  func aPageIsWholeOrRefused(name: String) async throws {
    try await expectWholeOrNothing(name) { try await content().make(.page, named: name) }
  }

  @Test(arguments: someNames)
  func aQuestionIsWholeOrRefused(name: String) async throws {
    try await expectWholeOrNothing(name) {
      try await content().make(.question(theme: nil), named: name)
    }
  }

  @Test(arguments: someNames)
  func aReplyIsWholeOrRefused(name: String) async throws {
    try await expectWholeOrNothing(name) { try await content().make(.reply, named: name) }
  }

  @Test(arguments: namesOfThemes)
  func aThemeIsWholeOrRefused(name: String) async throws {
    try await expectWholeOrNothing(name) { try await NewTheme(source, extending: nil).make(name) }
  }

  private func content() throws -> NewContent {
    let today = try #require(CalendarDate(iso8601: "2026-12-24"))
    return NewContent(source, language: nil, today: today)
  }

  private func expectWholeOrNothing(_ name: String, _ make: () async throws -> some Sendable)
    async throws
  {
    let before = folder.files
    do {
      _ = try await make()
      #expect(try await SiteBuild(source: source).render().diagnostics == [])
      #expect(folder.files.count > before.count)
      #expect(folder.files.allSatisfy { $0.hasPrefix("source/") })
    } catch let error as NewError {
      #expect(folder.files == before)
      if case .brokenSource(let faults) = error { #expect(!faults.isEmpty) }
      #expect(!"\(error)".isEmpty)
    }
  }

  /// The title of a site stands on each of its pages.
  @Test(arguments: ["{role}", "[clear]", "a\u{1B}b", "\"a\": b", "</title>", "😀 a", "../a", "😀"])
  func aSiteIsWholeOrRefused(name: String) async throws {
    let project = SourceFolder(
      at: SmallSite.folder.deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent())
    let here = folder.url.appending(path: "here/inner", directoryHint: .isDirectory)
    let before = folder.files
    do {
      let made = try await NewSite(project, theme: nil).make(name, in: here)
      let site = SourceFolder(at: URL(filePath: made, relativeTo: here))
      #expect(try await SiteBuild(source: site).render().diagnostics == [])
    } catch is NewError {
      #expect(folder.files == before)
    }
  }
}
