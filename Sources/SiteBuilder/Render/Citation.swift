/// A publication as a page names it, with its address where it has one.
struct Citation: TemplateModel {
  let source: Source

  static let table = TemplateTable<Self>([
    .text("label", \.source.citation),
    .optionalText("href", \.source.url),
  ])

  static func all(_ ids: [Source.ID], on page: PageScope) -> [Self] {
    ids.compactMap { id in page.edition.sources.first { $0.id == id }.map(Self.init) }
  }
}
