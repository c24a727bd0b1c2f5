import Basics
import Content
import Etiquette
import Publishing
import Templates
import Themes

/// The social cards of a site: one for each letter and each guideline, and one for the home page of each
/// edition, which every other page uses.
package enum SocialCards {
  /// The name of the template; a theme may do without it.
  package static let template = "picture"

  /// A drawing, and the page it is of.
  package struct Drawing: Sendable {
    let page: Route
    let svg: String

    /// Says which drawing the picture was made from: one of another drawing is never taken for it.
    var fileName: String {
      SHA256.digest(of: Array(svg.utf8)).hexadecimal.prefix(16) + ".png"
    }
  }

  /// In the order of editions, and of the pages in each; nil where the theme draws none.
  package static func drawings(of site: SiteScope) async -> [Drawing]? {
    guard site.theme.templates.files[template] != nil else { return nil }
    var drawings: [Drawing] = []
    for scope in site.editions {
      drawings += await cards(of: scope).concurrentMap { page, card in
        Drawing(page: page, svg: String(decoding: scope.render(template, [card]), as: UTF8.self))
      }
    }
    return drawings
  }

  private static func cards(of scope: EditionScope) -> [(page: Route, card: SocialCard)] {
    let (edition, addresses) = (scope.edition, scope.addresses)
    let featured = edition.heading(of: .home)?.featured.flatMap { scope.letters[$0] }
    let home = SocialCard(
      heading: scope.tagline, text: featured?.text ?? "", in: scope)
    let guidelines = edition.guidelines.map(\.guideline).map { guideline in
      (
        addresses.guideline(guideline.id),
        SocialCard(
          heading: guideline.title,
          text: guideline.summary + "\n\n" + guideline.advice.do.joined(separator: "\n\n"),
          in: scope, guideline: guideline)
      )
    }
    let letters = edition.gallery.letters.compactMap { scope.letters[$0.id] }.map { filled in
      (
        addresses.letter(filled.letter.id),
        SocialCard(
          heading: filled.letter.title, text: filled.text, in: scope,
          letter: line(about: filled, in: scope))
      )
    }
    return [(addresses.home, home)] + guidelines + letters
  }

  private static func line(about filled: FilledLetter, in scope: EditionScope)
    -> SocialCard.LetterLine
  {
    func label(_ facet: Facet) -> String {
      let id = filled.letter.situation[facet]
      return scope.terms.vocabulary.value(id, of: facet)?.label ?? id.rawValue
    }
    return SocialCard.LetterLine(
      channel: label(.channel), tone: label(.tone),
      words: scope.strings.count(filled.length, of: "words"))
  }
}
