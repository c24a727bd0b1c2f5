import CommonMark
import Diagnostics
import Etiquette

/// Markdown that becomes the body of a page, with its place in the file it came from.
package struct Prose: Sendable {
  package let markdown: String
  /// The line of the file on which the Markdown starts, from 1.
  package let firstLine: Int
  package let file: SourceFile

  /// A fresh tree: trees belong to the task that parses them.
  package func document() -> Document {
    Typography(ofPath: file.path).document(markdown, firstLine: firstLine)
  }

  /// Where a node of such a tree starts.
  package func place(of node: Node) -> Place { file.place(line: node.line, byte: node.column) }

  var isEmpty: Bool { markdown.allSatisfy(\.isWhitespace) }
}

/// A guideline with the page that explains it.
package struct GuidelinePage: Sendable {
  package let guideline: Guideline
  /// Letters that carry it out well, which the page quotes.
  package let examples: [Letter.ID]
  package let sources: [Source.ID]
  package let body: Prose
  package let reviewed: CalendarDate
  let aliases: [FormerAddress]
}

/// A letter with the file that it is in.
package struct LetterPage: Sendable {
  package let letter: Letter
  package let file: SourceFile
  let aliases: [FormerAddress]
  var translation: Translation?
}

/// A question on which experts disagree, with both answers and the one this guide takes.
package struct Debate: Sendable {
  package let slug: String
  package let title: String
  package let summary: String
  package let sides: [Side]
  package let verdict: String
  package let guidelines: [Guideline.ID]
  /// What the text below the two sides cites.
  package let sources: [Source.ID]
  package let body: Prose
  package let reviewed: CalendarDate
  let aliases: [FormerAddress]
  let translation: Translation?

  package struct Side: Sendable {
    package let claim: String
    package let argument: String
    package let sources: [Source.ID]
  }
}

/// A page that is its own text, or the text that heads a page the site builds.
package struct Page: Sendable {
  package let slug: String
  package let title: String
  /// Whether search engines are to leave it out.
  package let isUnlisted: Bool
  /// What navigation calls it: one or two words.
  package let label: String
  package let summary: String
  package let sources: [Source.ID]
  package let body: Prose
  package let reviewed: CalendarDate
  /// The quick answers on the home page.
  package let situations: [QuickAnswer]
  /// The letter that the home page shows whole.
  package let featured: Letter.ID?
  let aliases: [FormerAddress]
  /// Nil for the text that heads a page of the site, which has the same name in every edition.
  let translation: Translation?

  package struct QuickAnswer: Sendable {
    package let label: String
    /// A letter, or what the composer is told, such as `stage=offer`.
    package let target: Target

    package enum Target: Sendable {
      case letter(Letter.ID)
      case choice(String)
    }
  }
}

/// The pages that the site builds from many things, each headed by a text of the editor's.
package enum IndexPage: String, CaseIterable, Sendable {
  case home, guide, letters, matrix, phrases, write, check, debates, questions, replies
  case sources
  case stages, reasons, channels, tones, relationships
  case notFound = "not-found"

  package init(_ facet: Facet) {
    switch facet {
    case .stage: self = .stages
    case .reason: self = .reasons
    case .channel: self = .channels
    case .tone: self = .tones
    case .relationship: self = .relationships
    }
  }
}

/// The pages that a site can do without. Each debate, question and reply goes with the page that lists them; of
/// the others nothing else does.
package enum OptionalPage: String, CaseIterable, Sendable {
  case write, check, matrix, booklet, phrases, debates, questions, replies, sources

  /// Nil for a page that every site has.
  package init?(_ index: IndexPage) { self.init(rawValue: index.rawValue) }

  /// The text that heads it; nil for one that is headed by that of another page.
  package var heading: IndexPage? { IndexPage(rawValue: rawValue) }
}

extension Prose {
  /// A fresh tree of a letter: with quotes and dashes as they were typed, because a letter is pasted
  /// into programs that may not survive others, and should look as if its sender had typed it.
  func plainDocument() -> Document {
    Document(parsing: markdown, firstLine: firstLine)
  }
}
