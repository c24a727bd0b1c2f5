/// A letter as somebody would send it: its blanks filled, and what that comes to.
public struct FilledLetter: Sendable {
  public let letter: Letter
  /// What fills each of its blanks.
  public let values: [Field.ID: String]
  /// As `Letter.plainText(filledBy:)` has it.
  public let text: String
  /// The words of the text, counted between white space.
  public let wordCount: Int

  /// - Parameter values: for each blank of the letter; one without a value shows its name.
  public init(_ letter: Letter, filledBy values: [Field.ID: String]) {
    self.letter = letter
    self.values = values
    text = letter.plainText { values[$0] ?? $0.rawValue }
    wordCount = Self.wordCount(of: text)
  }

  /// The first of the letter's subject lines.
  public var subject: String? { letter.subjects.first.map(filled) }

  /// Each sentence and where it stands in the text, in UTF-16 code units.
  public var sentences: [(sentence: Sentence, range: Range<Int>)] {
    var sentences: [(sentence: Sentence, range: Range<Int>)] = []
    var start = 0
    for paragraph in letter.paragraphs {
      for sentence in paragraph {
        let end = start + filled(sentence.text).utf16.count
        sentences.append((sentence, start..<end))
        // One character between sentences, two between paragraphs.
        start = end + 1
      }
      start += 1
    }
    return sentences
  }

  private func filled(_ text: BlankedText) -> String {
    text.filled { values[$0] ?? $0.rawValue }
  }

  private static func wordCount(of text: String) -> Int {
    var count = 0
    var isInside = false
    for scalar in text.unicodeScalars {
      let isSpace =
        scalar.isASCII
        ? (9...13).contains(scalar.value) || scalar == " " : scalar.properties.isWhitespace
      if !isSpace, !isInside { count += 1 }
      isInside = !isSpace
    }
    return count
  }
}
