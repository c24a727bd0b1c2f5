import Foundation

/// A build from beginning to end: read, check, plan, render, publish.
///
/// Each stage is a function from one immutable value to the next. Only the first and the last touch
/// the disk, and the last only when nothing before it found an error.
public struct SiteBuild: Sendable {
  private let source: SourceFolder
  private let options: Options

  /// What may be asked of a build beyond what the source says.
  public struct Options: Sendable {
    public var theme: String?
    public var baseURL: BaseURL?
    public var includesDrafts = false
    public var isStrict = false

    public init() {}
  }

  public init(source: SourceFolder, options: Options = Options()) {
    self.source = source
    self.options = options
  }

  /// Builds the site in memory; the output folder is not touched.
  ///
  /// - Throws: `BuildError` where the source cannot be read at all.
  public func render() async throws(BuildError) -> Outcome {
    let snapshot = try await source.snapshot()
    var diagnostics: [Diagnostic] = []
    guard let library = await read(snapshot, into: &diagnostics),
      let theme = theme(for: library, snapshot, into: &diagnostics),
      !hasErrors(diagnostics)
    else { return Outcome(diagnostics) }

    let plan = SitePlanner(library: library, theme: theme).plan()
    diagnostics += await SiteCheck(library: library, theme: theme, plan: plan).diagnostics()
    guard !hasErrors(diagnostics),
      let renderer = try? SiteRenderer(library: library, theme: theme, plan: plan)
    else { return Outcome(diagnostics) }

    return Outcome(diagnostics, site: await renderer.render(), library: library)
  }

  /// Builds the site and publishes it, unless the source has errors: then the last good site stays.
  ///
  /// - Throws: `BuildError` where the source cannot be read or the output cannot be written.
  public func publish(to output: OutputFolder) async throws(BuildError) -> Outcome {
    try output.checkOwnership(source: source)
    var outcome = try await render()
    if let site = outcome.site {
      outcome.report = try output.publish(site)
    }
    return outcome
  }

  private func read(_ snapshot: SourceSnapshot, into diagnostics: inout [Diagnostic]) async
    -> Library?
  {
    let library = await LibraryReader.read(
      snapshot, includingDrafts: options.includesDrafts, into: &diagnostics)
    guard let library else { return nil }
    var settings = library.settings
    if let baseURL = options.baseURL { settings.baseURL = baseURL }
    if let theme = options.theme { settings.theme = theme }
    return Library(settings: settings, editions: library.editions)
  }

  private func theme(
    for library: Library, _ snapshot: SourceSnapshot, into diagnostics: inout [Diagnostic]
  ) -> Theme? {
    ThemeReader(snapshot: snapshot, languages: library.settings.languages.map(\.tag))
      .read(library.settings.theme, into: &diagnostics)
  }

  private func hasErrors(_ diagnostics: [Diagnostic]) -> Bool {
    diagnostics.contains { $0.severity == .error || options.isStrict }
  }
}

/// What came of a build.
public struct Outcome: Sendable {
  /// In the order of their places.
  public let diagnostics: [Diagnostic]
  /// Nil if the source has errors.
  public let site: RenderedSite?
  public let letterCount: Int
  /// Nil if nothing was published.
  public internal(set) var report: PublishReport?

  init(_ diagnostics: [Diagnostic], site: RenderedSite? = nil, library: Library? = nil) {
    self.diagnostics = diagnostics.sorted()
    self.site = site
    letterCount = library?.editions.map(\.gallery.letters.count).reduce(0, +) ?? 0
  }

  public var pageCount: Int { site?.files.count(where: \.isPage) ?? 0 }
}
