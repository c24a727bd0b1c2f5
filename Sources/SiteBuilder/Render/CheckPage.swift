import Etiquette

/// `check.mustache`: where one pastes a letter of one's own; shows the lists it is checked by.
struct CheckPage: TemplateModel {
  let intro: String
  let questions: [Question]
  let guidelines: [GuidelineCues]

  static let table = TemplateTable<Self>([
    .html("intro", \.intro),
    .list("questions", \.questions),
    .list("guidelines", \.guidelines),
  ])

  /// What the check has to be told of a letter, and the answers to choose from.
  struct Question: TemplateModel {
    /// The name of the answer in the context of the check.
    let id: String
    let label: String
    let answers: [Answer]

    static let table = TemplateTable<Self>([
      .text("id", \.id),
      .text("label", \.label),
      .list("answers", \.answers),
    ])
  }

  struct Answer: TemplateModel {
    let id: String
    let label: String
    var isUsual = false

    static let table = TemplateTable<Self>([
      .text("id", \.id),
      .text("label", \.label),
      .flag("isUsual", \.isUsual),
    ])
  }

  /// A guideline and the words by which the check recognizes it.
  struct GuidelineCues: TemplateModel {
    let guideline: GuidelineLink
    let cues: String

    static let table = TemplateTable<Self>([
      .text("id", \.guideline.guideline.id.rawValue),
      .text("label", \.guideline.guideline.label),
      .text("title", \.guideline.guideline.title),
      .text("href", \.guideline.href),
      .text("cues", \.cues),
      .flag("hasCues") { !$0.cues.isEmpty },
    ])
  }

  init(on page: PageScope) {
    intro = page.intro(.check)
    questions = [
      .aim(on: page), .usual(.stage, on: page), .usual(.channel, on: page),
      .any(of: .tone, on: page),
    ]
    guidelines = GuidelineLink.all(on: page).map { link in
      GuidelineCues(guideline: link, cues: page.edition.cues(of: link.guideline.id))
    }
  }
}

extension CheckPage.Question {
  fileprivate static func aim(on page: PageScope) -> Self {
    Self(
      id: "aim", label: page.strings.text("checkAim"),
      answers: page.terms.vocabulary.aims.map { .init(id: $0.id.rawValue, label: $0.label) })
  }

  /// A facet that every letter has a value of: the commonest of the gallery is the usual one.
  fileprivate static func usual(_ facet: Facet, on page: PageScope) -> Self {
    let values = page.terms.vocabulary.values(of: facet)
    let gallery = page.edition.gallery
    let most = values.map { gallery.count(with: $0.id, in: facet) }.max()
    let usual = values.first { gallery.count(with: $0.id, in: facet) == most }
    return Self(
      id: facet.rawValue, label: page.strings.text("check\(facet.rawValue.capitalized)"),
      answers: values.map {
        .init(id: $0.id.rawValue, label: $0.label, isUsual: $0.id == usual?.id)
      })
  }

  /// A facet that may stay open.
  fileprivate static func any(of facet: Facet, on page: PageScope) -> Self {
    Self(
      id: facet.rawValue, label: page.strings.text("check\(facet.rawValue.capitalized)"),
      answers: [.init(id: "", label: page.strings.text("checkAny"))]
        + page.terms.vocabulary.values(of: facet).map { .init(id: $0.id.rawValue, label: $0.label) }
    )
  }
}
