import Foundation
import Yams

/// Begins a site: the theme of the site one is in, and the starter content that the theme brings.
///
/// A theme carries its starter, so no text has to be kept in the program, and a site made from a site
/// can be the source of the next.
public struct NewSite: Sendable {
  private let source: SourceFolder
  private let theme: String?

  /// - Parameter theme: the theme to take; that of the source's settings if nil.
  public init(_ source: SourceFolder, theme: String?) {
    self.source = source
    self.theme = theme
  }

  /// Makes the folder in one step, once the site in it has been built in memory.
  ///
  /// - Parameters:
  ///   - path: where to make it. The last part is its name, a title or a slug.
  ///   - folder: what the path is relative to.
  /// - Returns: the path of the folder, its last part a slug.
  public func make(_ path: String, in folder: URL) async throws(NewError) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    guard let last = parts.last else {
      throw .badName(path, reason: "a new site needs a folder of its own")
    }
    let name = try NewName(last, titleLimit: 60)
    let place = (parts.dropLast() + [name.slug]).joined(separator: "/")
    let shown = (path.hasPrefix("/") ? "/" : "") + place
    let target = URL(filePath: shown, directoryHint: .isDirectory, relativeTo: folder)
    guard isFree(target) else { throw .exists(path: shown) }

    let files = try await files(titled: name.title)
    let outcome = await SiteBuild(source: source).render(SourceSnapshot(files: files))
    guard outcome.diagnostics.isEmpty else { throw .brokenSource(outcome.diagnostics) }
    try NewFolder(
      name: name.slug, path: shown,
      parentPath: OutputPlace.resolved(target.deletingLastPathComponent())
    ).write(files.merging([".gitignore": Array("Site/\n".utf8)]) { $1 })
    return shown
  }

  // MARK: What is in it

  /// The theme with those it extends, and its starter beside them.
  private func files(titled title: String) async throws(NewError) -> [String: [UInt8]] {
    let snapshot: SourceSnapshot
    do { snapshot = try await source.snapshot() } catch { throw .failed(error) }
    var faults: [Diagnostic] = []
    guard
      let theme = theme ?? SettingsReader.read(snapshot, into: &faults)?.theme
    else { throw .brokenSource(faults) }
    var files: [String: [UInt8]] = [:]
    for name in chain(from: theme, in: snapshot) {
      for path in snapshot.paths(under: "themes/\(name)") { files[path] = snapshot.bytes(path) }
    }
    let starter = "themes/\(theme)/starter"
    let paths = snapshot.paths(under: starter)
    guard !paths.isEmpty else { throw .noStarter(theme: theme) }
    for path in paths { files[String(path.dropFirst(starter.count + 1))] = snapshot.bytes(path) }
    files[SettingsReader.path] = files[SettingsReader.path].map { settings($0, titled: title) }
    return files
  }

  private func chain(from theme: String, in snapshot: SourceSnapshot) -> [String] {
    var chain: [String] = []
    var next: String? = theme
    while let name = next, !chain.contains(name) {
      chain.append(name)
      let manifest = snapshot.bytes("themes/\(name)/theme.yaml") ?? []
      let node = try? Yams.compose(yaml: String(decoding: manifest, as: UTF8.self))
      next = node?["extends"]?.string
    }
    return chain
  }

  private func settings(_ bytes: [UInt8], titled title: String) -> [UInt8] {
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return Array(
      lines.map { $0.hasPrefix("title:") ? "title: \(YAMLScalar.text(title))" : String($0) }
        .joined(separator: "\n").utf8)
  }

  // MARK: Writing

  /// Whether nothing is there but, at most, an empty folder.
  private func isFree(_ target: URL) -> Bool {
    let path = target.path(percentEncoded: false)
    guard FileManager.default.fileExists(atPath: path) else { return true }
    return (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty ?? false
  }
}
