import Content
import Etiquette
import Publishing
import Templates
import Themes

/// `gallery.mustache`: a page of all letters, and the ways to narrow them down.
struct GalleryPage: SitePage {
  static let template = "gallery"

  static func claims(in planner: EditionPlanner) -> [PlannedFile] {
    planner.pages(of: planner.edition.gallery.letters.count).map {
      planner.claim(Self.self, $0, at: planner.addresses.gallery(page: $0), by: .letters)
    }
  }

  static func metadata(of number: Int, on page: PageScope) -> PageMetadata {
    var metadata = PageMetadata(.letters, on: page, pageNumber: number)
    metadata.offersSearch = true
    return metadata
  }

  static func structuredData(of number: Int, in data: StructuredData) -> [Thing] {
    [data.collection(data.page.edition.gallery.letters, number)]
  }

  static func precaching(of number: Int) -> Precaching { number > 1 ? .ifAllFindRoom : .always }

  let intro: String
  let listing: LetterListing
  let facets: [FacetGroup]
  let matrixHref: String?

  static let table = TemplateTable<Self>(
    [
      .html("intro", \.intro),
      .flag("isFirst") { $0.listing.page.number == 1 },
      .list("facets", \.facets),
      .optionalText("matrixHref", \.matrixHref),
    ] + LetterListing.members(\.listing))

  struct FacetGroup: TemplateModel {
    let id: String
    let label: String
    let href: String
    let values: [FacetValueLink]

    static let table = TemplateTable<Self>([
      .text("id", \.id),
      .text("label", \.label),
      .text("href", \.href),
      .list("values", \.values),
    ])
  }

  init(_ number: Int, on page: PageScope) {
    intro = page.intro(.letters)
    listing = LetterListing(
      page.edition.gallery.letters, page: number, on: page,
      route: { page.addresses.gallery(page: $0) })
    facets = Facet.allCases.map { facet in
      FacetGroup(
        id: facet.plural, label: page.strings.text(facet.plural),
        href: page.href(page.addresses.facet(facet)),
        values: FacetValueLink.all(of: facet, on: page))
    }
    matrixHref = page.href(.matrix)
  }
}

/// `facets.mustache`: the values of one facet.
struct FacetPage: SitePage {
  static let template = "facets"

  static func claims(in planner: EditionPlanner) -> [PlannedFile] {
    Facet.allCases.map {
      planner.claim(Self.self, $0, at: planner.addresses.facet($0), by: IndexPage($0))
    }
  }

  static func metadata(of facet: Facet, on page: PageScope) -> PageMetadata {
    PageMetadata(IndexPage(facet), on: page)
  }

  let intro: String
  let values: [FacetValueLink]

  static let table = TemplateTable<Self>([
    .html("intro", \.intro),
    .list("values", \.values),
  ])

  init(_ facet: Facet, on page: PageScope) {
    intro = page.intro(IndexPage(facet))
    values = FacetValueLink.all(of: facet, on: page)
  }
}

/// `facet.mustache`: the letters with one value of a facet.
struct FacetValuePage: SitePage {
  static let template = "facet"

  struct Subject: Sendable {
    let value: FacetValue
    let facet: Facet
    /// Of the list of its letters, from 1.
    let page: Int
  }

  static func claims(in planner: EditionPlanner) -> [PlannedFile] {
    let gallery = planner.edition.gallery
    return Facet.allCases.flatMap { facet in
      planner.edition.terms.vocabulary.values(of: facet).flatMap { value in
        planner.pages(of: gallery.count(with: value.id, in: facet)).map { page in
          planner.claim(
            Self.self, Subject(value: value, facet: facet, page: page),
            at: planner.addresses.facetValue(value.id, of: facet, page: page),
            by: planner.edition.text(on: value.id, of: facet)?.body.file.path
              ?? "\(planner.folder)/vocabulary.yaml")
        }
      }
    }
  }

  static func metadata(of subject: Subject, on page: PageScope) -> PageMetadata {
    let (value, facet) = (subject.value, subject.facet)
    let text = page.edition.text(on: value.id, of: facet)
    return PageMetadata(
      value.label, text?.summary ?? value.description, on: page, pageNumber: subject.page,
      under: [(IndexPage(facet), page.addresses.facet(facet))])
  }

  static func structuredData(of subject: Subject, in data: StructuredData) -> [Thing] {
    let letters = data.page.edition.gallery.letters(with: subject.value.id, in: subject.facet)
    return [data.collection(letters, subject.page)]
  }

  static func precaching(of subject: Subject) -> Precaching { .ifAllFindRoom }

  let facet: Link
  let value: FacetValueLink
  /// On the first page only.
  let body: String
  let sources: [Citation]
  let siblings: [FacetValueLink]
  let listing: LetterListing

  static let table = TemplateTable<Self>(
    [
      .object("facet", \.facet),
      .object("value", \.value),
      .html("body", \.body),
      .flag("hasBody") { !$0.body.isEmpty },
      .list("siblings", \.siblings),
    ] + Citation.list(\.sources) + LetterListing.members(\.listing))

  init(_ subject: Subject, on page: PageScope) {
    let (value, facet, number) = (subject.value, subject.facet, subject.page)
    self.facet = Link(
      label: page.strings.text(facet.plural), href: page.href(page.addresses.facet(facet)))
    self.value = FacetValueLink(value, of: facet, on: page, current: value.id)
    let text = number == 1 ? page.edition.text(on: value.id, of: facet) : nil
    body = text.map { page.html($0.body) } ?? ""
    sources = Citation.all(text?.sources ?? [], on: page)
    siblings = FacetValueLink.all(of: facet, on: page, current: value.id)
    listing = LetterListing(
      page.edition.gallery.letters(with: value.id, in: facet), page: number, on: page,
      route: { page.addresses.facetValue(value.id, of: facet, page: $0) })
  }
}

/// A run of letters and the pages before and after it.
struct LetterListing: Sendable {
  let letters: [LetterCard]
  let count: String
  let page: Pager
  let pageLabel: String
  let pages: [PageLink]
  let previous: Link?
  let next: Link?

  static func members<Model>(
    _ listing: @escaping @Sendable (Model) -> LetterListing
  ) -> [TemplateMember<Model>] {
    [
      .list("letters") { listing($0).letters },
      .flag("hasLetters") { !listing($0).letters.isEmpty },
      .text("letterCount") { listing($0).count },
      .flag("hasPages") { listing($0).page.count > 1 },
      .text("pageLabel") { listing($0).pageLabel },
      .list("pages") { listing($0).pages },
      .optionalObject("previous") { listing($0).previous },
      .optionalObject("next") { listing($0).next },
    ]
  }

  struct PageLink: TemplateModel {
    let number: Int
    let href: String
    let isCurrent: Bool
    /// Some pages between the one before and this one are not shown.
    let followsGap: Bool

    static let table = TemplateTable<Self>([
      .text("number") { String($0.number) },
      .text("href", \.href),
      .flag("isCurrent", \.isCurrent),
      .flag("followsGap", \.followsGap),
    ])
  }

  init(
    _ all: some RandomAccessCollection<Letter>, page number: Int, on scope: PageScope,
    route: (Int) -> Route
  ) {
    let page = Pager(number, of: all.count, perPage: scope.settings.lettersPerPage)
    func link(_ number: Int) -> Link? {
      (1...page.count).contains(number)
        ? Link(label: String(number), href: scope.href(route(number))) : nil
    }
    self.page = page
    letters = all.dropFirst(page.range.lowerBound).prefix(page.range.count)
      .map { LetterCard($0, on: scope) }
    count = scope.strings.count(all.count, of: "letters")
    pageLabel = scope.strings.text(
      "pageOf",
      ["page": scope.strings.number(number), "pages": scope.strings.number(page.count)])
    previous = link(number - 1)
    next = link(number + 1)
    var shown: [PageLink] = []
    for other in Self.shownPages(around: number, of: page.count) {
      shown.append(
        PageLink(
          number: other, href: scope.href(route(other)), isCurrent: other == number,
          followsGap: shown.last.map { $0.number + 1 < other } ?? false))
    }
    pages = shown
  }

  /// The first, the last and those within two of the current one, so that a long gallery costs no
  /// more than a short one.
  static func shownPages(around number: Int, of count: Int) -> [Int] {
    Set([1, count] + Array(number - 2...number + 2)).filter { (1...count).contains($0) }.sorted()
  }
}
