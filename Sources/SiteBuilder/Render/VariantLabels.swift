import Etiquette

/// How the letters of one case are told apart: by channel and tone, then by whom they are to, and
/// where that is the same as well, by title.
struct VariantLabels: Sendable {
  let letters: [Letter]
  private let labels: [Letter.ID: String]

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
    self.letters = letters
    labels = Dictionary(
      letters.map { letter in
        let others = letters.filter { $0.id != letter.id }
        let candidates = [variant, addressed]
        let telling = candidates.first { word in !others.contains { word($0) == word(letter) } }
        return (letter.id, telling?(letter) ?? letter.title)
      }, uniquingKeysWith: { first, _ in first })
  }

  subscript(letter: Letter) -> String { labels[letter.id] ?? letter.title }
}
