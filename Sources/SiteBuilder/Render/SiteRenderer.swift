import Basics
import Content
import Diagnostics
import Etiquette
import Publishing
import Templates
import Themes

/// Renders every file of a plan into memory.
struct SiteRenderer: Sendable {
  let site: SiteScope
  let plan: SitePlan
  /// By the tag of a language and the name of the template.
  private let templates: [String: [String: CompiledTemplate]]
  /// For each edition, how the letters of a case are told apart.
  private let variants: [[Letter.Case: VariantLabels]]
  /// Of each edition.
  private let menus: [Menus]
  /// The Content-Security-Policy of each page.
  private let policy: String

  init(_ site: SiteScope, plan: SitePlan, templates own: [String: SourceFile]? = nil) {
    self.site = site
    self.plan = plan
    let theme = site.theme
    policy = ContentSecurityPolicy(isOfflineEnabled: site.library.settings.isOfflineEnabled).page
    variants = site.editions.map { scope in
      Dictionary(
        uniqueKeysWithValues: scope.edition.gallery.cases.map {
          ($0, VariantLabels(of: $0, in: scope))
        })
    }
    menus = site.editions.map { Menus(on: PageScope($0, plan: plan, route: $0.addresses.home)) }
    let syntax = (own ?? theme.templates).mapValues(TemplateSyntax.init)
    templates = theme.strings.mapValues { words in
      var compiler = TemplateCompiler(syntax)
      return Dictionary(
        uniqueKeysWithValues: TemplateContract.templates.map { name, shape in
          let stack = TemplateContract.stack(showing: shape, words: words, of: theme)
          return (name, compiler.compile(name, receiving: stack))
        })
    }
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
    let precached = PrecacheManifest(plan, of: rendered)
    return rendered.with(
      OfflineWorker.precaching(precached, assets: plan.assets), at: OfflineWorker.route)
  }

  func file(_ planned: PlannedFile) -> RenderedSite.File {
    RenderedSite.File(
      route: planned.route, bytes: bytes(of: planned), isPage: planned.isPage)
  }

  func bytes(of file: PlannedFile) -> [UInt8] {
    let edition = file.edition ?? 0
    let page = PageScope(
      site.editions[edition], plan: plan, route: file.route,
      usesAbsolutePaths: file.page?.isSentForAnyAddress == true,
      variants: variants[edition], menus: menus[edition])
    let settings = site.library.settings
    switch file.content {
    case .page(let planned): return html(planned, on: page)
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
      return Array(Sitemap(editions: site.editions, plan: plan, base: settings.baseURL).xml().utf8)
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
    let scope = PageScope(site.editions[file.edition ?? 0], plan: plan, route: target)
    return page.metadata(on: scope).title
  }

  private func html(_ planned: any PlannedPage, on page: PageScope) -> [UInt8] {
    guard let templates = templates[page.edition.language.tag] else { return [] }
    let metadata = planned.metadata(on: page)
    let frame = Frame(metadata, kind: planned.template, on: page)
    func render(_ template: String, _ model: any TemplateModel) -> [UInt8] {
      templates[template]?.render(
        TemplateContract.values(frame, showing: model), reserving: 32_768) ?? []
    }
    let layout = LayoutModel(
      content: String(decoding: render(planned.template, planned.model(on: page)), as: UTF8.self),
      structuredData: StructuredData(page: page, metadata: metadata).html(of: planned),
      policy: policy)
    return render("layout", layout)
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
