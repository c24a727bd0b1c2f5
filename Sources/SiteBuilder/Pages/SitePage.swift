import Content
import Publishing
import Templates

/// A kind of page, in one file: which addresses it has, what each page is about, what search engines read
/// of it, and whether devices keep it; and, as a model, what its template receives.
///
/// To add one, write a type like these, a template of its name, and a line in `SitePages.kinds`.
protocol SitePage: TemplateModel {
  /// What one page of the kind shows; `Void` where an edition has one such page.
  associatedtype Subject: Sendable

  /// The name of its template, and of its entry under `pages` in `theme.yaml`.
  static var template: String { get }
  /// Whether hosts send it for any address where there is nothing: nobody comes to its own.
  static var isSentForAnyAddress: Bool { get }

  /// The pages of an edition, and the files that go with them.
  static func claims(in planner: EditionPlanner) -> [PlannedFile]
  static func metadata(of subject: Subject, on page: PageScope) -> PageMetadata
  /// Without the breadcrumbs, which every page has.
  static func structuredData(of subject: Subject, in data: StructuredData) -> [Thing]
  static func precaching(of subject: Subject) -> Precaching

  init(_ subject: Subject, on page: PageScope)
}

extension SitePage {
  static var isSentForAnyAddress: Bool { false }
  static func structuredData(of subject: Subject, in data: StructuredData) -> [Thing] { [] }
  static func precaching(of subject: Subject) -> Precaching { .always }
}

/// A page that an edition has once, headed by a text of the editor; an optional one only where the
/// edition has it.
protocol HeadedPage: SitePage where Subject == Void {
  static var heading: IndexPage { get }
  static func route(in addresses: Addresses) -> Route

  init(on page: PageScope)
}

extension HeadedPage {
  static func claims(in planner: EditionPlanner) -> [PlannedFile] {
    if let optional = OptionalPage(heading), !planner.edition.has(optional) { return [] }
    return [planner.claim(Self.self, (), at: route(in: planner.addresses), by: heading)]
  }

  static func metadata(of subject: Void, on page: PageScope) -> PageMetadata {
    PageMetadata(heading, on: page)
  }

  init(_ subject: Void, on page: PageScope) { self.init(on: page) }
}

/// All kinds of page. Of two pages that one file asks for, former addresses in the file lead to that of the
/// kind that comes first.
enum SitePages {
  static let kinds: [any SitePage.Type] = [
    HomePage.self, GuideOverview.self, NotFoundPage.self, WritePage.self, CheckPage.self,
    MatrixPage.self, Booklet.self, PhrasebookPage.self, DebateList.self, QuestionsPage.self,
    ReplyList.self, SourcesPage.self, GuidelineArticle.self, GalleryPage.self,
    LetterArticle.self, FacetPage.self, FacetValuePage.self, ReplyArticle.self,
    QuestionThemePage.self, DebateArticle.self, TextPage.self,
  ]
}

/// A page of a plan, of whatever kind.
protocol PlannedPage: Sendable {
  var template: String { get }
  var isSentForAnyAddress: Bool { get }
  var precaching: Precaching { get }

  func metadata(on page: PageScope) -> PageMetadata
  func structuredData(in data: StructuredData) -> [Thing]
  func model(on page: PageScope) -> any TemplateModel
}

/// A page of one kind, with what it shows.
struct PageOf<Kind: SitePage>: PlannedPage {
  let subject: Kind.Subject

  var template: String { Kind.template }
  var isSentForAnyAddress: Bool { Kind.isSentForAnyAddress }
  var precaching: Precaching { Kind.precaching(of: subject) }

  func metadata(on page: PageScope) -> PageMetadata {
    var metadata = Kind.metadata(of: subject, on: page)
    if page.settings.isStaging { metadata.isIndexed = false }
    return metadata
  }

  func structuredData(in data: StructuredData) -> [Thing] {
    Kind.structuredData(of: subject, in: data)
  }

  func model(on page: PageScope) -> any TemplateModel { Kind(subject, on: page) }
}

/// Which devices get a file when they keep the site.
enum Precaching: Sendable {
  case always
  /// One of those whose number grows with the gallery, or that are large: only if all find room.
  case ifAllFindRoom
}
