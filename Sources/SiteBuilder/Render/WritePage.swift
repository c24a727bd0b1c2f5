import Etiquette

/// `write.mustache`: from a situation to its letter, first where the reader stands, then why.
struct WritePage: TemplateModel {
  let intro: String
  let stages: [StageGroup]
  let letterCount: String
  let decideHref: String?

  static let table = TemplateTable<Self>([
    .html("intro", \.intro),
    .list("stages", \.stages),
    .text("letterCount", \.letterCount),
    .optionalText("decideHref", \.decideHref),
  ])

  /// A stage and the reasons for which there are letters at it.
  struct StageGroup: TemplateModel {
    let stage: FacetValueLink
    let reasons: [ReasonLink]

    static let table = TemplateTable<Self>([
      .text("id", \.stage.id),
      .text("label", \.stage.label),
      .text("description", \.stage.description),
      .text("href", \.stage.href),
      .text("count", \.stage.count),
      .list("reasons", \.reasons),
    ])
  }

  /// A reason at a stage: leads to the letter where there is one, else to all letters of the reason.
  struct ReasonLink: TemplateModel {
    let label: String
    let href: String
    let count: String

    static let table = TemplateTable<Self>([
      .text("label", \.label),
      .text("href", \.href),
      .text("count", \.count),
    ])
  }

  init(on page: PageScope) {
    let gallery = page.edition.gallery
    let reasons = page.terms.vocabulary.values(of: .reason)
    intro = page.intro(.write)
    letterCount = page.strings.count(gallery.letters.count, of: "letters")
    let decide = page.addresses.page("decide-first")
    decideHref = page.plan[decide] == nil ? nil : page.href(decide)
    stages = page.terms.vocabulary.values(of: .stage).compactMap { stage in
      let links = reasons.compactMap { reason -> ReasonLink? in
        let letters = gallery.letters(of: Letter.Case(stage: stage.id, reason: reason.id))
        guard let first = letters.first else { return nil }
        let target =
          letters.count == 1
          ? page.addresses.letter(first.id) : page.addresses.facetValue(reason.id, of: .reason)
        return ReasonLink(
          label: reason.label, href: page.href(target),
          count: page.strings.count(letters.count, of: "letters"))
      }
      guard !links.isEmpty else { return nil }
      return StageGroup(stage: FacetValueLink(stage, of: .stage, on: page), reasons: links)
    }
  }
}
