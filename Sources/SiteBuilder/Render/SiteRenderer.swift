import Basics
import Content
import Etiquette
import Publishing
import Templates
import Themes

/// Renders every file of a plan into memory.
package struct SiteRenderer: Sendable {
  package let library: Library
  let theme: Theme
  let plan: SitePlan
  /// By the tag of a language and the name of the template.
  private let templates: [String: [String: CompiledTemplate]]
  /// For each edition, how the letters of a case are told apart.
  private let variants: [[Letter.Case: VariantLabels]]

  init(library: Library, theme: Theme, plan: SitePlan) {
    self.library = library
    self.theme = theme
    self.plan = plan
    variants = library.editions.map { edition in
      let gallery = edition.gallery
      let words = theme.strings[edition.language.tag] ?? StringTable([:])
      return Dictionary(
        uniqueKeysWithValues: gallery.cases.map {
          let letters = gallery.letters(of: $0)
          return (
            $0,
            VariantLabels(of: letters, vocabulary: edition.terms.vocabulary, strings: words)
          )
        })
    }
    let syntax = theme.templates.mapValues(TemplateSyntax.init)
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
    let site = RenderedSite(files: files)
    guard library.settings.isOfflineEnabled else { return site }
    // Last, because it names what all others turned out to be.
    let precached = PrecacheManifest(plan, of: site)
    return site.with(
      OfflineWorker.precaching(precached, assets: plan.assets), at: OfflineWorker.route)
  }

  func file(_ planned: PlannedFile) -> RenderedSite.File {
    RenderedSite.File(
      route: planned.route, bytes: bytes(of: planned), isPage: planned.content.isPage)
  }

  func bytes(of file: PlannedFile) -> [UInt8] {
    let page = PageScope(
      library: library, theme: theme, plan: plan, editionIndex: file.edition ?? 0,
      route: file.route, usesAbsolutePaths: file.content.isNotFound,
      variants: variants[file.edition ?? 0])
    switch file.content {
    case .asset(let bytes), .picture(let bytes), .download(let bytes): return bytes
    case .image(let image): return image.bytes
    case .letterText(let letter):
      return Array((letter.plainText(filledBy: page.terms.bracketed) + "\n").utf8)
    case .replyText(let reply):
      return Array((reply.plainText(filledBy: page.terms.bracketed) + "\n").utf8)
    case .letterIndex: return LetterIndex(on: page).bytes()
    case .openSearch: return Array(OpenSearch(on: page).xml().utf8)
    case .feed: return Array(Feed(on: page).xml().utf8)
    case .sitemap: return Array(Sitemap(library: library, theme: theme, plan: plan).xml().utf8)
    case .robots: return Array(Sitemap.robots(library.settings.baseURL).utf8)
    case .redirect(let forwarding): return Array(RedirectPage(forwarding, on: page).html().utf8)
    case .hostHeaders:
      return Array(
        HostHeaders(
          isOfflineEnabled: library.settings.isOfflineEnabled, isStaging: library.settings.isStaging
        ).text().utf8)
    case .redirectList:
      return Array(RedirectList(plan: plan, base: library.settings.baseURL).text().utf8)
    case .webManifest(let app): return WebManifest(app, on: page).bytes()
    case .worker: return OfflineWorker.unregistering
    case .emptyFile: return []
    default: return html(file.content, on: page)
    }
  }

  private func html(_ content: PlannedFile.Content, on page: PageScope) -> [UInt8] {
    guard let model = model(of: content, on: page),
      let templates = templates[page.edition.language.tag]
    else { return [] }
    let subject = PageSubject(content, on: page)
    let frame = Frame(subject, on: page)
    func render(_ template: String, _ model: any TemplateModel) -> [UInt8] {
      templates[template]?.render(
        TemplateContract.values(frame, showing: model), reserving: 32_768) ?? []
    }
    let layout = LayoutModel(
      content: String(decoding: render(subject.kind, model), as: UTF8.self),
      structuredData: StructuredData(subject, content: content, on: page).html())
    let policy = ContentSecurityPolicy(isOfflineEnabled: library.settings.isOfflineEnabled)
    return policy.completing(render("layout", layout))
  }

  private func model(of content: PlannedFile.Content, on page: PageScope) -> (any TemplateModel)? {
    switch content {
    case .home: HomePage(on: page)
    case .guide: GuideOverview(on: page)
    case .guideline(let guideline): GuidelineArticle(guideline, on: page)
    case .booklet: Booklet(on: page)
    case .gallery(let number): GalleryPage(page: number, on: page)
    case .facet(let facet): FacetPage(facet, on: page)
    case .facetValue(let value, let facet, let number):
      FacetValuePage(value, of: facet, page: number, on: page)
    case .matrix: MatrixPage(on: page)
    case .letter(let letter): LetterArticle(letter, on: page)
    case .phrasebook: PhrasebookPage(on: page)
    case .write: WritePage(on: page)
    case .check: CheckPage(on: page)
    case .debates: DebateList(on: page)
    case .debate(let debate): DebateArticle(debate, on: page)
    case .questions: QuestionsPage(on: page)
    case .questionTheme(let theme): QuestionThemePage(theme, on: page)
    case .replies: ReplyList(on: page)
    case .reply(let reply): ReplyArticle(reply, on: page)
    case .sources: SourcesPage(on: page)
    case .page(let own): TextPage(own, on: page)
    case .notFound: NotFoundPage(on: page)
    case .letterText, .replyText, .letterIndex, .feed, .openSearch, .sitemap, .robots, .redirect,
      .hostHeaders, .redirectList, .webManifest, .worker, .emptyFile, .picture, .image, .asset,
      .download:
      nil
    }
  }
}

/// What `layout.mustache` receives besides the frame.
struct LayoutModel: TemplateModel {
  let content: String
  let structuredData: String

  static let table = TemplateTable<Self>([
    .html("content", \.content),
    .html("structuredData", \.structuredData),
    .text("contentSecurityPolicy") { _ in ContentSecurityPolicy.token },
  ])
}

extension PlannedFile.Content {
  fileprivate var isNotFound: Bool {
    if case .notFound = self { true } else { false }
  }
}
