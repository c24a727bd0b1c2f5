import Content
import Etiquette
import Publishing
import Templates
import Themes

/// `phrasebook.mustache`: phrases by guideline, as the editor has ordered them.
struct PhrasebookPage: HeadedPage {
  static let template = "phrasebook"
  static let heading = IndexPage.phrases

  static func route(in addresses: Addresses) -> Route { addresses.optional(.phrases) }

  let intro: String
  let guidelines: [Section]

  static let table = TemplateTable<Self>([
    .html("intro", \.intro),
    .list("guidelines", \.guidelines),
  ])

  struct Section: TemplateModel {
    let guideline: GuidelineLink
    let count: String
    let phrases: [PhraseLine]

    static let table = TemplateTable<Self>([
      .text("id", \.guideline.guideline.id.rawValue),
      .text("label", \.guideline.guideline.label),
      .text("title", \.guideline.guideline.title),
      .text("href", \.guideline.href),
      .text("count", \.count),
      .list("phrases", \.phrases),
    ])
  }

  /// As many of a guideline as one looks through; the composer has all of them.
  private static let most = 70

  init(on page: PageScope) {
    intro = page.intro(.phrases)
    let phrases = Dictionary(grouping: page.edition.phrases, by: \.guideline)
    guidelines = page.terms.guidelines.compactMap { guideline in
      guard let own = phrases[guideline.id] else { return nil }
      return Section(
        guideline: GuidelineLink(guideline, on: page),
        count: page.strings.count(min(own.count, Self.most), of: "sentences"),
        phrases: own.prefix(Self.most).map { PhraseLine($0, on: page) })
    }
  }
}

/// A phrase and where it fits.
final class PhraseLine: TemplateModel {
  let html: String
  let tones: String
  let channels: String

  static let table = TemplateTable<PhraseLine>([
    .html("html", \.html),
    .text("tones", \.tones),
    .flag("hasTones") { !$0.tones.isEmpty },
    .text("channels", \.channels),
    .flag("hasChannels") { !$0.channels.isEmpty },
  ])

  init(_ phrase: Phrase, on page: PageScope) {
    html = LetterMarkup(terms: page.terms, strings: page.strings).html(phrase.text)
    func labels(_ facet: Facet) -> String {
      page.strings.list(
        (phrase.fits[facet] ?? [])
          .compactMap { page.terms.vocabulary.value($0, of: facet)?.label })
    }
    tones = labels(.tone)
    channels = labels(.channel)
  }
}
