import Content
import Diagnostics
import Etiquette
import Foundation
import Publishing
import SocialCards
import Themes

/// A build from beginning to end: load, read, plan, check, render, inspect, publish.
///
/// Each stage is a function from one immutable value to the next. Only the first and the last touch
/// the disk, and the last only when nothing before it found an error.
package struct SiteBuild: Sendable {
  private let source: SourceFolder
  private let options: Options
  private let observe: Observer

  package typealias Observer = @Sendable (BuildProgress) -> Void

  /// What may be asked of a build beyond what the source says.
  package struct Options: Sendable {
    package var theme: String?
    package var baseURL: BaseURL?
    package var includesDrafts = false
    package var isStrict = false
    /// Whether devices may keep the site, if its settings want it.
    var isOfflineEnabled = true

    package init() {}
  }

  /// - Parameter observe: told what the build is doing, from any thread.
  package init(
    source: SourceFolder, options: Options = Options(),
    observing observe: @escaping Observer = { _ in }
  ) {
    self.source = source
    self.options = options
    self.observe = observe
  }

  /// The same build without offline use: for looking at, not for publishing.
  package var withoutServiceWorker: SiteBuild {
    var options = options
    options.isOfflineEnabled = false
    return SiteBuild(source: source, options: options)
  }

  /// Builds the site in memory; the output folder is not touched.
  ///
  /// What is read has to be whole before it can be planned and rendered; all that can be checked then
  /// is checked in one run, on the sources and on the pages they turn into.
  ///
  /// - Throws: `BuildError` where the source cannot be read at all.
  package func render() async throws(BuildError) -> Outcome {
    observe(BuildProgress(.load))
    return await render(try await source.snapshot())
  }

  /// Builds the site as the source was at one moment; touches no disk.
  package func render(_ snapshot: SourceSnapshot) async -> Outcome {
    await complete(draft(snapshot))
  }

  /// Builds the site up to its pages, which the draft renders one by one when they are asked for.
  ///
  /// - Parameter previous: a draft of the same source by the same build. Letters that have not changed
  ///   since are taken over from it, where nothing but letters has; the draft is the same without it,
  ///   only later.
  package func draft(_ snapshot: SourceSnapshot, after previous: SiteDraft? = nil) async
    -> SiteDraft
  {
    var diagnostics = snapshot.faults
    let reused = previous.flatMap { ReusedLetters(from: $0, in: snapshot) }
    observe(BuildProgress(.read))
    guard let library = await read(snapshot, reusing: reused, into: &diagnostics),
      let theme = theme(for: library, snapshot, into: &diagnostics),
      !hasErrors(diagnostics)
    else { return SiteDraft(of: snapshot, diagnostics, isFit: false) }

    let site = await SiteScope(library, theme: theme, after: previous?.renderer?.site)
    observe(BuildProgress(.plan))
    let pictures = await Pictures(in: snapshot, of: site, into: &diagnostics)
    let plan = SitePlanner(site: site, assets: AssetFolder(of: site), pictures: pictures).plan()
    observe(BuildProgress(.check))
    diagnostics += await SiteCheck(site: site, plan: plan, reused: reused).diagnostics()
    return SiteDraft(
      of: snapshot, diagnostics, isFit: isFit(diagnostics),
      renderer: SiteRenderer(site, plan: plan))
  }

  /// Renders all pages of a draft, and checks them as well.
  ///
  /// Once its task is cancelled it ends soon, and its outcome means nothing.
  package func complete(_ draft: SiteDraft) async -> Outcome {
    guard let renderer = draft.renderer else { return Outcome(draft.diagnostics) }
    let rendered = await renderer.render { [observe, total = renderer.plan.files.count] in
      observe(BuildProgress(.render, done: $0, of: total))
    }
    if Task.isCancelled { return Outcome(draft.diagnostics) }
    observe(BuildProgress(.inspect))
    let diagnostics =
      await draft.diagnostics
      + RenderedCheck(renderer: renderer, rendered: rendered, snapshot: draft.snapshot)
      .diagnostics()
    var outcome =
      isFit(diagnostics)
      ? Outcome(diagnostics, site: rendered, by: renderer) : Outcome(diagnostics)
    outcome.style = renderer.site.library.editions.compactMap(StyleReport.init)
    return outcome
  }

  /// Builds the site and publishes it, unless the source has errors: then the last good site stays.
  ///
  /// - Throws: `BuildError` where the source cannot be read or the output cannot be written.
  package func publish(to output: OutputFolder) async throws(BuildError) -> Outcome {
    try output.checkOwnership(source: source)
    var outcome = try await render()
    if let site = outcome.site {
      observe(BuildProgress(.publish))
      outcome.report = try await output.publish(site)
    }
    return outcome
  }

  private func read(
    _ snapshot: SourceSnapshot, reusing reused: ReusedLetters?, into diagnostics: inout [Diagnostic]
  ) async -> Library? {
    let library = await LibraryReader.read(
      snapshot, includingDrafts: options.includesDrafts, reusing: reused, into: &diagnostics)
    guard let library else { return nil }
    var settings = library.settings
    if let baseURL = options.baseURL { settings.baseURL = baseURL }
    if let theme = options.theme { settings.theme = theme }
    settings.isOfflineEnabled = settings.isOfflineEnabled && options.isOfflineEnabled
    return Library(
      settings: settings, editions: library.editions, ownFiles: library.ownFiles)
  }

  private func theme(
    for library: Library, _ snapshot: SourceSnapshot, into diagnostics: inout [Diagnostic]
  ) -> Theme? {
    let languages = library.settings.languages.map(\.tag)
    var reader = ThemeReader(
      snapshot: snapshot, languages: languages, choices: library.settings.themeChoices,
      contract: .current)
    reader.first = library.settings.languages.first
    if options.theme != nil { reader.place = SourceLocation(path: "--theme") }
    reader.guidelines = library.editions.map {
      GuidelineMarks.Edition(language: $0.language.tag, pages: $0.guidelines)
    }
    let theme = reader.read(library.settings.theme, into: &diagnostics)
    // What is missing in a theme that could not be read whole is no fault of its own.
    guard let theme, !hasErrors(diagnostics) else { return theme }
    diagnostics += ThemeCheck(theme: theme, language: languages.first ?? "").diagnostics()
    diagnostics += UnusedStrings(theme: theme, snapshot: snapshot).diagnostics()
    return theme
  }

  private func hasErrors(_ diagnostics: [Diagnostic]) -> Bool {
    diagnostics.contains { $0.severity == .error }
  }

  /// Whether a site with these faults is published.
  private func isFit(_ diagnostics: [Diagnostic]) -> Bool {
    !hasErrors(diagnostics) && !(options.isStrict && !diagnostics.isEmpty)
  }
}

extension SiteBuild {
  /// What the theme draws for the pages, for pictures to be made of it.
  ///
  /// - Throws: `PictureError` where the source has errors, and where the theme draws nothing.
  package func socialCards() async throws(PictureError) -> [SocialCards.Drawing] {
    let outcome: Outcome
    do { outcome = try await render() } catch { throw .failed(error) }
    guard let site = outcome.scope else { throw .brokenSource(outcome.diagnostics) }
    guard let drawings = await SocialCards.drawings(of: site) else {
      throw .noTemplate(theme: site.theme.name)
    }
    return drawings
  }
}

/// What came of a build.
package struct Outcome: Sendable {
  /// In the order of their places; of many of one kind, the first stands for all.
  package let diagnostics: [Diagnostic]
  /// Nil if the source has errors.
  package let site: RenderedSite?
  /// Where the site will be published; nil as the site is.
  package let baseURL: BaseURL?
  /// The folder of everything that pages load; nil as the site is.
  let assets: Route?
  package let letterCount: Int
  /// The pages without a picture of their own, where others have one.
  package let missingPictures: Int
  /// Of each edition that has a `style.yaml`; empty if the source could not be planned.
  package internal(set) var style: [StyleReport] = []
  package let scope: SiteScope?
  /// Nil if nothing was published.
  package internal(set) var report: PublishReport?

  init(_ diagnostics: [Diagnostic], site: RenderedSite? = nil, by renderer: SiteRenderer? = nil) {
    let (scope, plan) = (renderer?.site, renderer?.plan)
    self.diagnostics = Diagnostic.report(diagnostics)
    self.site = site
    self.scope = scope
    baseURL = scope?.library.settings.baseURL
    assets = plan?.assets.route
    missingPictures = plan?.pictures.isEmpty == false ? plan?.missingPictures ?? 0 : 0
    letterCount = scope?.library.editions.map(\.gallery.letters.count).reduce(0, +) ?? 0
  }

  package var pageCount: Int { site?.files.count(where: \.isPage) ?? 0 }
}
