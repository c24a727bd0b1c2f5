import Content
import Etiquette
import Templates
import Themes

/// `picture.mustache`: the social card of a page (the image of Open Graph), as SVG.
///
/// It knows nothing of addresses, so that the site has the same pictures wherever it is published.
package struct SocialCard: TemplateModel {
  /// In pixels: what the Open Graph's readers show without cutting it.
  package static let width = 1200
  package static let height = 630

  let language: Language
  let siteTitle: String
  let tagline: String
  let heading: [String]
  let headingSize: Int
  let text: [Line]
  let letter: LetterLine?
  let guideline: GuidelineLine?

  package static let table = TemplateTable<Self>([
    .text("language", \.language.tag),
    .text("direction", \.language.direction.rawValue),
    .flag("isRightToLeft") { $0.language.direction == .rightToLeft },
    .object("site") { SiteNames(title: $0.siteTitle, tagline: $0.tagline) },
    .texts("heading", \.heading),
    .text("headingSize") { String($0.headingSize) },
    .list("text", \.text),
    .optionalObject("letter", \.letter),
    .optionalObject("guideline", \.guideline),
  ])

  struct SiteNames: TemplateModel {
    let title: String
    let tagline: String

    static let table = TemplateTable<Self>([
      .text("title", \.title),
      .text("tagline", \.tagline),
    ])
  }

  /// A line of the text under the heading.
  struct Line: TemplateModel, Equatable {
    let words: String
    let startsParagraph: Bool

    static let table = TemplateTable<Self>([
      .text("words", \.words),
      .flag("startsParagraph", \.startsParagraph),
    ])
  }

  struct LetterLine: TemplateModel {
    let channel: String
    let tone: String
    let words: String

    static let table = TemplateTable<Self>([
      .text("channel", \.channel),
      .text("tone", \.tone),
      .text("words", \.words),
    ])
  }

  struct GuidelineLine: TemplateModel {
    let guideline: Guideline

    static let table = TemplateTable<Self>([
      .text("id", \.guideline.id.rawValue),
      .text("number") { String($0.guideline.order) },
      .text("label", \.guideline.label),
    ])
  }
}

extension SocialCard {
  /// How large a heading may be set, largest first, with the most lines it may then have.
  private static let headingSizes = [
    (size: 64, lines: 2), (size: 54, lines: 3), (size: 44, lines: 4),
  ]
  /// The widths of heading and text, and the size of the text: what a theme lays its drawing out for.
  private static let headingWidth = 920.0
  private static let textWidth = 820.0
  private static let textSize = 30.0
  private static let textLines = 8

  init(
    heading: String, text: String, in scope: EditionScope,
    letter: LetterLine? = nil, guideline: Guideline? = nil
  ) {
    language = scope.edition.language
    siteTitle = scope.title
    tagline = scope.tagline
    (self.heading, headingSize) = Self.fitting(heading)
    self.text = Self.lines(of: text)
    self.letter = letter
    self.guideline = guideline.map { GuidelineLine(guideline: $0) }
  }

  private static func fitting(_ heading: String) -> (lines: [String], size: Int) {
    let text = TextLines(heading)
    for step in headingSizes {
      let lines = text.balanced(to: headingWidth / Double(step.size))
      if lines.count <= step.lines { return (lines, step.size) }
    }
    let smallest = headingSizes[headingSizes.count - 1]
    let width = headingWidth / Double(smallest.size)
    return (text.broken(to: width, limit: smallest.lines), smallest.size)
  }

  private static func lines(of text: String) -> [Line] {
    var lines: [Line] = []
    for paragraph in text.split(separator: "\n\n") {
      var startsParagraph = true
      for part in paragraph.split(separator: "\n") {
        guard lines.count < textLines else { return Array(lines.prefix(textLines)) }
        for words in TextLines(part).broken(to: textWidth / textSize, limit: textLines) {
          lines.append(Line(words: words, startsParagraph: startsParagraph))
          startsParagraph = false
        }
      }
    }
    return Array(lines.prefix(textLines))
  }
}
