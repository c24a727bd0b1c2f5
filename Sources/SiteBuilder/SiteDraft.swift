import Content
import Diagnostics
import Publishing

/// A site whose source is read, checked and planned, and whose pages are rendered when they are asked
/// for: a page is what a whole build makes of it, to the byte.
package struct SiteDraft: Sendable {
  /// What is wrong with the source, as far as that can be told before all pages are rendered; in no
  /// order.
  package let diagnostics: [Diagnostic]
  /// Whether there is nothing among the faults that keeps the site from being published.
  package let isFit: Bool
  /// The source as it was read.
  package let snapshot: SourceSnapshot
  /// Nil if the source could not be planned.
  let renderer: SiteRenderer?

  init(
    of snapshot: SourceSnapshot, _ diagnostics: [Diagnostic], isFit: Bool,
    renderer: SiteRenderer? = nil
  ) {
    self.snapshot = snapshot
    self.diagnostics = diagnostics
    self.isFit = isFit
    self.renderer = renderer
  }

  /// Where the site will be published; nil if the source could not be planned.
  package var baseURL: BaseURL? { renderer?.site.library.settings.baseURL }
  /// The folder of everything that pages load; nil if the source could not be planned.
  package var assets: Route? { renderer?.plan.assets.route }

  /// Where each planned file is in the folder of the site, such as `guide/index.html`.
  package var paths: [String] { renderer?.plan.files.map(\.route.filePath) ?? [] }

  /// Renders a file.
  ///
  /// - Parameter number: the place of its path in `paths`.
  package func file(_ number: Int) -> RenderedSite.File? {
    renderer.map { $0.file($0.plan.files[number]) }
  }
}

extension ReusedLetters {
  /// Nil where no letter can be reused.
  init?(from draft: SiteDraft, in snapshot: SourceSnapshot) {
    guard let library = draft.renderer?.site.library else { return nil }
    let changed = snapshot.changes(since: draft.snapshot)
    let isOnlyOfLetters = changed.allSatisfy { path in
      EditionReader.isLetter(path) && snapshot.bytes(path) != nil
        && draft.snapshot.bytes(path) != nil
    }
    guard isOnlyOfLetters else { return nil }
    let others = Set(changed).union(draft.diagnostics.map(\.location.path))
    let pages = library.editions.lazy.flatMap(\.letterPages.values).map { ($0.file.path, $0) }
    self.init(
      Dictionary(
        pages.filter { !others.contains($0.0) }, uniquingKeysWith: { first, _ in first }))
  }
}
