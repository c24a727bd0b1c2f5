import BuiltInThemes
import Content
import Diagnostics
import Foundation
import Publishing
import SiteBuilder
import Themes

/// Begins a site: with the starter that a theme brings, and what a repository of its own needs.
///
/// A built-in theme stays in the program, so that the site gets its improvements; one that lies in a
/// source folder is copied from there with the themes it extends.
package struct NewSite: Sendable {
  private let source: SourceFolder?
  private let theme: String?

  /// - Parameters:
  ///   - source: where to take the theme from; only from the program if nil.
  ///   - theme: the theme to take; that of the source's settings if nil, or else the first built in.
  package init(_ source: SourceFolder? = nil, theme: String?) {
    self.source = source
    self.theme = theme
  }

  /// Makes the folder in one step, once the site in it has been built in memory.
  ///
  /// - Parameters:
  ///   - path: where to make it. The last part is its name, a title or a slug.
  ///   - folder: what the path is relative to.
  /// - Returns: the path of the folder, its last part a slug.
  package func make(_ path: String, in folder: URL) async throws(NewError) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    guard let last = parts.last else {
      throw .badName(path, reason: "a new site needs a folder of its own")
    }
    let name = try NewName(last, titleLimit: 60)
    let place = (parts.dropLast() + [name.slug]).joined(separator: "/")
    let shown = (path.hasPrefix("/") ? "/" : "") + place
    let target = URL(filePath: shown, directoryHint: .isDirectory, relativeTo: folder)
    guard isFree(target) else { throw .exists(path: shown) }

    let files = Self.addingSchemas(to: try await files(titled: name.title))
    let content = SourceSnapshot(files: files.filter { SourceListing.isRead($0.key) })
    let outcome = await SiteBuild(source: SourceFolder(at: target))
      .render(content.addingBuiltInThemes())
    guard outcome.diagnostics.isEmpty else { throw .brokenSource(outcome.diagnostics) }
    try NewFolder(
      name: name.slug, path: shown,
      parentPath: OutputPlace.resolved(target.deletingLastPathComponent())
    ).write(files)
    return shown
  }

  // MARK: What is in it

  /// With the schemas of its content, and in each content file the comment that names its own.
  private static func addingSchemas(to files: [String: [UInt8]]) -> [String: [UInt8]] {
    var added = files
    for (path, bytes) in files where path.hasPrefix("content/") && ContentKind(path: path) != nil {
      let text = SchemaComment(path: path).added(to: String(decoding: bytes, as: UTF8.self))
      added[path] = Array(text.utf8)
    }
    for (path, text) in SchemaFiles(SourceSnapshot(files: files)).all() {
      added["\(SchemaFiles.folder)/\(path)"] = Array(text.utf8)
    }
    return added
  }

  private func files(titled title: String) async throws(NewError) -> [String: [UInt8]] {
    let (snapshot, theme) = try await themes()
    let reader = ThemeReader(snapshot: snapshot, languages: [], choices: [], contract: .current)
    let chain = reader.chain(from: theme).map(\.name)
    let starters = chain.map { "themes/\($0)/starter" }
    guard let starter = starters.first(where: { !snapshot.paths(under: $0).isEmpty }) else {
      throw .noStarter(theme: theme)
    }
    var files = NewSiteFiles.files(titled: title)
    for path in snapshot.paths(under: starter) {
      files[String(path.dropFirst(starter.count + 1))] = snapshot.bytes(path)
    }
    for path in chain.flatMap({ snapshot.paths(under: "themes/\($0)") })
    where !snapshot.builtIn.contains(path) {
      files[path] = snapshot.bytes(path)
    }
    files[SettingsReader.path] = files[SettingsReader.path].map {
      settings($0, titled: title, theme: theme)
    }
    return files
  }

  /// All themes that can be taken, and the name of the one to take.
  private func themes() async throws(NewError) -> (SourceSnapshot, String) {
    guard let source else {
      let name = try BuiltInThemes.name(theme)
      return (SourceSnapshot(files: [:]).addingBuiltInThemes(), name)
    }
    let snapshot: SourceSnapshot
    do { snapshot = try await source.snapshot() } catch { throw .failed(error) }
    var faults: [Diagnostic] = []
    guard let name = theme ?? SettingsReader.read(snapshot, into: &faults)?.theme else {
      throw .brokenSource(faults)
    }
    return (snapshot, name)
  }

  private func settings(_ bytes: [UInt8], titled title: String, theme: String) -> [UInt8] {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let own = lines.map { line in
      if line.hasPrefix("title:") { return "title: \(YAMLScalar.text(title))" }
      if line.hasPrefix("theme:") { return "theme: \(theme)" }
      return String(line)
    }
    return Array(own.joined(separator: "\n").utf8)
  }

  // MARK: Writing

  /// Whether nothing is there but, at most, an empty folder.
  private func isFree(_ target: URL) -> Bool {
    let path = target.path(percentEncoded: false)
    guard FileManager.default.fileExists(atPath: path) else { return true }
    return (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty ?? false
  }
}
