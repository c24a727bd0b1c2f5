import Etiquette

extension Gallery {
  /// For each case the letter that stands for it: of those that refuse, one that says no more than its
  /// choices, where there is one, and one to nobody in particular.
  ///
  /// - Parameters:
  ///   - aim: that of letters that refuse.
  ///   - usual: to whom letters are without saying so; nil where that can be anybody.
  func representatives(aim: Aim.ID?, usual: [FacetValue.ID]?) -> [Letter.Case: Letter] {
    Dictionary(
      cases.compactMap { each in
        let letters = letters(of: each).filter { $0.aim == aim }
        let toAnybody = letters.filter { usual?.contains($0.situation[.relationship]) ?? true }
        let letter = toAnybody.first(where: \.isGeneral) ?? toAnybody.first ?? letters.first
        return letter.map { (each, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }
}
