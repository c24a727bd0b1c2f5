import Content
import Templates
import Themes

/// A publication as a page names it.
struct Citation: TemplateModel {
  let source: Source
  /// The name that the theme has for the country, or its code.
  let country: String?
  let seen: ReviewDate?

  static let table = TemplateTable<Self>(members(\.self))

  /// The names of a citation, for what has more to say of it.
  static func members<Model>(_ citation: @escaping @Sendable (Model) -> Citation)
    -> [TemplateMember<Model>]
  {
    [
      .optionalText("href") { citation($0).source.url },
      .text("publisher") { citation($0).source.publisher },
      .optionalText("title") { citation($0).source.title },
      .optionalText("year") { citation($0).source.year.map(String.init) },
      .optionalText("country") { citation($0).country },
      .optionalText("language") { citation($0).source.language },
      .optionalText("seen") { citation($0).seen?.words },
      .optionalText("seenISO") { citation($0).seen?.iso8601 },
    ]
  }

  /// The names by which a page shows what it cites.
  static func list<Model>(_ citations: @escaping @Sendable (Model) -> [Citation])
    -> [TemplateMember<Model>]
  {
    [.list("sources", citations), .flag("hasSources") { !citations($0).isEmpty }]
  }

  init(_ source: Source, on page: PageScope) {
    self.source = source
    country = source.country.map { page.strings["country\($0)"] ?? $0 }
    seen = source.seen.map { ReviewDate($0, on: page) }
  }

  static func all(_ ids: [Source.ID], on page: PageScope) -> [Self] {
    ids.compactMap { id in
      page.edition.sources.first { $0.id == id }.map { Self($0, on: page) }
    }
  }
}
