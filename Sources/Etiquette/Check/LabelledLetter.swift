/// A letter whose sentences have the labels that the model gives them.
///
/// It is a class because every rule looks at it.
final class LabelledLetter {
  let text: LetterText
  /// In the order of `text.sentences`.
  let sentences: [LabelledSentence]

  /// A sentence carries out so many guidelines at most: a row of words that the model knows is no
  /// letter.
  private static let mostGuidelines = 3

  init(_ text: LetterText, model: SentenceModel, rules: LetterRules) {
    let words = ModelWords(letter: text, rules: rules)
    let margins = model.margins(
      of: text.sentences.map(words.words), in: text.words.letters)
    self.text = text
    var number = -1
    sentences = zip(text.sentences, margins).map { sentence, margins in
      if !sentence.goesOn { number += 1 }
      return LabelledSentence(
        sentence: sentence, number: number, span: text.span(of: sentence),
        labels: LabelledLetter.labels(margins, of: model))
    }
  }

  private static func labels(_ margins: [Int], of model: SentenceModel) -> [String] {
    let given = margins.indices.filter { margins[$0] > 0 }
    guard given.count > mostGuidelines else { return given.map { model.labels[$0] } }
    let judged = given.filter { CheckedGuideline.judged.contains(model.labels[$0]) }
      .sorted { (-margins[$0], $0) < (-margins[$1], $1) }
    let surplus = judged.dropFirst(mostGuidelines)
    return given.filter { !surplus.contains($0) }.map { model.labels[$0] }
  }

  /// The sentences between greeting and sign-off, without an introduction.
  var body: [LabelledSentence] { sentences.filter(\.sentence.isBody) }

  func sentences(labelled label: String) -> [LabelledSentence] {
    sentences.filter { $0.labels.contains(label) }
  }

  /// A sentence says no.
  var declines: Bool { sentences.contains { $0.labels.contains("clear") } }

  func wordCount(of sentence: LabelledSentence) -> Int {
    text.wordCount(of: sentence.sentence)
  }
}

extension Collection where Element == LabelledSentence {
  /// How many sentences they are pieces of.
  var wholeCount: Int { Set(map(\.number)).count }
}

struct LabelledSentence {
  let sentence: TextSentence
  /// Which sentence of the letter it is, or is a piece of.
  let number: Int
  /// In UTF-16 code units.
  let span: Range<Int>
  /// So few that comparing with each takes less than hashing.
  let labels: [String]
}
