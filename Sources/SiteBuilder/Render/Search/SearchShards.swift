/// The search index in pieces, so that what begins with a word as a reader types it is found in one
/// piece, whose size does not depend on how many letters and words there are.
///
/// Where the entries of a beginning do not fit into one piece, an entry of its own says what all of
/// them say together, and longer beginnings are cut on. So whatever is looked for, the answer is the
/// union of all entries that begin with it in the last piece that does not start after it.
struct SearchShards {
  private(set) var shards: [Shard] = []

  struct Shard {
    /// No word in it, and no word it is asked for, precedes this one.
    let start: String
    /// Entries as an object in JSON: a word, and the letters that have it.
    fileprivate(set) var bytes: [UInt8]

    /// The whole as JSON.
    var json: [UInt8] { [UInt8(ascii: "{")] + bytes + [UInt8(ascii: "}")] }
  }

  /// Bytes up to which entries are kept together.
  private let limit: Int
  private let entries: [SearchIndex.Entry]
  private let letterCount: Int
  /// The entries as they are written, and how many bytes all up to each have, with commas.
  private let written: [[UInt8]]
  private let sizes: [Int]

  /// - Parameter limit: the most bytes in a shard, unless one entry has more.
  init(_ index: SearchIndex, limit: Int) {
    self.limit = limit
    entries = index.entries
    letterCount = index.letterCount
    written = index.entries.map { Self.bytes(of: $0, among: index.letterCount) }
    sizes = written.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count + 1) }
    shards = [Shard(start: "", bytes: [])]
    place(entries.indices, beginningWith: 0)
  }

  /// - Parameter length: how many code units these entries have in common.
  private mutating func place(_ range: Range<Int>, beginningWith length: Int) {
    if range.count == 1 || sizes[range.upperBound] - sizes[range.lowerBound] <= limit {
      return append(written[range], start: range.first.map { entries[$0].word.prefix(length) })
    }
    var next = range.lowerBound
    if length > 0 {
      let beginning = entries[next].word.prefix(length)
      append(
        [Self.bytes(of: union(of: range, as: beginning), among: letterCount)][...], start: beginning
      )
      if entries[next].word.count == length { next += 1 }
    }
    while next < range.upperBound {
      let longer = Self.lengthOfCharacter(at: length, in: entries[next].word) + length
      let beginning = entries[next].word.prefix(longer)
      var end = next + 1
      while end < range.upperBound, entries[end].word.starts(with: beginning) { end += 1 }
      place(next..<end, beginningWith: longer)
      next = end
    }
  }

  /// Surrogates stay together, so that every beginning is a text.
  private static func lengthOfCharacter(at place: Int, in word: ArraySlice<UInt16>) -> Int {
    UTF16.isLeadSurrogate(word[word.startIndex + place]) ? 2 : 1
  }

  /// Keeps these entries together, in the last shard if they fit.
  private mutating func append(_ written: ArraySlice<[UInt8]>, start: ArraySlice<UInt16>?) {
    let added = Array(written.joined(separator: [UInt8(ascii: ",")]))
    var last = shards.count - 1
    if !shards[last].bytes.isEmpty {
      if shards[last].bytes.count + added.count >= limit, let start {
        shards.append(Shard(start: String(decoding: start, as: UTF16.self), bytes: []))
        last += 1
      } else {
        shards[last].bytes.append(UInt8(ascii: ","))
      }
    }
    shards[last].bytes += added
  }

  private func union(of range: Range<Int>, as word: ArraySlice<UInt16>) -> SearchIndex.Entry {
    func union(_ lists: KeyPath<SearchIndex.Entry, [Int]>) -> [Int] {
      var isMember = [Bool](repeating: false, count: letterCount)
      for entry in entries[range] {
        for letter in entry[keyPath: lists] { isMember[letter] = true }
      }
      return isMember.indices.filter { isMember[$0] }
    }
    return SearchIndex.Entry(word: word, anywhere: union(\.anywhere), inTitle: union(\.inTitle))
  }

  private static func bytes(of entry: SearchIndex.Entry, among count: Int) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    var bytes = [quote] + String(decoding: entry.word, as: UTF16.self).utf8 + [quote]
    bytes += ":[".utf8
    bytes += [quote] + LetterNumbers.text(of: entry.anywhere, among: count) + [quote]
    if !entry.inTitle.isEmpty {
      bytes += ",\"".utf8 + LetterNumbers.text(of: entry.inTitle, among: count) + [quote]
    }
    return bytes + [UInt8(ascii: "]")]
  }
}

/// Numbers of letters as a text that compresses well: the gaps between them, and where they are more
/// than half of all, after a `!`, those that are missing.
///
/// A gap is written in digits of base 45, the lowest first: from `#` the last of a gap, from `P` those
/// before it.
enum LetterNumbers {
  private static let base = 45
  private static let last = UInt8(ascii: "#")
  private static let others = UInt8(ascii: "P")

  /// - Parameters:
  ///   - numbers: in order.
  ///   - count: of all letters.
  /// - Returns: the inside of a string in JSON.
  static func text(of numbers: [Int], among count: Int) -> [UInt8] {
    guard 2 * numbers.count > count else { return gaps(numbers) }
    var missing: [Int] = []
    var next = 0
    for number in numbers + [count] {
      missing += next..<number
      next = number + 1
    }
    return [UInt8(ascii: "!")] + gaps(missing)
  }

  private static func gaps(_ numbers: [Int]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(numbers.count)
    var next = 0
    for number in numbers {
      var gap = number - next
      while gap >= base {
        let digit = others + UInt8(gap % base)
        if digit == UInt8(ascii: "\\") { text.append(digit) }
        text.append(digit)
        gap /= base
      }
      text.append(last + UInt8(gap))
      next = number + 1
    }
    return text
  }
}
