import Content
import Etiquette
import Publishing
import Themes

/// Leads from a situation to the letter of the gallery that is nearest to it.
struct NearLetters {
  let page: PageScope

  private var gallery: Gallery { page.edition.gallery }
  private var vocabulary: Vocabulary { page.terms.vocabulary }

  /// A letter, and where it differs from what was asked for.
  struct Nearest {
    let letter: Letter
    let difference: String?
  }

  /// The letter for a stage and a reason; else one for the stage that gives no reason; else one for the
  /// reason at another stage; else one for the stage.
  func nearest(_ asked: Letter.Case) -> Nearest? {
    if let letter = representative(of: asked) {
      return Nearest(letter: letter, difference: recipient(of: letter))
    }
    for reason in page.edition.composer?.rules.unsaid ?? [] {
      if let letter = representative(of: Letter.Case(stage: asked.stage, reason: reason)),
        recipient(of: letter) == nil
      {
        return Nearest(letter: letter, difference: page.strings.text("givesNoReason"))
      }
    }
    let elsewhere = vocabulary.values(of: .stage).map(\.id)
      .compactMap { representative(of: Letter.Case(stage: $0, reason: asked.reason)) }.first
    guard let letter = elsewhere ?? gallery.letters(with: asked.stage, in: .stage).first else {
      return nil
    }
    let facet: Facet = elsewhere == nil ? .reason : .stage
    return Nearest(
      letter: letter,
      difference: page.strings.text("writtenFor", ["value": label(of: letter, in: facet)]))
  }

  /// The same reason at other stages.
  func otherStages(_ own: Letter.Case) -> [Link] {
    links(page.nearCases.byReason[own.reason] ?? [], besides: own.stage)
  }

  /// The same stage with other reasons.
  func otherReasons(_ own: Letter.Case) -> [Link] {
    links(page.nearCases.byStage[own.stage] ?? [], besides: own.reason)
  }

  private func links(_ cases: [NearCases.Entry], besides own: FacetValue.ID) -> [Link] {
    cases.filter { $0.value != own }.map { Link(label: $0.label, href: page.href($0.route)) }
  }

  private func representative(of asked: Letter.Case) -> Letter? {
    page.edition.representatives[asked]
  }

  /// Whom a letter is for, where that does not go without saying.
  private func recipient(of letter: Letter) -> String? {
    let usual = page.edition.composer?.usualRelationships
    let isUsual = usual?.contains(letter.situation[.relationship]) ?? true
    return isUsual
      ? nil
      : page.strings.text("writtenFor", ["value": label(of: letter, in: .relationship)])
  }

  private func label(of letter: Letter, in facet: Facet) -> String {
    vocabulary.value(letter.situation[facet], of: facet)?.label ?? ""
  }
}

/// The cases that have a letter, by the stage and by the reason that they have in common.
struct NearCases: Sendable {
  /// For each reason, a letter at each stage.
  let byReason: [FacetValue.ID: [Entry]]
  /// For each stage, a letter for each reason.
  let byStage: [FacetValue.ID: [Entry]]

  /// The letter that stands for a case, under the value that tells it from the others.
  struct Entry: Sendable {
    let value: FacetValue.ID
    let label: String
    let route: Route
  }

  init(in scope: EditionScope) {
    let vocabulary = scope.terms.vocabulary
    var byReason: [FacetValue.ID: [Entry]] = [:]
    var byStage: [FacetValue.ID: [Entry]] = [:]
    for stage in vocabulary.values(of: .stage) {
      for reason in vocabulary.values(of: .reason) {
        let one = Letter.Case(stage: stage.id, reason: reason.id)
        guard let letter = scope.edition.representatives[one] else { continue }
        let route = scope.addresses.letter(letter.id)
        byReason[reason.id, default: []].append(
          Entry(value: stage.id, label: stage.label, route: route))
        byStage[stage.id, default: []].append(
          Entry(value: reason.id, label: reason.label, route: route))
      }
    }
    self.byReason = byReason
    self.byStage = byStage
  }
}
