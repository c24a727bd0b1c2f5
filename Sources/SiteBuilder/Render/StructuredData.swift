import Etiquette
import Foundation

/// What search engines read about a page: schema.org terms as JSON-LD 1.1.
struct StructuredData {
  private var items: [any Encodable] = []

  init(_ subject: PageSubject, content: PlannedFile.Content, on page: PageScope) {
    guard subject.isIndexed else { return }
    let base = page.settings.baseURL
    if subject.trail.count > 1 {
      items.append(BreadcrumbList(subject.trail, current: page.route, base: base))
    }
    if subject.isArticle, let reviewed = subject.reviewed {
      items.append(
        Article(
          headline: subject.title, description: subject.summary,
          inLanguage: page.edition.language.tag, dateModified: reviewed.iso8601,
          url: base.absolute(page.route),
          license: content.isLetter ? LetterIndex.license : nil,
          publisher: Organization(name: page.settings.title)))
    }
    if case .home = content { items.append(WebSite(on: page)) }
    if case .guide = content {
      items.append(
        HowTo(
          name: subject.title, description: subject.summary,
          inLanguage: page.edition.language.tag,
          step: page.terms.guidelines.map {
            HowTo.Step(
              position: $0.order, name: $0.title, text: $0.summary,
              url: base.absolute(page.addresses.guideline($0.id)))
          }))
    }
    if case .questionTheme(let theme) = content {
      items.append(Self.frequentQuestions(of: theme, on: page))
    }
  }

  /// The questions of a page with their answers as plain text (schema.org, FAQPage).
  private static func frequentQuestions(of theme: QuestionTheme, on page: PageScope) -> FAQPage {
    let address = page.settings.baseURL.absolute(page.addresses.questions(of: theme.id))
    return FAQPage(
      inLanguage: page.edition.language.tag,
      mainEntity: page.edition.questions(of: theme.id).map { question in
        FAQPage.Question(
          name: question.title,
          acceptedAnswer: FAQPage.Answer(text: question.answer.document().plainText()),
          url: "\(address)#\(question.slug)")
      })
  }

  /// One script element for each item. `<` is escaped, so that no text can end the element
  /// (HTML, "Restrictions for contents of script elements").
  func html() -> String {
    items.map { item in
      "<script type=\"application/ld+json\">"
        + JSONText.encodeForScript(item) + "</script>"
    }.joined(separator: "\n")
  }

  private struct BreadcrumbList: Encodable {
    let context = "https://schema.org"
    let type = "BreadcrumbList"
    let itemListElement: [Item]

    struct Item: Encodable {
      let type = "ListItem"
      let position: Int
      let name: String
      let item: String

      enum CodingKeys: String, CodingKey {
        case type = "@type"
        case position, name, item
      }
    }

    enum CodingKeys: String, CodingKey {
      case context = "@context"
      case type = "@type"
      case itemListElement
    }

    init(_ trail: [PageSubject.Step], current: Route, base: BaseURL) {
      itemListElement = trail.enumerated().map { index, step in
        Item(
          position: index + 1, name: step.label, item: base.absolute(step.route ?? current))
      }
    }
  }

  private struct Article: Encodable {
    let context = "https://schema.org"
    let type = "Article"
    let headline: String
    let description: String
    let inLanguage: String
    let dateModified: String
    let url: String
    let license: String?
    let publisher: Organization

    enum CodingKeys: String, CodingKey {
      case context = "@context"
      case type = "@type"
      case headline, description, inLanguage, dateModified, url, license, publisher
    }
  }

  private struct Organization: Encodable {
    let type = "Organization"
    let name: String

    enum CodingKeys: String, CodingKey {
      case type = "@type"
      case name
    }
  }

  private struct FAQPage: Encodable {
    let context = "https://schema.org"
    let type = "FAQPage"
    let inLanguage: String
    let mainEntity: [Question]

    struct Question: Encodable {
      let type = "Question"
      let name: String
      let acceptedAnswer: Answer
      let url: String

      enum CodingKeys: String, CodingKey {
        case type = "@type"
        case name, acceptedAnswer, url
      }
    }

    struct Answer: Encodable {
      let type = "Answer"
      let text: String

      enum CodingKeys: String, CodingKey {
        case type = "@type"
        case text
      }
    }

    enum CodingKeys: String, CodingKey {
      case context = "@context"
      case type = "@type"
      case inLanguage, mainEntity
    }
  }

  private struct HowTo: Encodable {
    let context = "https://schema.org"
    let type = "HowTo"
    let name: String
    let description: String
    let inLanguage: String
    let step: [Step]

    struct Step: Encodable {
      let type = "HowToStep"
      let position: Int
      let name: String
      let text: String
      let url: String

      enum CodingKeys: String, CodingKey {
        case type = "@type"
        case position, name, text, url
      }
    }

    enum CodingKeys: String, CodingKey {
      case context = "@context"
      case type = "@type"
      case name, description, inLanguage, step
    }
  }
}

extension PlannedFile.Content {
  fileprivate var isLetter: Bool {
    if case .letter = self { true } else { false }
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
