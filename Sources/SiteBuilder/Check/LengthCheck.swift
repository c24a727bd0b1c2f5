import Content
import Diagnostics
import Etiquette

/// Holds a letter to the number of words that suits its channel and stage.
package struct LengthCheck {
  package let letter: FilledLetter

  package init(letter: FilledLetter) {
    self.letter = letter
  }

  package func diagnostics() -> [Diagnostic] {
    let situation = letter.letter.situation
    guard let band = letter.lists.band(channel: situation[.channel], stage: situation[.stage]),
      !(band.least...max(band.least, band.most)).contains(letter.result.words)
    else { return [] }
    let fault = Fault.lengthOutsideBand(
      words: letter.result.words, least: band.least, most: band.most,
      channel: situation[.channel].rawValue)
    return [letter.page.file.diagnostic(fault)]
  }
}
