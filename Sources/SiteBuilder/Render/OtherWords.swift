import Content
import Etiquette
import Templates

/// What else the sentences of a letter could say: for a guideline, the phrases that fit the letter.
///
/// Read by those who write by hand, and by the form, which swaps sentences for them.
struct OtherWords: TemplateModel {
  let guideline: GuidelineLink
  let phrases: [PhraseLine]

  static let table = TemplateTable<Self>([
    .text("id", \.guideline.guideline.id.rawValue),
    .text("label", \.guideline.guideline.label),
    .text("href", \.guideline.href),
    .list("phrases", \.phrases),
  ])

  /// So many are enough to choose from by hand; the composer offers more.
  private static let most = 3

  /// By guideline, in their order; a guideline for which there is nothing is left out.
  static func all(for letter: Letter, on page: PageScope) -> [Self] {
    let places = page.edition.fittingPhrases.places(in: letter, most: most)
    return page.terms.guidelines.compactMap { guideline in
      places[guideline.id].map { places in
        OtherWords(
          guideline: GuidelineLink(guideline, on: page), phrases: places.map(page.phraseLine))
      }
    }
  }
}
