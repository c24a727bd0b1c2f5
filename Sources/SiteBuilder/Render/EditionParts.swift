import Content
import Etiquette
import Themes

/// What the pages of an edition have in common beyond what its source says, made once for all of them.
final class EditionParts: Sendable {
  let menus: Menus
  /// How the letters of each case are told apart.
  let variants: [Letter.Case: VariantLabels]
  /// Of each phrase.
  let phraseLines: [PhraseLine]

  init(of scope: EditionScope, plan: SitePlan) {
    let page = PageScope(scope, plan: plan, route: scope.addresses.home)
    menus = Menus(on: page)
    variants = Dictionary(
      uniqueKeysWithValues: scope.edition.gallery.cases.map {
        ($0, VariantLabels(of: $0, in: scope))
      })
    phraseLines = scope.edition.phrases.map { PhraseLine($0, on: page) }
  }
}
