import Foundation
import Testing

@testable import Content
@testable import Diagnostics
@testable import Publishing
@testable import SiteBuilder

/// The whole build, from one folder on the disk to another.
@Suite struct SiteBuildTests {
  private let folder: TemporaryFolder
  private var source: URL { folder.url.appending(path: "project") }
  private var output: OutputFolder { OutputFolder(at: source.appending(path: "Site")) }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(at: SmallSite.folder, to: source)
  }

  private func build(_ change: (inout SiteBuild.Options) -> Void = { _ in }) -> SiteBuild {
    var options = SiteBuild.Options()
    change(&options)
    return SiteBuild(source: SourceFolder(at: source), options: options)
  }

  private func edit(_ path: String, _ old: String, _ new: String) throws {
    let text = try #require(folder.text("project/" + path))
    try #require(text.contains(old))
    try folder.write(text.replacing(old, with: new), to: "project/" + path)
  }

  @Test func thePublishedFilesAreTheRenderedOnes() async throws {
    let outcome = try await build().publish(to: output)
    let site = try #require(outcome.site)
    #expect(outcome.diagnostics == [])
    #expect(outcome.letterCount == 2)
    #expect(outcome.pageCount == site.files.filter(\.isPage).count)
    #expect(outcome.report == PublishReport(written: site.files.count, unchanged: 0, removed: 0))
    for file in site.files {
      let text = folder.text("project/Site/" + file.route.filePath)
      #expect(text == String(decoding: file.bytes, as: UTF8.self), "\(file.route.path)")
    }
  }

  @Test func theBuildOnTheDiskIsTheBuildInMemory() async throws {
    let onDisk = try #require(try await build().render().site)
    let inMemory = try #require(try await SmallSite.unchanged.value.site)
    #expect(onDisk.files.map(\.route) == inMemory.files.map(\.route))
    #expect(onDisk.files.map(\.bytes) == inMemory.files.map(\.bytes))
  }

  @Test func errorsLeaveTheLastGoodSite() async throws {
    _ = try await build().publish(to: output)
    let before = folder.files.map { ($0, folder.text($0)) }
    try edit("content/en/guide/thank.md", "order: 1", "order: first")
    try edit("content/en/pages/about.md", "title: About", "title: About us")
    let outcome = try await build().publish(to: output)
    #expect(outcome.diagnostics.map(\.fault.id) == [.outOfRange])
    #expect(outcome.site == nil)
    #expect(outcome.report == nil)
    let after = folder.files.map { ($0, folder.text($0)) }.filter { $0.0.contains("/Site/") }
    #expect(after.map(\.0) == before.map(\.0).filter { $0.contains("/Site/") })
    for (path, text) in before where path.contains("/Site/") {
      #expect(folder.text(path) == text, "\(path)")
    }
  }

  @Test func warningsStopOnlyAStrictBuild() async throws {
    try folder.write("x", to: "project/content/en/notes.txt")
    let lenient = try await build().render()
    #expect(lenient.diagnostics.map(\.fault.id) == [.unexpectedFile])
    #expect(lenient.site != nil)
    let strict = try await build { $0.isStrict = true }.render()
    #expect(strict.diagnostics == lenient.diagnostics)
    #expect(strict.site == nil)
  }

  @Test func theBaseURLCanBeAnother() async throws {
    let base = try BaseURL("https://other.example/x")
    let outcome = try await build { $0.baseURL = base }.render()
    let robots = outcome.site?.files.first { $0.route.path == "robots.txt" }
    let text = String(decoding: robots?.bytes ?? [], as: UTF8.self)
    #expect(text.contains("Sitemap: https://other.example/x/sitemap.xml"))
  }

  @Test func theThemeCanBeAnother() async throws {
    try folder.write(
      "name: dark\ncontract: 1\nextends: tiny\n", to: "project/themes/dark/theme.yaml")
    try folder.write("<p>Dark</p>", to: "project/themes/dark/templates/matrix.mustache")
    let outcome = try await build { $0.theme = "dark" }.render()
    let matrix = outcome.site?.files.first { $0.route.path == "letters/matrix/" }
    let text = String(decoding: matrix?.bytes ?? [], as: UTF8.self)
    #expect(text.contains("<p>Dark</p>"))
    let unknown = try await build { $0.theme = "drak" }.render()
    #expect(unknown.diagnostics.map(\.fault.id) == [.unknownValue])
  }

  @Test func draftsAreBuiltWhenAskedFor() async throws {
    try edit("content/en/debates/give-a-reason.md", "reviewed:", "draft: true\nreviewed:")
    func routes(_ build: SiteBuild) async throws -> [String] {
      try await build.render().site?.files.map(\.route.path) ?? []
    }
    #expect(try await !routes(build()).contains("debates/give-a-reason/"))
    #expect(try await routes(build { $0.includesDrafts = true }).contains("debates/give-a-reason/"))
  }

  @Test func hiddenFilesAndBackupsAreNotRead() async throws {
    for path in [".DS_Store", "en/.hidden.md", "en/letters/no-reason.md~", ".git/config"] {
      try folder.write("x", to: "project/content/" + path)
    }
    #expect(try await build().render().diagnostics == [])
  }

  @Test func aFolderWithoutContentIsNoSource() async throws {
    let empty = SourceFolder(at: folder.url.appending(path: "empty"))
    await #expect(throws: BuildError.self) { try await SiteBuild(source: empty).render() }
  }

  @Test func aRefusedOutputIsNotTouched() async throws {
    let content = OutputFolder(at: source.appending(path: "content"))
    let before = folder.files
    await #expect(throws: BuildError.self) { try await build().publish(to: content) }
    #expect(folder.files == before)
  }
}
