import Foundation
import Testing

@testable import Content
@testable import Diagnostics
@testable import Languages
@testable import Publishing
@testable import SiteBuilder
@testable import Themes

/// The smallest site that has one of everything, in memory: a test changes a file or two and looks at
/// what the build makes of it.
///
/// Its files are those of `Tests/Fixtures/small-site`, which the tests of the binary use too.
struct SmallSite: Sendable {
  private(set) var files: [String: [UInt8]]

  init(_ change: (inout SmallSite) -> Void = { _ in }) throws {
    files = try Self.fixture.get()
    change(&self)
  }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/small-site")

  private static let fixture = Result {
    let names = try FileManager.default.subpathsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    var files: [String: [UInt8]] = [:]
    for name in names {
      let url = folder.appending(path: name)
      guard !url.hasDirectoryPath, let data = try? Data(contentsOf: url) else { continue }
      files[name] = Array(data)
    }
    return files
  }

  // MARK: Changing

  subscript(path: String) -> String? {
    get { files[path].map { String(decoding: $0, as: UTF8.self) } }
    set { files[path] = newValue.map { Array($0.utf8) } }
  }

  mutating func setBytes(_ bytes: [UInt8], of path: String) {
    files[path] = bytes
  }

  /// Replaces a text that the file must hold, so that a test never passes for want of a change.
  mutating func replace(
    _ old: String, with new: String, in path: String,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    guard let text = self[path], text.contains(old) else {
      Issue.record("\(path) does not hold \"\(old)\"", sourceLocation: sourceLocation)
      return
    }
    self[path] = text.replacing(old, with: new)
  }

  /// Adds an edition whose content is that of the English one, with the tag in each summary.
  mutating func addLanguage(_ tag: String, name: String, direction: String = "ltr") {
    for (path, bytes) in files where path.hasPrefix("content/en/") {
      let own = "content/\(tag)/" + path.dropFirst("content/en/".count)
      files[own] = bytes
      guard path.hasSuffix(".md") else { continue }
      self[own] = self[own]?.replacing(/\nsummary: ([^\n]*)\n/, maxReplacements: 1) {
        "\nsummary: \($0.output.1) \(tag)\n"
      }
    }
    replace("\"language\":\"en\"", with: "\"language\":\"\(tag)\"", in: "content/\(tag)/model.json")
    // With a form for each plural category that the numbers of the language need.
    let forms = PluralRules(tag).usedCategories.filter { ![.one, .other].contains($0) }
      .flatMap { category in
        ["letters", "sentences", "words"].map { "\($0)\(category.suffix): \"{count} \($0)\"\n" }
      }.joined()
    files["themes/tiny/strings/\(tag).yaml"] = files["themes/tiny/strings/en.yaml"].map {
      $0 + Array(forms.utf8)
    }
    replace(
      "navigation:\n",
      with: "  - tag: \(tag)\n    name: \(name)\n    direction: \(direction)\nnavigation:\n",
      in: "content/site.yaml")
  }

  /// Gives a page of an edition another name, and says which it is the translation of.
  mutating func rename(_ old: String, to new: String, in language: String) {
    let folder = "content/\(language)/"
    let name = old.split(separator: "/").last.map { $0.dropLast(3) } ?? ""
    self[folder + new] = self[folder + old]?.replacing(
      "---\n", with: "---\ntranslationOf: \(name)\n", maxReplacements: 1)
    self[folder + old] = nil
    let renamed = new.split(separator: "/").last.map { $0.dropLast(3) } ?? ""
    for (path, bytes) in files where path.hasPrefix(folder) && path.hasSuffix(".md") {
      let text = String(decoding: bytes, as: UTF8.self)
      let other = text.replacing("/\(name)/", with: "/\(renamed)/")
        .replacing("[\(name)]", with: "[\(renamed)]")
        .replacing("- \(name)\n", with: "- \(renamed)\n")
        .replacing("letter: \(name)\n", with: "letter: \(renamed)\n")
        .replacing("featured: \(name)\n", with: "featured: \(renamed)\n")
        .replacing("followUp: \(name)\n", with: "followUp: \(renamed)\n")
      if other != text { self[path] = other }
    }
  }

  // MARK: Building

  var snapshot: SourceSnapshot { SourceSnapshot(files: files) }

  /// The site as it is on the disk, built once for all tests that only look.
  static let unchanged = Task { try await SmallSite().build() }

  /// Reads the content, which is all that many tests need.
  func read(drafts: Bool = false) async -> BuiltSite {
    var built = BuiltSite()
    built.library = await LibraryReader.read(
      snapshot, includingDrafts: drafts, into: &built.diagnostics)
    return built
  }

  /// Builds without a disk, by the stages that `SiteBuild` goes through.
  func build(drafts: Bool = false) async throws -> BuiltSite {
    var built = await read(drafts: drafts)
    guard let library = built.library else { return built }
    var reader = ThemeReader(
      snapshot: snapshot, languages: library.settings.languages.map(\.tag),
      choices: library.settings.themeChoices, contract: .current)
    reader.first = library.settings.languages.first
    guard let theme = reader.read(library.settings.theme, into: &built.diagnostics) else {
      return built
    }
    built.theme = theme
    if built.diagnostics.contains(where: { $0.severity == .error }) { return built }
    let languages = library.settings.languages.map(\.tag)
    built.diagnostics += ThemeCheck(theme: theme, language: languages.first ?? "").diagnostics()
    if built.diagnostics.contains(where: { $0.severity == .error }) { return built }
    let scope = await SiteScope(library, theme: theme)
    let plan = SitePlanner(site: scope, assets: AssetFolder(of: scope)).plan()
    built.scope = scope
    built.plan = plan
    built.diagnostics += await SiteCheck(site: scope, plan: plan).diagnostics()
    let renderer = SiteRenderer(scope, plan: plan)
    let site = await renderer.render()
    built.diagnostics += await RenderedCheck(
      renderer: renderer, rendered: site, snapshot: snapshot
    ).diagnostics()
    if built.diagnostics.contains(where: { $0.severity == .error }) { return built }
    built.site = site
    return built
  }
}

/// What came of building a `SmallSite`, as far as it got.
struct BuiltSite: Sendable {
  var diagnostics: [Diagnostic] = []
  var library: Library?
  var theme: Theme?
  var scope: SiteScope?
  var plan: SitePlan?
  var site: RenderedSite?

  /// Each fault by its place and its id, in the order of the report.
  var faults: [String] {
    diagnostics.sorted().map { "\($0.location) \($0.id)" }
  }

  /// The fixes of the faults, in the same order.
  var fixes: [String?] {
    diagnostics.sorted().map(\.fix)
  }

  var paths: [String] { site?.files.map(\.route.path) ?? [] }

  /// The text of a published file, which must be there.
  func text(_ path: String) throws -> String {
    let file = try #require(
      site?.files.first { $0.route.path == path }, "no /\(path): \(faults)")
    return String(decoding: file.bytes, as: UTF8.self)
  }
}
