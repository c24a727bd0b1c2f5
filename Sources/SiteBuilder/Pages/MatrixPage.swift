import Content
import Etiquette
import Publishing
import Templates

/// `matrix.mustache`: which reasons have a letter at which stage; what has none is left out.
struct MatrixPage: HeadedPage {
  static let template = "matrix"
  static let heading = IndexPage.matrix

  static func route(in addresses: Addresses) -> Route { addresses.optional(.matrix) }

  static func metadata(of subject: Void, on page: PageScope) -> PageMetadata {
    PageMetadata(.matrix, on: page, under: [(.letters, page.addresses.gallery())])
  }

  let intro: String
  let columns: [Link]
  let rows: [Row]

  static let table = TemplateTable<Self>([
    .html("intro", \.intro),
    .list("columns", \.columns),
    .list("rows", \.rows),
  ])

  struct Row: TemplateModel {
    let reason: Link
    let cells: [Cell]

    static let table = TemplateTable<Self>([
      .text("label", \.reason.label),
      .text("href", \.reason.href),
      .list("cells", \.cells),
    ])
  }

  struct Cell: TemplateModel {
    let stage: String
    let letters: [Entry]

    static let table = TemplateTable<Self>([
      .text("stage", \.stage),
      .list("letters", \.letters),
      .flag("hasLetters") { !$0.letters.isEmpty },
    ])
  }

  struct Entry: TemplateModel {
    let title: String
    let label: String
    let href: String

    static let table = TemplateTable<Self>([
      .text("title", \.title),
      .text("label", \.label),
      .text("href", \.href),
    ])
  }

  init(on page: PageScope) {
    let gallery = page.edition.gallery
    func used(_ facet: Facet) -> [FacetValue] {
      page.terms.vocabulary.values(of: facet).filter { gallery.count(with: $0.id, in: facet) > 0 }
    }
    func link(_ value: FacetValue, _ facet: Facet) -> Link {
      Link(
        label: value.label,
        href: page.href(page.addresses.facetValue(value.id, of: facet)))
    }
    let stages = used(.stage)
    intro = page.intro(.matrix)
    columns = stages.map { link($0, .stage) }
    rows = used(.reason).map { reason in
      Row(
        reason: link(reason, .reason),
        cells: stages.map { stage in
          let labels = page.variants(of: Letter.Case(stage: stage.id, reason: reason.id))
          return Cell(
            stage: stage.label,
            letters: labels.letters.map {
              Entry(
                title: $0.title, label: labels[$0],
                href: page.href(page.addresses.letter($0.id)))
            })
        })
    }
  }
}
