import Foundation
import Testing

@testable import Basics
@testable import Content
@testable import Diagnostics
@testable import Publishing
@testable import SiteBuilder

/// What users of other generators complain of, turned into promises: each is kept by a whole build,
/// from a folder to a folder.
@Suite struct PromiseTests {
  private let folder: TemporaryFolder
  private var source: SourceFolder { SourceFolder(at: folder.url.appending(path: "project")) }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: SmallSite.folder, to: folder.url.appending(path: "project"))
  }

  @discardableResult
  private func build(to output: String = "Site") async throws -> Outcome {
    let output = OutputFolder(at: folder.url.appending(path: output))
    return try await SiteBuild(source: source).publish(to: output)
  }

  private func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try #require(folder.text("project/" + path))
    try #require(text.contains(old))
    try folder.write(text.replacing(old, with: new), to: "project/" + path)
  }

  private func published(in output: String) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: folder.files.filter { $0.hasPrefix(output + "/") }
        .map { (String($0.dropFirst(output.count + 1)), folder.text($0) ?? "") })
  }

  // MARK: Publishing

  @Test func theOutputFolderIsNeverWiped() async throws {
    for path in ["Site/.git/HEAD", "Site/.git/objects/ab/cd", "Site/.gitignore"] {
      try folder.write("mine", to: path)
    }
    try await build()
    try edit("content/en/pages/about.md", "Who made this.", "Who made it.")
    try await build()
    for path in ["Site/.git/HEAD", "Site/.git/objects/ab/cd", "Site/.gitignore"] {
      #expect(folder.text(path) == "mine")
    }
    let before = folder.files
    for output in ["project", ".", "project/content", "project/themes/tiny"] {
      await #expect(throws: BuildError.self) { try await build(to: output) }
    }
    try folder.write("mine", to: "pictures/dog.jpg")
    await #expect(throws: BuildError.self) { try await build(to: "pictures") }
    #expect(folder.files == (before + ["pictures/dog.jpg"]).sorted())
  }

  @Test func noPageStaysThatTheContentNoLongerHas() async throws {
    try folder.write(
      try #require(folder.text("project/content/en/letters/no-reason.md")),
      to: "project/content/en/letters/another.md")
    try await build()
    #expect(folder.has("Site/letters/another/letter.txt"))
    let assets = folder.files.filter { $0.hasPrefix("Site/assets/") }
    try FileManager.default.removeItem(atPath: folder.full("project/content/en/letters/another.md"))
    try folder.write("p {}", to: "project/themes/tiny/assets/second.css")
    try await build()
    #expect(!folder.has("Site/letters/another"))
    #expect(Set(folder.files).isDisjoint(with: assets))
    try await build(to: "clean")
    #expect(published(in: "Site") == published(in: "clean"))
  }

  /// A build over an old site and a build from nothing give the same files, whatever was changed in
  /// the source and in the output meanwhile.
  @Test func aBuildOverAnOldSiteIsABuildFromNothing() async throws {
    try await build()
    try edit("content/en/guide/thank.md", "order: 1", "order: 9")
    try edit("content/site.yaml", "title: ", "title: The ")
    try edit("content/en/fields.yaml", "label: ", "label: Your ")
    try folder.write("<h1>Mine</h1>", to: "Site/index.html")
    try FileManager.default.removeItem(atPath: folder.full("Site/guide"))
    try await build()
    try await build(to: "clean")
    #expect(published(in: "Site") == published(in: "clean"))
  }

  @Test func twoClaimsOnOneAddressNameBothFiles() async throws {
    try folder.write(
      try #require(folder.text("project/content/en/letters/no-reason.md")),
      to: "project/content/en/letters/matrix.md")
    let outcome = try await build()
    let fault = try #require(outcome.diagnostics.first { $0.id == "address-claimed-twice" })
    let files = [fault.location.path] + fault.notes.map(\.location.path)
    #expect(files.sorted() == ["content/en/letters/matrix.md", "content/en/pages/matrix.md"])
    #expect(!folder.has("Site"))
  }

  /// An asset of one theme lies where the theme it extends has a folder.
  @Test func aFileWhereOthersNeedAFolderNamesBothFiles() async throws {
    try folder.write(
      "name: dark\ncontract: 1\nextends: tiny\n", to: "project/themes/dark/theme.yaml")
    try folder.write("a", to: "project/themes/dark/assets/icons")
    try folder.write("b", to: "project/themes/tiny/assets/icons/b.svg")
    try edit("content/site.yaml", "theme: tiny", "theme: dark")
    let outcome = try await build()
    #expect(outcome.diagnostics.map(\.id) == ["address-claimed-twice"])
    let fault = try #require(outcome.diagnostics.first)
    #expect(fault.location.path == "themes/tiny/assets/icons/b.svg")
    #expect(fault.notes.map(\.location.path) == ["themes/dark/assets/icons"])
  }

  // MARK: Pages

  /// But for lines of comments and empty lines, which are left out.
  @Test func scriptsAreNeverRewritten() async throws {
    let script = "// <!-- ${a}\r\n\tconst  b = `</script>`;;  /* ü */\n\n\nexport {}"
    try folder.write(script, to: "project/themes/tiny/assets/copy.js")
    try await build()
    let copies = folder.files.filter { $0.hasSuffix("/copy.js") && $0.hasPrefix("Site/") }
    #expect(
      copies.map { folder.text($0) } == ["const  b = `</script>`;;  /* ü */\nexport {}"])
  }

  @Test func noPolicyAllowsAnInlineBlock() async throws {
    let outcome = try await build()
    for file in try #require(outcome.site).files where file.isPage {
      let html = String(decoding: file.bytes, as: UTF8.self)
      let policy = try #require(html.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)).1
      #expect(policy.contains("script-src &#39;self&#39;; style-src &#39;self&#39;;"))
      #expect(!policy.contains("sha256") && !policy.contains("unsafe"))
      for block in html.matches(of: /<(script|style)([^>]*)>/) where !block.2.contains("src=") {
        #expect(block.2 == " type=\"application/ld+json\"", "/\(file.route.path)")
      }
    }
  }

  @Test func lineEndsAndByteOrderMarksMakeNoDifference() async throws {
    try await build()
    let texts = folder.files.filter { path in
      path.hasPrefix("project/")
        && [".md", ".yaml", ".mustache"].contains { path.hasSuffix($0) }
    }
    for (ends, output) in [("\r\n", "crlf"), ("\r", "cr")] {
      for path in texts {
        let text = try #require(folder.text(path)).replacing("\u{FEFF}", with: "")
          .replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        try folder.write("\u{FEFF}" + text.replacing("\n", with: ends), to: path)
      }
      #expect(try await build(to: output).diagnostics == [])
      #expect(published(in: output) == published(in: "Site"))
    }
  }
}
