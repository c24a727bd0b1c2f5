/// A site whose source is read, checked and planned, and whose pages are rendered when they are asked
/// for: a page is what a whole build makes of it, to the byte.
public struct SiteDraft: Sendable {
  /// What is wrong with the source, as far as that can be told before all pages are rendered; in no
  /// order.
  public let diagnostics: [Diagnostic]
  /// Whether there is nothing among the faults that keeps the site from being published.
  public let isFit: Bool
  /// The source as it was read.
  public let snapshot: SourceSnapshot
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
  public var baseURL: BaseURL? { renderer?.library.settings.baseURL }
  /// The folder of everything that pages load; nil if the source could not be planned.
  public var assets: Route? { renderer?.plan.assets.route }

  /// Where each planned file is in the folder of the site, such as `guide/index.html`.
  public var paths: [String] { renderer?.plan.files.map(\.route.filePath) ?? [] }

  /// Renders a file.
  ///
  /// - Parameter number: the place of its path in `paths`.
  public func file(_ number: Int) -> RenderedSite.File? {
    renderer.map { $0.file($0.plan.files[number]) }
  }
}
