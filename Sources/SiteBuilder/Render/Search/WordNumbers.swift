/// Gives each word a number, counting up from 0: the same word, the same number.
///
/// The words lie in one array, found by a table of their digests: a gallery has a million words to
/// look up, of which few are new, and none of them becomes a `String`.
struct WordNumbers {
  private var units: [UInt16] = []
  private var ends: [Int] = []
  /// The numbers of words, each at the first free place from where its digest points.
  private var table = [Int](repeating: free, count: 1 << 12)

  private static let free = -1

  var count: Int { ends.count }

  subscript(number: Int) -> ArraySlice<UInt16> {
    units[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
  }

  mutating func number(of word: [UInt16]) -> Int {
    let place = place(of: word[...])
    if table[place] != Self.free { return table[place] }
    table[place] = count
    units += word
    ends.append(units.count)
    if 2 * count > table.count { grow() }
    return count - 1
  }

  /// Where a word is in the table, or would be.
  private func place(of word: ArraySlice<UInt16>) -> Int {
    var digest = FNV1a()
    for unit in word { digest.combine(UInt64(unit)) }
    let mask = table.count - 1
    var place = Int(truncatingIfNeeded: digest.value) & mask
    while table[place] != Self.free, self[table[place]] != word { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    table = [Int](repeating: Self.free, count: 2 * table.count)
    for number in 0..<count { table[place(of: self[number])] = number }
  }
}
