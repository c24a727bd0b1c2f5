import CommonMark
import Content
import Etiquette
import Publishing

/// What search engines read about a page: schema.org terms as JSON-LD 1.1.
///
/// It says what the page says and no more: there is no date of publication, because nobody writes one
/// down, and no author but the site.
struct StructuredData {
  private let page: PageScope
  private let subject: PageSubject
  private var things: [Thing] = []

  init(_ subject: PageSubject, content: PlannedFile.Content, on page: PageScope) {
    self.page = page
    self.subject = subject
    guard subject.isIndexed else { return }
    if subject.trail.count > 1 { things.append(breadcrumbs) }
    switch content {
    case .home: things.append(site)
    case .guide: things.append(guide)
    case .letter: things.append(article.adding(["license": .text(LetterIndex.license)]))
    case .guideline(let guideline): things.append(article.adding(citing(guideline.sources)))
    case .debate(let debate):
      things.append(article.adding(citing(debate.sides.flatMap(\.sources) + debate.sources)))
    case .questionTheme(let theme): things.append(questions(of: theme))
    case .gallery(let number): things.append(collection(page.edition.gallery.letters, number))
    case .facetValue(let value, let facet, let number):
      let letters = page.edition.gallery.letters(with: value.id, in: facet)
      things.append(collection(letters, number))
    case .page(let own): things.append(webPage("WebPage").adding(citing(own.sources)))
    default: break
    }
  }

  /// One script element for each thing.
  func html() -> String {
    things.map { thing in
      "<script type=\"application/ld+json\">"
        + thing.adding(["@context": "https://schema.org"]).json() + "</script>"
    }.joined(separator: "\n")
  }

  // MARK: Things

  private var address: String { page.settings.baseURL.absolute(page.route) }
  private var language: Thing.Value { .text(page.edition.language.tag) }

  /// The site as others refer to it: an edition, by its home page.
  private var siteReference: Thing {
    Thing(
      "WebSite",
      [
        "name": .text(page.settings.title),
        "url": .text(page.settings.baseURL.absolute(page.addresses.home)),
      ])
  }

  private var site: Thing {
    siteReference.adding([
      "description": .text(subject.summary), "inLanguage": language,
      "license": .text(LetterIndex.license), "potentialAction": .thing(search),
    ])
  }

  /// How the letters are searched, for who wants to do so from elsewhere.
  private var search: Thing {
    Thing(
      "SearchAction",
      [
        "target": .thing(
          Thing("EntryPoint", ["urlTemplate": .text(OpenSearch.results(on: page, for: "{terms}"))])),
        "query-input": "required name=terms",
      ])
  }

  private var publisher: Thing {
    siteReference.asType("Organization")
  }

  private func webPage(_ type: String) -> Thing {
    Thing(
      type,
      [
        "name": .text(subject.title), "description": .text(subject.summary), "url": .text(address),
        "inLanguage": language, "dateModified": subject.reviewed.map { .text($0.iso8601) },
        "isPartOf": .thing(siteReference),
      ])
  }

  private var article: Thing {
    Thing(
      "Article",
      [
        "headline": .text(subject.title), "description": .text(subject.summary),
        "inLanguage": language, "dateModified": subject.reviewed.map { .text($0.iso8601) },
        "url": .text(address), "mainEntityOfPage": .text(address),
        "image": PagePicture(of: subject, on: page).map { .text($0.url) },
        "author": .thing(publisher), "publisher": .thing(publisher),
        "isPartOf": .thing(siteReference),
      ])
  }

  /// What a page cites, each source once.
  private func citing(_ ids: [Source.ID]) -> KeyValuePairs<String, Thing.Value> {
    let cited = page.edition.sources.filter { ids.contains($0.id) }.map { source in
      Thing(
        "CreativeWork",
        ["name": .text(source.title ?? source.publisher), "url": .text(source.url)])
    }
    return cited.isEmpty ? [:] : ["citation": .list(cited)]
  }

  private var breadcrumbs: Thing {
    let steps = subject.trail.map { step in
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

  private var guide: Thing {
    Thing(
      "HowTo",
      [
        "name": .text(subject.title), "description": .text(subject.summary),
        "inLanguage": language, "url": .text(address), "isPartOf": .thing(siteReference),
        "image": PagePicture(of: subject, on: page).map { .text($0.url) },
        "step": .list(
          page.terms.guidelines.map { guideline in
            let route = page.addresses.guideline(guideline.id)
            return Thing(
              "HowToStep",
              [
                "position": .number(guideline.order), "name": .text(guideline.title),
                "text": .text(guideline.summary),
                "url": .text(page.settings.baseURL.absolute(route)),
              ])
          }),
      ])
  }

  /// The questions of a page with their answers as plain text.
  private func questions(of theme: QuestionTheme) -> Thing {
    Thing(
      "FAQPage",
      [
        "inLanguage": language, "url": .text(address), "isPartOf": .thing(siteReference),
        "mainEntity": .list(
          page.edition.questions(of: theme.id).map { question in
            let answer = Thing(
              "Answer", ["text": .text(question.answer.document().plainText())])
            return Thing(
              "Question",
              [
                "name": .text(question.title), "acceptedAnswer": .thing(answer),
                "url": .text("\(address)#\(question.slug)"),
              ])
          }),
      ])
  }

  /// The letters that are shown on one page of a list, by their addresses: each says the rest itself.
  private func collection(_ letters: some RandomAccessCollection<Letter>, _ number: Int) -> Thing {
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

/// A thing of schema.org: its type, and what is said about it.
///
/// It writes itself, because a general encoder of JSON took a twentieth of a build's time for it.
private struct Thing {
  private var properties: [(name: String, value: Value)]

  enum Value: ExpressibleByStringLiteral {
    case text(String)
    case number(Int)
    indirect case thing(Thing)
    case list([Thing])

    init(stringLiteral text: String) { self = .text(text) }
  }

  init(_ type: String, _ properties: KeyValuePairs<String, Value?>) {
    self.properties = [("@type", .text(type))]
    for case (let name, let value?) in properties { self.properties.append((name, value)) }
  }

  func adding(_ more: KeyValuePairs<String, Value>) -> Thing {
    var thing = self
    for (name, value) in more { thing.properties.append((name, value)) }
    return thing
  }

  /// What is said about this thing, about one of another type.
  func asType(_ type: String) -> Thing {
    var thing = self
    thing.properties[0].value = .text(type)
    return thing
  }

  /// JSON that cannot end the `script` element it stands in (HTML Standard, 4.12.1.3).
  func json() -> String {
    var json: [UInt8] = []
    append(to: &json)
    return String(decoding: json, as: UTF8.self)
  }

  fileprivate func append(to json: inout [UInt8]) {
    var separator = UInt8(ascii: "{")
    for (name, value) in properties.sorted(by: { $0.name < $1.name }) {
      json.append(separator)
      separator = UInt8(ascii: ",")
      JSONText.append(name, to: &json)
      json.append(UInt8(ascii: ":"))
      value.append(to: &json)
    }
    json.append(UInt8(ascii: "}"))
  }
}

extension Thing.Value {
  fileprivate func append(to json: inout [UInt8]) {
    switch self {
    case .text(let text): JSONText.append(text, to: &json)
    case .number(let number): json += String(number).utf8
    case .thing(let thing): thing.append(to: &json)
    case .list(let things):
      json.append(UInt8(ascii: "["))
      for (index, thing) in things.enumerated() {
        if index > 0 { json.append(UInt8(ascii: ",")) }
        thing.append(to: &json)
      }
      json.append(UInt8(ascii: "]"))
    }
  }
}
