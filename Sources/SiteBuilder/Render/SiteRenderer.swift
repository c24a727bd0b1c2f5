import Etiquette
import Mustache

/// Renders every file of a plan into memory.
struct SiteRenderer: Sendable {
  private let library: Library
  private let theme: Theme
  private let plan: SitePlan
  private let templates: MustacheLibrary

  /// - Throws: `TemplateFault` for a template that passed the check of the theme and that
  ///   swift-mustache does not read all the same.
  init(library: Library, theme: Theme, plan: SitePlan) throws(TemplateFault) {
    self.library = library
    self.theme = theme
    self.plan = plan
    var templates: [String: MustacheTemplate] = [:]
    for (name, file) in theme.templates {
      do {
        templates[name] = try MustacheTemplate(string: file.text)
      } catch {
        throw TemplateFault(error, in: file)
      }
    }
    self.templates = MustacheLibrary(templates: templates)
  }

  func render() async -> RenderedSite {
    let files = await plan.files.concurrentMap { file in
      RenderedSite.File(route: file.route, bytes: bytes(of: file), isPage: file.content.isPage)
    }
    return RenderedSite(files: files)
  }

  func bytes(of file: PlannedFile) -> [UInt8] {
    let page = PageScope(
      library: library, theme: theme, plan: plan, editionIndex: file.edition ?? 0,
      route: file.route, usesAbsolutePaths: file.content.isNotFound)
    switch file.content {
    case .asset(let bytes): return bytes
    case .letterText(let letter):
      return Array((letter.plainText(filledBy: page.terms.bracketed) + "\n").utf8)
    case .replyText(let reply):
      return Array((reply.plainText(filledBy: page.terms.bracketed) + "\n").utf8)
    case .letterIndex: return LetterIndex(on: page).bytes()
    case .feed: return Array(Feed(on: page).xml().utf8)
    case .sitemap: return Array(Sitemap(library: library, theme: theme, plan: plan).xml().utf8)
    case .robots: return Array(Sitemap.robots(library.settings.baseURL).utf8)
    case .redirect(let forwarding): return Array(RedirectPage(forwarding, on: page).html().utf8)
    case .hostHeaders: return Array(HostHeaders().text().utf8)
    case .redirectList:
      return Array(RedirectList(plan: plan, base: library.settings.baseURL).text().utf8)
    case .empty: return []
    default: return Array(html(file.content, on: page).utf8)
    }
  }

  private func html(_ content: PlannedFile.Content, on page: PageScope) -> String {
    guard let model = model(of: content, on: page) else { return "" }
    let subject = PageSubject(content, on: page)
    let frame = Frame(subject, on: page)
    let inner = TemplateRoot(frame: frame, content: model)
    let layout = LayoutModel(
      content: templates.render(inner, withTemplate: subject.kind) ?? "",
      structuredData: StructuredData(subject, content: content, on: page).html())
    let html =
      templates.render(TemplateRoot(frame: frame, content: layout), withTemplate: "layout") ?? ""
    return ContentSecurityPolicy.completing(html)
  }

  private func model(of content: PlannedFile.Content, on page: PageScope) -> (any TemplateModel)? {
    switch content {
    case .home: HomePage(on: page)
    case .guide: GuideOverview(on: page)
    case .guideline(let guideline): GuidelineArticle(guideline, on: page)
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
    case .page(let own): TextPage(own, on: page)
    case .notFound: NotFoundPage(on: page)
    case .letterText, .replyText, .letterIndex, .feed, .sitemap, .robots, .redirect, .hostHeaders,
      .redirectList, .empty, .asset:
      nil
    }
  }
}

/// A template that is no Mustache, by the place where the parser gave up.
struct TemplateFault: Error {
  let diagnostic: Diagnostic

  init(_ error: any Error, in file: SourceFile) {
    let parserError = error as? MustacheTemplate.ParserError
    diagnostic = file.diagnostic(
      .templateSyntax(problem: "\(parserError?.error ?? error)"),
      line: parserError?.context.lineNumber, column: parserError?.context.columnNumber)
  }
}

/// The files of the site, ready to be published.
public struct RenderedSite: Sendable {
  /// In the order of their routes.
  public let files: [File]

  public struct File: Sendable {
    public let route: Route
    public let bytes: [UInt8]
    /// An HTML page that visitors come to.
    public let isPage: Bool
  }
}

/// What `layout.mustache` receives besides the frame.
private struct LayoutModel: TemplateModel {
  let content: String
  let structuredData: String

  static let table = TemplateTable<Self>([
    .html("content", \.content),
    .html("structuredData", \.structuredData),
    .text("contentSecurityPolicy") { _ in ContentSecurityPolicy.token },
  ])
}

/// The outermost context of a template: what the page shows, then the frame, then the words.
private struct TemplateRoot: MustacheParent {
  let frame: Frame
  let content: any TemplateModel

  func child(named name: String) -> Any? {
    if name == "t" { return Words(strings: frame.strings) }
    if name == "settings" { return Flags(flags: frame.flags) }
    return content.child(named: name) ?? Frame.table[name]?.value(frame)
  }
}

/// What the site has chosen to be shown: `{{#settings.name}}`.
private struct Flags: MustacheParent {
  let flags: [String: Bool]

  func child(named name: String) -> Any? { flags[name] }
}

/// The words of the interface as templates ask for them: `{{t.key}}`.
private struct Words: MustacheParent {
  let strings: StringTable

  func child(named name: String) -> Any? { strings[name] }
}

extension PlannedFile.Content {
  fileprivate var isNotFound: Bool {
    if case .notFound = self { true } else { false }
  }
}
