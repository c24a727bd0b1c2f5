import Content
import Etiquette
import Publishing
import Templates
import Themes

/// `check.mustache`: where one pastes a letter of one's own.
struct CheckPage: HeadedPage {
  static let template = "check"
  static let heading = IndexPage.check

  static func route(in addresses: Addresses) -> Route { addresses.optional(.check) }

  let intro: String
  let questions: [Question]
  let guidelines: [GuidelineLink]
  /// What the model learned from and is measured with, to be downloaded.
  let sentenceFiles: [Download]
  let testLetters: String
  let guidelineFigures: [GuidelineFigure]
  let faultFigures: [FaultFigure]

  static let table = TemplateTable<Self>([
    .html("intro", \.intro),
    .list("questions", \.questions),
    .list("guidelines", \.guidelines),
    .flag("hasSentenceFiles") { !$0.sentenceFiles.isEmpty },
    .list("sentenceFiles", \.sentenceFiles),
    .flag("hasFigures") { !$0.guidelineFigures.isEmpty },
    .text("testLetters", \.testLetters),
    .list("guidelineFigures", \.guidelineFigures),
    .list("faultFigures", \.faultFigures),
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

  struct Download: TemplateModel {
    let href: String
    let name: String
    let kilobytes: String

    static let table = TemplateTable<Self>([
      .text("href", \.href),
      .text("name", \.name),
      .text("kilobytes", \.kilobytes),
    ])
  }

  /// How often the model judges a guideline right, in letters it was not made from.
  struct GuidelineFigure: TemplateModel {
    let label: String
    let accuracy: String

    static let table = TemplateTable<Self>([
      .text("label", \.label),
      .text("accuracy", \.accuracy),
    ])
  }

  /// How often the model is right when it names a fault, and how many of them it finds.
  struct FaultFigure: TemplateModel {
    let label: String
    let precision: String
    let recall: String

    static let table = TemplateTable<Self>([
      .text("label", \.label),
      .text("precision", \.precision),
      .text("recall", \.recall),
    ])
  }

  init(on page: PageScope) {
    intro = page.intro(.check)
    questions = [
      .aim(on: page), .usual(.stage, on: page), .usual(.channel, on: page),
      .any(of: .tone, on: page),
    ]
    guidelines = GuidelineLink.all(on: page)
    sentenceFiles = page.edition.sentenceFiles.map { file in
      Download(
        href: page.href(page.addresses.sentences(file)), name: file.name,
        kilobytes: String((file.bytes.count + 999) / 1_000))
    }
    let figures = page.edition.model?.figures ?? ModelFigures()
    testLetters = String(figures.letters)
    guidelineFigures = figures.guidelines.map { label, accuracy in
      GuidelineFigure(
        label: page.terms.guideline(Guideline.ID(label))?.label ?? label,
        accuracy: page.strings.percent(accuracy))
    }
    faultFigures = figures.faults.map { label, precision, recall in
      FaultFigure(
        label: page.strings.text("checkFault" + label.prefix(1).uppercased() + label.dropFirst()),
        precision: page.strings.percent(precision), recall: page.strings.percent(recall))
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

extension StringTable {
  /// A part of a whole; empty where it is not known.
  fileprivate func percent(_ share: Double?) -> String {
    share.map { text("percent", ["percent": String(Int(($0 * 100).rounded()))]) } ?? ""
  }
}
