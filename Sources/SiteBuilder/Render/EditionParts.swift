import Content
import Etiquette
import Themes

/// What the pages of an edition have in common beyond what its source says, made once for all of them.
final class EditionParts: Sendable {
  let scope: EditionScope
  let common: PageScope.Common
  let menus: Menus
  let chromeOfLetters: PageChrome
  /// By the name of a kind's template.
  let files: [String: PageFiles]
  /// How the letters of each case are told apart.
  let variants: [Letter.Case: VariantLabels]
  let nearCases: NearCases
  /// Of each phrase.
  let phraseLines: [PhraseLine]
  /// By the number of the facet.
  let facetValues: [[FacetValue.ID: AddressedValue]]

  init(of scope: EditionScope, plan: SitePlan) {
    let page = PageScope(scope, plan: plan, route: scope.addresses.home)
    self.scope = scope
    common = page.common
    let kinds = SitePages.kinds.map { $0.template }
    menus = Menus(on: page)
    chromeOfLetters = PageChrome.ofLetters(in: scope, plan: plan)
    files = Dictionary(
      uniqueKeysWithValues: kinds.map { ($0, PageFiles(ofKind: $0, in: scope)) })
    variants = Dictionary(
      uniqueKeysWithValues: scope.edition.gallery.cases.map {
        ($0, VariantLabels(of: $0, in: scope))
      })
    nearCases = NearCases(in: scope)
    phraseLines = scope.edition.phrases.map { PhraseLine($0, on: page) }
    facetValues = Facet.allCases.map { facet in
      Dictionary(
        scope.terms.vocabulary.values(of: facet).map {
          ($0.id, AddressedValue($0.id, of: facet, in: scope))
        }, uniquingKeysWith: { first, _ in first })
    }
  }
}
