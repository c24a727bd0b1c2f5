import Content
import Publishing
import Themes

extension Edition {
  /// What this edition has of what a theme's scripts may be for.
  var partsWithScripts: Set<Theme.EditionPart> {
    Set((check == nil ? [] : [.check]) + (composer == nil ? [] : [.composer]))
  }
}

/// What every page of a kind loads, by the paths in the asset folder.
struct PageFiles: Sendable {
  let styles: [String]
  let scripts: [String]
  /// The modules that the scripts import, so that all are fetched at once.
  let preloads: [String]

  /// - Parameter kind: the name of the pages' template.
  init(ofKind kind: String, in scope: EditionScope) {
    let theme = scope.theme
    styles = theme.styles(ofKind: kind)
    scripts =
      theme.scripts(ofKind: kind, with: scope.edition.partsWithScripts)
      + (scope.settings.isOfflineEnabled ? [OfflineWorker.module.path] : [])
    preloads =
      theme.imports.modules(before: scripts)
      + (theme.kinds[kind]?.data ?? []).flatMap {
        DataModules.paths(of: $0, for: kind, in: scope.edition)
      }
  }
}
