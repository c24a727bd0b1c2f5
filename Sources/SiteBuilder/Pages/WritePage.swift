import Content
import Etiquette
import Publishing
import Templates
import Themes

/// `write.mustache`: the composer and, for those without scripts, the nearest letter of the gallery for
/// each stage and reason.
struct WritePage: HeadedPage {
  static let template = "write"
  static let heading = IndexPage.write

  static func route(in addresses: Addresses) -> Route { addresses.write }

  let intro: String
  let stages: [StageGroup]
  let others: [Entry]
  let replies: [Link]
  let letterCount: String

  static let table = TemplateTable<Self>([
    .html("intro", \.intro),
    .list("stages", \.stages),
    .list("others", \.others),
    .list("replies", \.replies),
    .flag("hasReplies") { !$0.replies.isEmpty },
    .text("letterCount", \.letterCount),
  ])

  /// A stage and the reasons that one can have at it.
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

  /// A reason at a stage: leads to the nearest letter, and says where that differs.
  struct ReasonLink: TemplateModel {
    let label: String
    let href: String
    let count: String
    let difference: String?

    static let table = TemplateTable<Self>([
      .text("label", \.label),
      .text("href", \.href),
      .text("count", \.count),
      .optionalText("difference", \.difference),
    ])
  }

  /// A way in that starts from something else than the stage. Its id is what the composer is told in an
  /// address, such as `reason=pay`.
  struct Entry: TemplateModel {
    let id: String
    let link: Link

    static let table = TemplateTable<Self>([
      .text("id", \.id),
      .text("label", \.link.label),
      .text("href", \.link.href),
    ])
  }

  init(on page: PageScope) {
    let gallery = page.edition.gallery
    intro = page.intro(.write)
    letterCount = page.strings.count(gallery.letters.count, of: "letters")
    stages = Self.stages(on: page)
    others = Self.others(on: page)
    replies = page.usualReplies
  }

  private static func stages(on page: PageScope) -> [StageGroup] {
    let near = NearLetters(page: page)
    let rules = page.edition.composer?.rules
    return page.terms.vocabulary.values(of: .stage).compactMap { stage in
      let rule = rules?.stages.first { $0.id == stage.id }
      let links = page.terms.vocabulary.values(of: .reason).compactMap { reason -> ReasonLink? in
        let asked = Letter.Case(stage: stage.id, reason: reason.id)
        let count = page.edition.gallery.letters(of: asked).count
        let makesSense = rule.map { !$0.withoutReasons.contains(reason.id) } ?? false
        guard makesSense || count > 0, let nearest = near.nearest(asked) else { return nil }
        return ReasonLink(
          label: reason.label, href: page.href(page.addresses.letter(nearest.letter.id)),
          count: page.strings.count(count, of: "letters"), difference: nearest.difference)
      }
      guard !links.isEmpty else { return nil }
      return StageGroup(stage: FacetValueLink(stage, of: .stage, on: page), reasons: links)
    }
  }

  private static func others(on page: PageScope) -> [Entry] {
    let facets = [Facet.reason, .relationship].flatMap { facet in
      page.terms.vocabulary.values(of: facet).map { value in
        Entry(
          id: "\(facet.rawValue)=\(value.id)",
          link: Link(
            label: value.label, href: page.href(page.addresses.facetValue(value.id, of: facet))))
      }
    }
    let aims = page.terms.vocabulary.aims.dropFirst().compactMap { aim in
      page.edition.gallery.letters.first { $0.aim == aim.id }.map { letter in
        Entry(
          id: "aim=\(aim.id)",
          link: Link(label: aim.label, href: page.href(page.addresses.letter(letter.id))))
      }
    }
    return facets + aims
  }
}

extension PageScope {
  /// The replies that come most often, first in the editor's order.
  var usualReplies: [Link] { links(to: edition.replies) }

  /// Those that come most often after a letter: first what names its reason, then in the editor's order.
  func usualReplies(to letter: Letter) -> [Link] {
    let fitting = edition.replies.filter { reply in
      reply.fits.allSatisfy { $1.contains(letter.situation[$0]) }
    }
    let named = fitting.filter { $0.fits[.reason] != nil }
    return links(to: named + fitting.filter { $0.fits[.reason] == nil })
  }

  private func links(to replies: [Reply]) -> [Link] {
    replies.prefix(ComposerPool.mostReplies).map {
      Link(label: $0.title, href: href(addresses.reply($0.slug)))
    }
  }
}
