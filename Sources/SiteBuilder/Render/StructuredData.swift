import Content
import Etiquette
import Publishing
import Themes

/// What search engines read about a page: schema.org terms as JSON-LD 1.1.
///
/// It says what the page says and no more: there is no date of publication, because nobody writes one
/// down, and no author but the site.
struct StructuredData {
  let page: PageScope
  let metadata: PageMetadata
  /// The one that shared links to the page show.
  let picture: PagePicture?

  var image: Thing.Value? { picture.map { .text($0.url) } }

  /// One script element for each thing.
  func html(of planned: any PlannedPage) -> String {
    guard metadata.isIndexed else { return "" }
    let breadcrumbs = metadata.breadcrumbs.count > 1 ? [breadcrumbs] : []
    return (breadcrumbs + planned.structuredData(in: self)).map { thing in
      "<script type=\"application/ld+json\">"
        + thing.adding(["@context": "https://schema.org"]).json() + "</script>"
    }.joined(separator: "\n")
  }

  // MARK: What pages say of themselves

  var address: String { page.settings.baseURL.absolute(page.route) }
  var language: Thing.Value { .text(page.edition.language.tag) }

  func url(of route: Route) -> Thing.Value { .text(page.settings.baseURL.absolute(route)) }

  /// The site as others refer to it: an edition, by its home page.
  var siteReference: Thing { page.common.siteReference }

  static func siteReference(of scope: EditionScope) -> Thing {
    Thing(
      "WebSite",
      [
        "name": .text(scope.title),
        "url": .text(scope.settings.baseURL.absolute(scope.addresses.home)),
      ])
  }

  func webPage(_ type: String) -> Thing {
    Thing(
      type,
      [
        "name": .text(metadata.title), "description": .text(metadata.summary),
        "url": .text(address),
        "inLanguage": language, "dateModified": metadata.reviewed.map { .text($0.iso8601) },
        "isPartOf": page.common.site,
      ])
  }

  var article: Thing {
    Thing(
      "Article",
      [
        "headline": .text(metadata.title), "description": .text(metadata.summary),
        "inLanguage": language, "dateModified": metadata.reviewed.map { .text($0.iso8601) },
        "url": .text(address), "mainEntityOfPage": .text(address),
        "image": image,
        "author": page.common.publisher, "publisher": page.common.publisher,
        "isPartOf": page.common.site,
      ])
  }

  /// What a page cites, each source once.
  func citing(_ ids: [Source.ID]) -> KeyValuePairs<String, Thing.Value> {
    let cited = page.edition.sources.filter { ids.contains($0.id) }.map { source in
      Thing(
        "CreativeWork",
        ["name": .text(source.title ?? source.publisher), "url": .text(source.url)])
    }
    return cited.isEmpty ? [:] : ["citation": .list(cited)]
  }

  private var breadcrumbs: Thing {
    let steps = metadata.breadcrumbs.map { step in
      (step.label, page.settings.baseURL.absolute(step.route ?? page.route))
    }
    return Thing(
      "BreadcrumbList",
      [
        "itemListElement": .list(
          steps.enumerated().map { index, step in
            Thing(
              "ListItem",
              ["position": .number(index + 1), "name": .text(step.0), "item": .text(step.1)])
          })
      ])
  }

  /// The letters that are shown on one page of a list, by their addresses: each says the rest itself.
  func collection(_ letters: some RandomAccessCollection<Letter>, _ number: Int) -> Thing {
    guard !letters.isEmpty else { return webPage("CollectionPage") }
    let shown = Pager(number, of: letters.count, perPage: page.settings.lettersPerPage).range
    let list = Thing(
      "ItemList",
      [
        "numberOfItems": .number(letters.count),
        "itemListElement": .list(
          zip(shown, letters.dropFirst(shown.lowerBound)).map { index, letter in
            let route = page.addresses.letter(letter.id)
            return Thing(
              "ListItem",
              [
                "position": .number(index + 1),
                "url": .text(page.settings.baseURL.absolute(route)),
              ])
          }),
      ])
    return webPage("CollectionPage").adding(["mainEntity": .thing(list)])
  }
}
