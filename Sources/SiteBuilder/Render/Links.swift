import Content
import Etiquette
import Publishing
import Templates
import Themes

/// A link to another page, by its label or its title.
struct Link: TemplateModel {
  let label: String
  let href: String
  var isCurrent = false

  static let table = TemplateTable<Self>([
    .text("label", \.label),
    .text("title", \.label),
    .text("href", \.href),
    .flag("isCurrent", \.isCurrent),
  ])
}

/// A value of a facet, with the number of letters it leads to.
struct FacetValueLink: TemplateModel {
  let id: String
  let label: String
  let description: String
  let href: String
  let count: String
  let isEmpty: Bool
  let isCurrent: Bool

  static let table = TemplateTable<Self>([
    .text("id", \.id),
    .text("label", \.label),
    .text("description", \.description),
    .text("href", \.href),
    .text("count", \.count),
    .flag("isEmpty", \.isEmpty),
    .flag("isCurrent", \.isCurrent),
  ])

  init(_ value: FacetValue, of facet: Facet, on page: PageScope, current: FacetValue.ID? = nil) {
    let number = page.edition.gallery.count(with: value.id, in: facet)
    id = value.id.rawValue
    label = value.label
    description = value.description
    href = page.href(page.addresses.facetValue(value.id, of: facet))
    count = page.strings.count(number, of: "letters")
    isEmpty = number == 0
    isCurrent = value.id == current
  }

  static func all(of facet: Facet, on page: PageScope, current: FacetValue.ID? = nil) -> [Self] {
    page.terms.vocabulary.values(of: facet).map {
      FacetValueLink($0, of: facet, on: page, current: current)
    }
  }
}

/// A guideline by its number, names and summary.
final class GuidelineLink: TemplateModel {
  let guideline: Guideline
  let href: String
  let isOptional: Bool

  static let table = TemplateTable<GuidelineLink>([
    .text("id", \.guideline.id.rawValue),
    .text("number") { String($0.guideline.order) },
    .text("label", \.guideline.label),
    .text("title", \.guideline.title),
    .text("summary", \.guideline.summary),
    .text("href", \.href),
    .flag("isOptional", \.isOptional),
  ])

  init(_ guideline: Guideline, on page: PageScope, isOptional: Bool = false) {
    self.guideline = guideline
    self.isOptional = isOptional
    href = page.href(page.addresses.guideline(guideline.id))
  }

  static func all(on page: PageScope) -> [GuidelineLink] {
    page.terms.guidelines.map { GuidelineLink($0, on: page) }
  }
}

/// A letter in a list: enough to tell whether it is the one.
struct LetterCard: TemplateModel {
  let title: String
  let summary: String
  let href: String
  let words: String
  let facets: [FacetValueLabel]

  static let table = TemplateTable<Self>(
    [
      .text("title", \.title),
      .text("summary", \.summary),
      .text("href", \.href),
      .text("words", \.words),
    ]
      + Facet.allCases.map { facet in .object(facet.rawValue) { $0.facets[facet.number] } })

  init(_ letter: Letter, on page: PageScope) {
    title = letter.title
    summary = letter.summary
    href = page.href(page.addresses.letter(letter.id))
    words = page.words(of: letter)
    facets = FacetValueLabel.all(of: letter, on: page)
  }
}

/// The value of a letter in a facet.
final class FacetValueLabel: TemplateModel {
  let id: String
  let label: String
  let description: String
  let href: String

  static let table = TemplateTable<FacetValueLabel>([
    .text("id", \.id),
    .text("label", \.label),
    .text("description", \.description),
    .text("href", \.href),
  ])

  init(of letter: Letter, in facet: Facet, on page: PageScope) {
    let id = letter.situation[facet]
    let value = page.facetValue(id, of: facet)
    self.id = id.rawValue
    label = value.label
    description = value.description
    href = page.href(value.route)
  }

  /// By the number of the facet.
  static func all(of letter: Letter, on page: PageScope) -> [FacetValueLabel] {
    Facet.allCases.map { FacetValueLabel(of: letter, in: $0, on: page) }
  }
}

/// What is said of a value of a facet wherever a letter has it, and where its page is.
struct AddressedValue: Sendable {
  let label: String
  let description: String
  let route: Route

  init(_ id: FacetValue.ID, of facet: Facet, in scope: EditionScope) {
    let value = scope.terms.vocabulary.value(id, of: facet)
    label = value?.label ?? id.rawValue
    description = value?.description ?? ""
    route = scope.addresses.facetValue(id, of: facet)
  }
}
