/// The search index as objects in JSON, each with as many of its entries as fit.
///
/// A page loads all of them before it looks for anything, so that what is asked of the host does not
/// depend on what a reader types. They are several so that no single one keeps a phone busy for long.
///
/// An object has four texts, since what is alike compresses best side by side: the words in order,
/// and for each word the numbers of those that have it, lists with spaces in between. `inTitle` has those
/// with the word in their title, `inText` the others, `typed` those that people want who type it, level by
/// level with `~` in between.
/// A word is a capital that says how many characters it shares with the one before, `A` for none, and the
/// rest of it; folded words have no capitals.
struct SearchPieces {
  /// Where a quarter of all, and so many, have a word, it tells little: `inText` is then `!`, as if all
  /// had it. Such words are some 80, and took a fifth of the index.
  private static let leastCommon = (count: 50, share: 0.25)
  private static let longestShared = 25

  private(set) var json: [[UInt8]] = []

  /// - Parameter limit: the most bytes of entries in a piece, unless one entry has more.
  init(_ index: SearchIndex, limit: Int) {
    var piece = Piece()
    var before: ArraySlice<UInt16> = []
    for entry in index.entries {
      var bytes = Piece(entry, after: before, among: index.count)
      if !piece.isEmpty, piece.count + bytes.count >= limit {
        json.append(piece.json)
        piece = Piece()
        bytes = Piece(entry, after: [], among: index.count)
      }
      piece.append(bytes)
      before = entry.word
    }
    if !piece.isEmpty || json.isEmpty { json.append(piece.json) }
  }

  /// Insides of strings in JSON.
  private struct Piece {
    var words: [UInt8] = []
    var inText: [UInt8] = []
    var inTitle: [UInt8] = []
    var typed: [UInt8] = []

    var isEmpty: Bool { words.isEmpty }
    var count: Int { words.count + inText.count + inTitle.count + typed.count }

    init() {}

    init(_ entry: SearchIndex.Entry, after before: ArraySlice<UInt16>, among count: Int) {
      let shared = SearchPieces.shared(entry.word, before)
      words = [UInt8(ascii: "A") + UInt8(shared)]
      words += String(decoding: entry.word.dropFirst(shared), as: UTF16.self).utf8
      inTitle = LetterNumbers.text(of: entry.inTitle, among: count)
      inText =
        Self.isCommon(entry.anywhere, among: count)
        ? [UInt8(ascii: "!")] : LetterNumbers.text(of: entry.outsideOfTitle, among: count)
      typed = Array(
        entry.typed.map { LetterNumbers.text(of: $0, among: count) }
          .joined(separator: [UInt8(ascii: "~")]))
    }

    private static func isCommon(_ numbers: [Int], among count: Int) -> Bool {
      numbers.count >= leastCommon.count
        && Double(numbers.count) > leastCommon.share * Double(count)
    }

    mutating func append(_ other: Piece) {
      let separator = isEmpty ? [] : [UInt8(ascii: " ")]
      words += other.words
      inText += separator + other.inText
      inTitle += separator + other.inTitle
      typed += separator + other.typed
    }

    var json: [UInt8] {
      var json = Array("{\"inText\":\"".utf8)
      json += inText
      json += "\",\"inTitle\":\"".utf8
      json += inTitle
      json += "\",\"typed\":\"".utf8
      json += typed
      json += "\",\"words\":\"".utf8
      json += words
      return json + Array("\"}".utf8)
    }
  }

  /// How many units two words begin with alike, never half of a character.
  private static func shared(_ word: ArraySlice<UInt16>, _ before: ArraySlice<UInt16>) -> Int {
    let alike = zip(word, before).prefix(longestShared).prefix { $0 == $1 }.map(\.0)
    return alike.last.map(UTF16.isLeadSurrogate) == true ? alike.count - 1 : alike.count
  }
}
