/// A site whose source is read, checked and planned, and whose pages are rendered when they are asked
/// for: a page is what a whole build makes of it, to the byte.
public struct SiteDraft: Sendable {
  /// What is wrong with the source, as far as that can be told before all pages are rendered; in no
  /// order.
  public let diagnostics: [Diagnostic]
  /// Whether there is nothing among the faults that keeps the site from being published.
  public let isFit: Bool
  let snapshot: SourceSnapshot
  /// Nil if the source could not be planned.
  let renderer: SiteRenderer?
  /// The numbers of the planned files by their paths.
  private let numbers: [String: Int]

  init(
    of snapshot: SourceSnapshot, _ diagnostics: [Diagnostic], isFit: Bool,
    renderer: SiteRenderer? = nil
  ) {
    self.snapshot = snapshot
    self.diagnostics = diagnostics
    self.isFit = isFit
    self.renderer = renderer
    numbers = Dictionary(
      (renderer?.plan.files ?? []).enumerated().map { ($1.route.filePath, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Where the site will be published; nil if the source could not be planned.
  public var baseURL: BaseURL? { renderer?.library.settings.baseURL }
  /// The folder of everything that pages load; nil if the source could not be planned.
  public var assets: Route? { renderer?.plan.assets.route }

  /// Renders a file.
  ///
  /// - Parameter path: in the folder of the site, such as `guide/index.html`.
  public func file(_ path: String) -> RenderedSite.File? {
    numbers[path].flatMap { number in renderer.map { $0.file($0.plan.files[number]) } }
  }

  public func has(_ path: String) -> Bool { numbers[path] != nil }
}
