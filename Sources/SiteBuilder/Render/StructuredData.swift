import Etiquette
import Foundation

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
    case .guideline, .debate: things.append(article)
    case .questionTheme(let theme): things.append(questions(of: theme))
    case .gallery(let number): things.append(collection(page.edition.gallery.letters, number))
    case .facetValue(let value, let facet, let number):
      let letters = page.edition.gallery.letters(with: value.id, in: facet)
      things.append(collection(Array(letters), number))
    case .page: things.append(webPage("WebPage"))
    default: break
    }
  }

  /// One script element for each thing.
  func html() -> String {
    things.map { thing in
      "<script type=\"application/ld+json\">"
        + JSONText.encodeForScript(thing.adding(["@context": "https://schema.org"])) + "</script>"
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
    Thing("Organization", siteReference.properties)
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
  private func collection(_ letters: [Letter], _ number: Int) -> Thing {
    guard !letters.isEmpty else { return webPage("CollectionPage") }
    let shown = PageOfList(number, of: letters.count, perPage: page.settings.lettersPerPage).range
    let list = Thing(
      "ItemList",
      [
        "numberOfItems": .number(letters.count),
        "itemListElement": .list(
          shown.map { index in
            let route = page.addresses.letter(letters[index].id)
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
private struct Thing: Encodable {
  private(set) var properties: [String: Value]

  enum Value: Encodable, ExpressibleByStringLiteral {
    case text(String)
    case number(Int)
    indirect case thing(Thing)
    case list([Thing])

    init(stringLiteral text: String) { self = .text(text) }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .number(let number): try container.encode(number)
      case .thing(let thing): try container.encode(thing)
      case .list(let things): try container.encode(things)
      }
    }
  }

  init(_ type: String, _ properties: [String: Value?]) {
    self.properties = properties.compactMapValues(\.self)
    self.properties["@type"] = .text(type)
  }

  func adding(_ more: [String: Value]) -> Thing {
    var thing = self
    thing.properties.merge(more) { $1 }
    return thing
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(properties)
  }
}

/// JSON (RFC 8259) whose bytes depend on nothing but the value: keys in order, no white space.
enum JSONText {
  static func encode(_ value: any Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return "null" }
    return String(decoding: data, as: UTF8.self)
  }

  /// JSON that cannot end the `script` element it stands in (HTML Standard, 4.12.1.3).
  static func encodeForScript(_ value: any Encodable) -> String {
    let json = encode(value)
    return json.utf8.contains(UInt8(ascii: "<")) ? json.replacing("<", with: "\\u003c") : json
  }
}
