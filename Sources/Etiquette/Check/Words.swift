/// A word as phrases and the model are given it. Its letters are UTF-16 code units.
struct Word {
  /// Where its letters are, among those of all words of its text.
  let letters: Range<Int>
  let hash: UInt32
  /// Among the words that the rules name; nil for any other.
  let number: Int?

  /// Whether it is one of the words with some numbers.
  func isAmong(_ numbers: Set<Int>) -> Bool {
    number.map(numbers.contains) == true
  }

  // What the model is given for a name, a quotation and two marks: no word of a text has a capital letter.
  static let name = mark(0)
  static let quotation = mark(1)
  static let questionMark = mark(2)
  static let exclamationMark = mark(3)

  fileprivate static let marks: [UInt16] = [0x41, 0x51, 0x3F, 0x21]

  private static func mark(_ place: Int) -> Word {
    let letters = place..<place + 1
    return Word(letters: letters, hash: WordHash.of(marks[letters]), number: nil)
  }
}

/// The steps of FNV-1a with 32 bits, over UTF-16 code units instead of octets.
enum WordHash {
  static let basis: UInt32 = 0x811C_9DC5

  static func step(_ hash: UInt32, _ unit: UInt32) -> UInt32 {
    (hash ^ unit) &* 0x0100_0193
  }

  static func of(_ letters: some Sequence<UInt16>) -> UInt32 {
    letters.reduce(basis) { step($0, UInt32($1)) }
  }
}

/// The words of a text, whose letters lie in one array behind those of the marks.
struct TextWords {
  private(set) var words: [Word] = []
  private(set) var letters = Word.marks

  /// - Parameter tokens: of the text.
  init(_ tokens: [Token], of text: TextUnits, numbers: WordNumbers) {
    words.reserveCapacity(tokens.count)
    letters.reserveCapacity(letters.count + text.count)
    for token in tokens {
      let start = letters.count
      text.appendWord(token.range, to: &letters)
      let own = letters[start...]
      let hash = WordHash.of(own)
      words.append(
        Word(letters: own.indices, hash: hash, number: numbers.number(of: own, hash: hash)))
    }
  }

  subscript(index: Int) -> Word { words[index] }

  func letters(of word: Word) -> ArraySlice<UInt16> { letters[word.letters] }

  /// The letters of words as people tell them apart: in a script without spaces, what stands between two marks is
  /// one.
  ///
  /// - Parameter tokens: some of those of the words.
  func joined(_ tokens: ArraySlice<Token>) -> [ArraySlice<UInt16>] {
    var joined: [Range<Int>] = []
    var last: Int?
    for index in tokens.indices {
      let own = words[index].letters
      if tokens[index].range.lowerBound == last {
        joined[joined.count - 1] = joined[joined.count - 1].lowerBound..<own.upperBound
      } else {
        joined.append(own)
      }
      last = tokens[index].range.upperBound
    }
    return joined.map { letters[$0] }
  }

  mutating func keep(_ indices: [Int]) {
    words = indices.map { words[$0] }
  }
}

/// The words that the rules name, each with a number, by which those of a letter are compared with them.
struct WordNumbers: Sendable {
  private var words: [[UInt16]] = []
  private var byHash: [UInt32: [Int]] = [:]
  /// By the last bits of a hash whether a word with them has a number, which few words of a letter have.
  private var isNumbered = [Bool](repeating: false, count: 4_096)

  /// The number of a word, which is given one if it has none.
  mutating func add(_ word: [UInt16]) -> Int {
    let hash = WordHash.of(word)
    if let number = number(of: word[...], hash: hash) { return number }
    words.append(word)
    byHash[hash, default: []].append(words.count - 1)
    isNumbered[place(of: hash)] = true
    return words.count - 1
  }

  /// The number of a word that the rules name.
  func number(of letters: ArraySlice<UInt16>, hash: UInt32) -> Int? {
    guard isNumbered[place(of: hash)] else { return nil }
    return byHash[hash]?.first { words[$0].elementsEqual(letters) }
  }

  subscript(letters: ArraySlice<UInt16>) -> Int? {
    number(of: letters, hash: WordHash.of(letters))
  }

  private func place(of hash: UInt32) -> Int { Int(hash) & (isNumbered.count - 1) }
}
