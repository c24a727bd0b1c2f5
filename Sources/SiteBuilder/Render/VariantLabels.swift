import Etiquette

/// How the letters of one case are told apart: by channel and tone, then by whom they are to, and
/// where that is the same as well, by title.
struct VariantLabels: Sendable {
  let letters: [Letter]
  private let labels: [Letter.ID: String]

  /// The most letters that a reader is shown to choose from.
  private static let most = 12

  init(of case: Letter.Case, on page: PageScope) {
    let letters = page.edition.gallery.letters(of: `case`)
    func label(_ letter: Letter, _ facet: Facet) -> String {
      page.terms.vocabulary.value(letter.situation[facet], of: facet)?.label ?? ""
    }
    func variant(_ letter: Letter) -> String {
      page.strings.text(
        "variant",
        ["channel": label(letter, .channel), "tone": label(letter, .tone).lowercased()])
    }
    func addressed(_ letter: Letter) -> String {
      page.strings.text(
        "variantTo", ["variant": variant(letter), "recipient": label(letter, .relationship)])
    }
    let shared = Dictionary(grouping: letters, by: variant)
    let sharedByRecipient = Dictionary(grouping: letters, by: addressed)
    self.letters = letters
    labels = Dictionary(
      letters.map { letter in
        let (variant, addressed) = (variant(letter), addressed(letter))
        if shared[variant]?.count == 1 { return (letter.id, variant) }
        return (letter.id, sharedByRecipient[addressed]?.count == 1 ? addressed : letter.title)
      }, uniquingKeysWith: { first, _ in first })
  }

  subscript(letter: Letter) -> String { labels[letter.id] ?? letter.title }

  /// The letters to change to from one, itself among them: all, or where those are too many to choose
  /// from, one for each channel and tone.
  func letters(beside letter: Letter) -> [Letter] {
    guard letters.count > Self.most else { return letters }
    func way(_ other: Letter) -> [FacetValue.ID] {
      [other.situation[.channel], other.situation[.tone]]
    }
    var shown: Set = [way(letter)]
    return letters.filter { $0.id == letter.id || shown.insert(way($0)).inserted }
  }
}
