import Content
import Etiquette
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
    vocabulary.values(of: .stage).filter { $0.id != own.stage }.compactMap { stage in
      link(stage, Letter.Case(stage: stage.id, reason: own.reason))
    }
  }

  /// The same stage with other reasons.
  func otherReasons(_ own: Letter.Case) -> [Link] {
    vocabulary.values(of: .reason).filter { $0.id != own.reason }.compactMap { reason in
      link(reason, Letter.Case(stage: own.stage, reason: reason.id))
    }
  }

  private func link(_ value: FacetValue, _ asked: Letter.Case) -> Link? {
    representative(of: asked).map {
      Link(label: value.label, href: page.href(page.addresses.letter($0.id)))
    }
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
