import Etiquette
import Themes

/// How the letters of one case are told apart: by channel and tone, then by whom they are to, and
/// where that is the same as well, by title.
struct VariantLabels: Sendable {
  let letters: [Letter]
  private let labels: [Letter.ID: String]
  /// The first letter for each channel and tone.
  private let firsts: [Letter]

  /// The most letters that a reader is shown to choose from.
  private static let most = 12

  init(of case: Letter.Case, in scope: EditionScope) {
    let letters = scope.edition.gallery.letters(of: `case`)
    let (vocabulary, strings) = (scope.terms.vocabulary, scope.strings)
    func label(_ letter: Letter, _ facet: Facet) -> String {
      vocabulary.value(letter.situation[facet], of: facet)?.label ?? ""
    }
    let named = letters.map { letter in
      let tone = label(letter, .tone)
      let variant = strings.text(
        "variant",
        [
          "channel": label(letter, .channel),
          "tone": scope.edition.language.writing.capitalizesNouns ? tone : tone.lowercased(),
        ])
      let addressed = strings.text(
        "variantTo", ["variant": variant, "recipient": label(letter, .relationship)])
      return (letter: letter, variant: variant, addressed: addressed)
    }
    let sharing = Dictionary(grouping: named, by: \.variant)
    let sharingRecipient = Dictionary(grouping: named, by: \.addressed)
    self.letters = letters
    labels = Dictionary(
      named.map { letter, variant, addressed in
        if sharing[variant]?.count == 1 { return (letter.id, variant) }
        return (letter.id, sharingRecipient[addressed]?.count == 1 ? addressed : letter.title)
      }, uniquingKeysWith: { first, _ in first })
    var seen: Set<[FacetValue.ID]> = []
    firsts = letters.filter { seen.insert(Self.way($0)).inserted }
  }

  subscript(letter: Letter) -> String { labels[letter.id] ?? letter.title }

  /// The letters to change to from one, itself among them: all, or where those are too many to choose
  /// from, one for each channel and tone.
  func letters(beside letter: Letter) -> [Letter] {
    guard letters.count > Self.most else { return letters }
    return firsts.map { Self.way($0) == Self.way(letter) ? letter : $0 }
  }

  private static func way(_ letter: Letter) -> [FacetValue.ID] {
    [letter.situation[.channel], letter.situation[.tone]]
  }
}
