/// A letter as somebody would send it: its blanks filled, and what that comes to.
public struct FilledLetter: Sendable {
  public let letter: Letter
  /// What fills each of its blanks.
  public let values: [Field.ID: String]
  /// As `Letter.plainText(filledBy:)` has it.
  public let text: String
  /// How long the text is: in words, counted between white space, or in a script without spaces in characters.
  public let length: Int

  /// - Parameter values: for each blank of the letter; one without a value shows its name.
  public init(_ letter: Letter, filledBy values: [Field.ID: String]) {
    self.letter = letter
    self.values = values
    text = letter.plainText { values[$0] ?? $0.rawValue }
    length =
      letter.isSpaced ? Self.wordCount(of: text) : text.count { !$0.isWhitespace }
  }

  /// The first of the letter's subject lines.
  public var subject: String? { letter.subjects.first.map(filled) }

  /// Each sentence and where it stands in the text, in UTF-16 code units.
  public var sentences: [(sentence: Sentence, range: Range<Int>)] {
    var sentences: [(sentence: Sentence, range: Range<Int>)] = []
    var start = 0
    for paragraph in letter.paragraphs {
      var previous: Sentence?
      for sentence in paragraph {
        if let previous {
          start += letter.separator(between: previous, and: sentence).utf16.count
        }
        let end = start + filled(sentence.text).utf16.count
        sentences.append((sentence, start..<end))
        start = end
        previous = sentence
      }
      // An empty line between paragraphs.
      start += 2
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
