import Basics
import Content
import Diagnostics
import Foundation
import Publishing
import SiteBuilder
import Themes

/// Begins a theme: one that extends the site's, with a style sheet of its own to start in.
package struct NewTheme: Sendable {
  private let source: SourceFolder
  private let base: String?

  /// - Parameter base: the theme to extend; that of the source's settings if nil.
  package init(_ source: SourceFolder, extending base: String?) {
    self.source = source
    self.base = base
  }

  /// Writes the theme, once the site has been built with it in memory.
  ///
  /// - Parameter name: a title or a slug.
  /// - Returns: the path of the theme's folder, relative to the source folder.
  package func make(_ name: String) async throws(NewError) -> String {
    let slug = try NewName(name, titleLimit: 60).slug
    let folder = "themes/\(slug)"
    let snapshot: SourceSnapshot
    do { snapshot = try await source.snapshot() } catch { throw .failed(error) }
    guard snapshot.paths(under: folder).isEmpty else { throw .exists(path: folder) }

    var faults: [Diagnostic] = []
    guard let base = base ?? SettingsReader.read(snapshot, into: &faults)?.theme else {
      throw .brokenSource(faults)
    }
    let files = files(of: slug, in: folder, extending: base, styles: styles(of: base, in: snapshot))
    let outcome = await build(slug).render(
      files.reduce(snapshot) { $0.adding(Array($1.text.utf8), at: $1.path) })
    guard outcome.diagnostics.isEmpty else { throw .brokenSource(outcome.diagnostics) }
    try NewFolder(
      name: slug, path: folder, parentPath: OutputPlace.resolved(source.url) + "/themes"
    ).write(
      Dictionary(
        uniqueKeysWithValues: files.map {
          (String($0.path.dropFirst(folder.count + 1)), Array($0.text.utf8))
        }))
    return folder
  }

  private func build(_ theme: String) -> SiteBuild {
    var options = SiteBuild.Options()
    options.theme = theme
    return SiteBuild(source: source, options: options)
  }

  /// The style sheets of a theme, or of the nearest that it extends and that names any.
  private func styles(of theme: String, in snapshot: SourceSnapshot) -> [String] {
    let reader = ThemeReader(snapshot: snapshot, languages: [], choices: [], contract: .current)
    return reader.chain(from: theme).lazy.compactMap(\.styles).first ?? []
  }

  private func files(of slug: String, in folder: String, extending base: String, styles: [String])
    -> [(path: String, text: String)]
  {
    let sheet = "\(slug).css"
    let list = (styles + [sheet]).map { "  - \($0)\n" }.joined()
    return [
      (
        "\(folder)/theme.yaml",
        """
        # themes/README.md says what a theme can have. Whatever is not here comes from \(base).
        name: \(slug)
        contract: \(Versions.themeContract)
        extends: \(base)
        styles:
        \(list)
        """
      ),
      (
        "\(folder)/assets/\(sheet)",
        """
        /* These rules stand in no cascade layer, so they win over those of \(base). Its colors, faces and
           measures are custom properties in its style sheets: give one another value here. A file of the
           same name as one of \(base)'s, in assets/ or templates/, takes its place. */
        :root {
          --measure: 38rem;
        }

        """
      ),
    ]
  }
}
