import Content
import Etiquette
import Languages
import Publishing
import Templates

/// `sources.mustache`: every source by its publisher, and the pages that cite it.
struct SourcesPage: HeadedPage {
  static let template = "sources"
  static let heading = IndexPage.sources

  static func route(in addresses: Addresses) -> Route { addresses.optional(.sources) }

  let intro: String
  let sources: [Entry]

  static let table = TemplateTable<Self>([
    .html("intro", \.intro),
    .list("sources", \.sources),
    .flag("hasSources") { !$0.sources.isEmpty },
  ])

  struct Entry: TemplateModel {
    let citation: Citation
    let pages: [Link]

    static let table = TemplateTable<Self>(
      [
        .text("id", \.citation.source.id.rawValue),
        .list("pages", \.pages),
        .flag("hasPages") { !$0.pages.isEmpty },
      ] + Citation.members(\.citation))
  }

  init(on page: PageScope) {
    var pages: [Source.ID: [Link]] = [:]
    for citing in page.edition.citingPages {
      let link = page.link(to: citing.subject)
      for id in Set(citing.sources) { pages[id, default: []].append(link) }
    }
    intro = page.intro(.sources)
    sources = page.edition.sources.map { (name: CollationKey($0.publisher), source: $0) }
      .sorted { ($0.name, $0.source.id) < ($1.name, $1.source.id) }
      .map { Entry(citation: Citation($0.source, on: page), pages: pages[$0.source.id] ?? []) }
  }
}

extension PageScope {
  fileprivate func link(to subject: CitingPage.Subject) -> Link {
    switch subject {
    case .guideline(let guideline):
      Link(label: guideline.title, href: href(addresses.guideline(guideline.id)))
    case .facetValue(let id, let facet):
      Link(
        label: terms.vocabulary.value(id, of: facet)?.label ?? id.rawValue,
        href: href(addresses.facetValue(id, of: facet)))
    case .debate(let debate):
      Link(label: debate.title, href: href(addresses.debate(debate.slug)))
    case .question(let question):
      Link(
        label: question.title,
        href: "\(href(addresses.questions(of: question.theme)))#\(question.slug)")
    case .reply(let reply): Link(label: reply.title, href: href(addresses.reply(reply.slug)))
    case .page(let own): Link(label: own.title, href: href(addresses.page(own.slug)))
    }
  }
}
