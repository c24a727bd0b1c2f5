import Etiquette
import Testing

@testable import Content
@testable import Diagnostics
@testable import SiteBuilder
@testable import Themes

/// A letter as the build reads it, in a site where everything else is in order.
struct ReadLetter {
  let page: LetterPage?
  /// Each fault by its place in the letter and its id, such as `17:2 unknown-role`.
  let faults: [String]
  let diagnostics: [Diagnostic]
  /// The letter as HTML; empty if it could not be read.
  let markup: String

  /// The line on which the body of a letter starts.
  static let firstLine = 15

  static let path = "content/en/letters/sample.md"

  /// - Parameters:
  ///   - extra: more keys of the front matter, on one line.
  init(_ body: String, extra: String = "draft: false") async throws {
    let site = try SmallSite {
      $0[Self.path] = """
        ---
        title: A sample
        summary: A letter to look at.
        stage: invited
        reason: no-reason
        channel: email
        tone: warm
        relationship: hiring-manager
        timing: Today.
        sending: By email.
        notFor: Friends.
        \(extra)
        reviewed: 2026-11-22
        ---

        """ + body
    }
    let built = await site.read()
    let own = built.diagnostics.sorted().filter { $0.location.path == Self.path }
    let faults = own.filter { $0.fault.id != .unmetGuideline }
    try #require(built.diagnostics.count == own.count, "\(built.faults)")
    let edition = built.library?.editions.first
    page = edition?.letterPages["sample"]
    markup =
      edition.flatMap { edition in
        edition.gallery["sample"].map {
          LetterMarkup(terms: edition.terms, strings: StringTable([:])).html($0)
        }
      } ?? ""
    diagnostics = faults
    self.faults = faults.map {
      "\($0.location.description.dropFirst(Self.path.count + 1)) \($0.id)"
    }
  }

  /// What a reader sees of the markup, without the labels in the margin: its text, with a line feed
  /// for each `<br />` and an empty line between paragraphs.
  var visibleText: String {
    var text = markup
    for role in Role.structural.map(\.name) + ["thank", "clear"] {
      for label in ["Greeting", "Practical", "Closing", "Thank", "Clear"] {
        for pause in [", ", ": "] {
          text = text.replacing(
            "<span class=\"role\" data-role=\"\(role)\" hidden>\(label)<span class=\"pause\">\(pause)</span></span>",
            with: "")
        }
      }
    }
    text = text.replacing("<br />\n", with: "\u{0}").replacing("</p>\n<p>", with: "\u{0}\u{0}")
      .replacing("\n", with: " ")
    var visible = ""
    var isTag = false
    for character in text {
      switch character {
      case "<": isTag = true
      case ">": isTag = false
      case _ where isTag: break
      default: visible.append(character == "\u{0}" ? "\n" : character)
      }
    }
    return visible.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: "\n")
  }
}
