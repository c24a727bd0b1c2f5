import Basics
import Content
import Etiquette
import Publishing
import Templates
import Themes

/// Renders every file of a plan into memory.
struct SiteRenderer: Sendable {
  let site: SiteScope
  let plan: SitePlan
  /// Of each edition.
  private let parts: [EditionParts]
  /// The Content-Security-Policy of each page.
  private let policy: String

  init(_ site: SiteScope, plan: SitePlan) {
    self.site = site
    self.plan = plan
    policy = ContentSecurityPolicy(isOfflineEnabled: site.library.settings.isOfflineEnabled).page
    parts = site.editions.map { EditionParts(of: $0, plan: plan) }
  }

  /// Renders every file; those that are left when its task is cancelled are empty.
  ///
  /// - Parameter observe: told how many files are done, from any thread.
  func render(observing observe: @escaping @Sendable (Int) -> Void = { _ in }) async
    -> RenderedSite
  {
    observe(0)
    let files = await plan.files.concurrentMap(observing: observe) { planned in
      Task.isCancelled
        ? RenderedSite.File(route: planned.route, bytes: [], isPage: false) : file(planned)
    }
    let rendered = RenderedSite(files: files)
    guard site.library.settings.isOfflineEnabled else { return rendered }
    // Last, because it names what all others turned out to be.
    let languages = site.library.settings.languages.map(\.tag)
    let precached = PrecacheManifest(plan, of: rendered, languages: languages)
    return rendered.with(
      OfflineWorker.precaching(precached, assets: plan.assets, languages: languages),
      at: OfflineWorker.route)
  }

  func file(_ planned: PlannedFile) -> RenderedSite.File {
    RenderedSite.File(
      route: planned.route, bytes: bytes(of: planned), isPage: planned.isPage)
  }

  private func scope(of file: PlannedFile) -> PageScope {
    PageScope(
      parts[file.edition ?? 0], route: file.route,
      usesAbsolutePaths: file.page?.isSentForAnyAddress == true)
  }

  func bytes(of file: PlannedFile) -> [UInt8] {
    let page = scope(of: file)
    let settings = site.library.settings
    switch file.content {
    case .page(let planned): return PageRendering(planned, on: page, policy: policy).bytes()
    case .asset(let bytes), .picture(let bytes), .download(let bytes): return bytes
    case .image(let image): return image.bytes
    case .letterText(let letter):
      return Array((letter.plainText(filledBy: page.terms.bracketed) + "\n").utf8)
    case .replyText(let reply):
      return Array((reply.plainText(filledBy: page.terms.bracketed) + "\n").utf8)
    case .letterIndex: return LetterIndex(on: page).bytes()
    case .openSearch: return Array(OpenSearch(on: page).xml().utf8)
    case .feed: return Array(Feed(on: page).xml().utf8)
    case .sitemap:
      return Array(Sitemap(plan: plan, base: settings.baseURL, scope: scope).xml().utf8)
    case .robots: return Array(Sitemap.robots(settings.baseURL).utf8)
    case .redirect(let forwarding):
      return Array(
        RedirectPage(forwarding, title: title(of: forwarding.target), on: page).html().utf8)
    case .hostHeaders:
      return Array(
        HostHeaders(
          isOfflineEnabled: settings.isOfflineEnabled, isStaging: settings.isStaging
        ).text().utf8)
    case .redirectList:
      return Array(RedirectList(plan: plan, base: settings.baseURL).text().utf8)
    case .webManifest(let app): return WebManifest(app, on: page).bytes()
    case .worker: return OfflineWorker.unregistering
    case .emptyFile: return []
    }
  }

  /// The name of a page; the address of a file that has none.
  private func title(of target: Route) -> String {
    guard let file = plan[target], file.isPage, let page = file.page else { return target.address }
    return page.metadata(on: scope(of: file)).title
  }

  /// A page with the origin of each of its bytes.
  func trace(_ file: PlannedFile) -> TracedText {
    file.page.map { PageRendering($0, on: scope(of: file), policy: policy).traced() }
      ?? TracedText()
  }
}

/// What the templates of one page receive.
private struct PageRendering {
  private let page: PageScope
  private let template: String
  private let frame: Frame
  private let model: any TemplateModel
  private let structuredData: String
  private let policy: String

  init(_ planned: any PlannedPage, on page: PageScope, policy: String) {
    let metadata = planned.metadata(on: page)
    self.page = page
    self.policy = policy
    template = planned.template
    frame = Frame(metadata, kind: planned.template, on: page)
    model = planned.model(on: page)
    structuredData = StructuredData(page: page, metadata: metadata, picture: frame.picture)
      .html(of: planned)
  }

  func bytes() -> [UInt8] {
    let content = page.scope.render(template, [frame, model], reserving: 32_768)
    return page.scope.render("layout", [frame, layout(around: content)], reserving: 32_768)
  }

  func traced() -> TracedText {
    let content = page.scope.trace(template, [frame, model])
    return page.scope.trace("layout", [frame, layout(around: content.bytes)]).showing(content)
  }

  private func layout(around content: [UInt8]) -> LayoutModel {
    LayoutModel(
      content: String(decoding: content, as: UTF8.self), structuredData: structuredData,
      policy: policy)
  }
}

/// What `layout.mustache` receives besides the frame.
struct LayoutModel: TemplateModel {
  let content: String
  let structuredData: String
  let policy: String

  static let table = TemplateTable<Self>([
    .html("content", \.content),
    .html("structuredData", \.structuredData),
    .text("contentSecurityPolicy", \.policy),
  ])
}
