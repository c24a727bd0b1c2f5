/// What each sentence of a letter does, by a small linear model.
///
/// The theme's `sentence-model.js` has the same arithmetic: whole numbers only, so that both give the
/// same scores on every machine. `scripts/train` makes the numbers.
public struct SentenceModel: Sendable {
  /// What a sentence can be: the guidelines and faults, greetings and sign-offs.
  public let labels: [String]
  private let buckets: Int
  private let classes: WordClasses
  /// For each bucket a weight for each label, in as many runs of 16 as hold all labels: a processor adds a
  /// run at once.
  private let weights: [SIMD16<Int16>]
  /// How many runs a bucket has.
  private let runs: Int
  /// What every sentence starts with, by label.
  private let bias: [Int]
  private let rounds: [Round]
  /// The score above which a label is given.
  private let thresholds: [Int]

  /// What a round adds to what the rounds before it know.
  private struct Round {
    /// By label.
    let bias: [Int]
    /// For each input a weight for each label, in runs as those of the buckets.
    let weights: [SIMD16<Int16>]
  }

  /// The weights and scores of words are counted in sixteenths.
  private static let unit: Int16 = 16
  /// The weights of a round are counted in 64ths, which is a shift by so many bits.
  private static let roundShift = 6
  /// No sentence says more about its neighbors than this, either way.
  private static let limit = 4 * unit
  /// How many numbers tell where a sentence stands.
  private static let placeCount = 6

  /// - Parameters:
  ///   - buckets: a power of two.
  ///   - weights: as many as buckets times labels; see `weights(from:)`.
  ///   - rounds: for each round the row of each label: its bias, then the weight of each input, as many as
  ///     `rowLength(inRound:labels:)` says.
  public init(
    labels: [String], buckets: Int, classes: WordClasses, weights: [Int8], bias: [Int],
    rounds: [[[Int16]]], thresholds: [Int]
  ) {
    self.labels = labels
    self.buckets = buckets
    self.classes = classes
    runs = (labels.count + 15) / 16
    let isWhole = weights.count == buckets * labels.count
    self.weights = isWhole ? Self.runs(of: weights.map(Int16.init), labels: labels.count) : []
    self.bias = bias
    self.rounds = rounds.map { rows in
      let length = rows.map(\.count).min() ?? 0
      let weights = (0..<length).dropFirst().flatMap { input in rows.map { $0[input] } }
      return Round(
        bias: rows.map { Int($0.first ?? 0) }, weights: Self.runs(of: weights, labels: labels.count)
      )
    }
    self.thresholds = thresholds
  }

  /// The weights that a text of `A` to `Z`, `a` to `z`, `0` to `9`, `-` and `_` stands for, from -32 to
  /// 31 in this order; nil if there is another character in it.
  public static func weights(from text: String) -> [Int8]? {
    var weights: [Int8] = []
    weights.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A: weights.append(Int8(byte) - 0x41 - 32)
      case 0x61...0x7A: weights.append(Int8(byte) - 0x61 - 6)
      case 0x30...0x39: weights.append(Int8(byte) - 0x30 + 20)
      case 0x2D: weights.append(30)
      case 0x5F: weights.append(31)
      default: return nil
      }
    }
    return weights
  }

  /// How many numbers the row of a label has in a round, counted from 0: the bias, the place, and what
  /// each round so far has added.
  public static func rowLength(inRound round: Int, labels: Int) -> Int {
    1 + placeCount + 4 * labels * (round + 1)
  }

  // MARK: Scores

  /// How far each sentence is above the threshold of each label: it has the label if that is more than
  /// nothing.
  ///
  /// - Parameters:
  ///   - sentences: the words of each sentence of one letter, in its order.
  ///   - letters: those of all its words.
  /// - Returns: by sentence and label.
  func margins(of sentences: [[Word]], in letters: [UInt16]) -> [[Int]] {
    var features = FeatureBuckets(count: buckets, classes: classes)
    var scores = sentences.map { score(features.buckets(of: $0, in: letters)) }
    var inputs = sentences.indices.map { place(of: $0, among: sentences.count) }
    for round in rounds {
      addContext(of: scores, to: &inputs)
      scores = inputs.map { self.scores(of: $0, in: round) }
    }
    return scores.map { row in row.indices.map { row[$0] - thresholds[$0] } }
  }

  /// - Parameter weights: a row of one for each label.
  private static func runs(of weights: [Int16], labels: Int) -> [SIMD16<Int16>] {
    var runs: [SIMD16<Int16>] = []
    for row in stride(from: 0, to: weights.count, by: max(1, labels)) {
      for first in stride(from: row, to: row + labels, by: 16) {
        var run = SIMD16<Int16>()
        for lane in 0..<min(16, row + labels - first) { run[lane] = weights[first + lane] }
        runs.append(run)
      }
    }
    return runs
  }

  /// Sums of so many weights fit into 16 bits: none is less than -32 or more than 31.
  private static let mostAtOnce = 1_000

  private func score(_ buckets: [Int]) -> [Int] {
    var sum = bias
    for start in stride(from: 0, to: buckets.count, by: Self.mostAtOnce) {
      let some = buckets[start..<min(start + Self.mostAtOnce, buckets.count)]
      for run in 0..<runs {
        var part = SIMD16<Int16>()
        for bucket in some { part &+= weights[bucket * runs + run] }
        for lane in 0..<min(16, sum.count - 16 * run) { sum[16 * run + lane] += Int(part[lane]) }
      }
    }
    return sum
  }

  /// Sums of so many products fit into 32 bits, whatever the weights: inputs are at most `limit`.
  private static let block = 512

  private func scores(of inputs: [Int16], in round: Round) -> [Int] {
    precondition(round.weights.count == inputs.count * runs)
    var scores = round.bias
    for run in 0..<runs {
      for start in stride(from: 0, to: inputs.count, by: Self.block) {
        var part = SIMD16<Int32>()
        for index in start..<min(start + Self.block, inputs.count) {
          let weights = SIMD16<Int32>(truncatingIfNeeded: round.weights[index * runs + run])
          part &+= weights &* SIMD16(repeating: Int32(inputs[index]))
        }
        for lane in 0..<min(16, scores.count - 16 * run) {
          scores[16 * run + lane] += Int(part[lane])
        }
      }
    }
    return scores.map { $0 >> Self.roundShift }
  }

  /// Puts each sentence's own scores, those of the sentences before and after it, and the highest of the
  /// letter behind what is known already.
  private func addContext(of scores: [[Int]], to known: inout [[Int16]]) {
    let limit = Int(Self.limit)
    let nothing = [Int16](repeating: -Self.limit, count: labels.count)
    let bounded = scores.map { row in row.map { Int16(max(-limit, min(limit, $0))) } }
    var highest = nothing
    for row in bounded {
      for label in highest.indices { highest[label] = max(highest[label], row[label]) }
    }
    for index in known.indices {
      known[index] += bounded[index]
      known[index] += index > 0 ? bounded[index - 1] : nothing
      known[index] += index + 1 < bounded.count ? bounded[index + 1] : nothing
      known[index] += highest
    }
  }

  /// Where a sentence stands: first, second, last, last but one, in a letter of three at most, and how
  /// far on. There is room behind for what the rounds add.
  private func place(of index: Int, among count: Int) -> [Int16] {
    var place: [Int16] = []
    place.reserveCapacity(Self.placeCount + 4 * labels.count * rounds.count)
    for flag in [index == 0, index == 1, index == count - 1, index == count - 2, count <= 3] {
      place.append(flag ? Self.unit : 0)
    }
    place.append(Int16(Int(Self.unit) * index / max(1, count - 1)))
    return place
  }
}

/// The buckets of a sentence's features, each once: its words, pairs of neighbors, pairs with one word
/// between them, and the runs of three to five characters of each word; and of the classes of its words
/// each, each that comes twice, two together, and each with the word before and after it and the last but
/// one before it.
struct FeatureBuckets {
  private let classes: WordClasses
  private let mask: UInt32
  /// One bit for each bucket.
  private var seen: [UInt64]

  private static let start: UInt16 = 0x3C
  private static let end: UInt16 = 0x3E
  private static let startHash = WordHash.of([start])
  private static let endHash = WordHash.of([end])

  /// - Parameter count: how many buckets there are, a power of two.
  init(count: Int, classes: WordClasses) {
    self.classes = classes
    mask = UInt32(count - 1)
    seen = [UInt64](repeating: 0, count: (count + 63) / 64)
  }

  /// - Parameter letters: those of all words of the text.
  mutating func buckets(of words: [Word], in letters: [UInt16]) -> [Int] {
    let members = classes.members(in: words, of: letters)
    // At most three for each word, three for each letter, a pair of the two ends, and for each member four
    // and a pair with each before it.
    let ofMembers = members.count * (4 + members.count)
    let most = words.reduce(1 + ofMembers) { $0 + 3 + 3 * $1.letters.count }
    let found = [Int](unsafeUninitializedCapacity: most) { found, count in
      seen.withUnsafeMutableBufferPointer { [mask] seen in
        func add(_ hash: UInt32, _ kind: UInt32) {
          let bucket = Int(Self.finished(WordHash.step(hash, kind)) & mask)
          let bit: UInt64 = 1 << UInt64(bucket & 63)
          if seen[bucket >> 6] & bit == 0 {
            seen[bucket >> 6] |= bit
            found.initializeElement(at: count, to: bucket)
            count += 1
          }
        }
        Self.forEachFeature(of: words, in: letters, add)
        Self.forEachFeature(of: members, in: words, add)
      }
    }
    for bucket in found { seen[bucket >> 6] = 0 }
    return found
  }

  @inline(__always)
  private static func forEachFeature(
    of words: [Word], in letters: [UInt16], _ add: (_ hash: UInt32, _ kind: UInt32) -> Void
  ) {
    var (first, second) = (startHash, words.first?.hash ?? endHash)
    add(pair(first, second), 2)
    for index in words.indices {
      let third = index + 1 < words.count ? words[index + 1].hash : endHash
      add(second, 1)
      add(pair(second, third), 2)
      add(pair(first, third), 3)
      (first, second) = (second, third)
      var runs = Runs()
      runs.append(start, add)
      for letter in letters[words[index].letters] { runs.append(letter, add) }
      runs.append(end, add)
    }
  }

  private static func forEachFeature(
    of members: [WordClasses.Member], in words: [Word],
    _ add: (_ hash: UInt32, _ kind: UInt32) -> Void
  ) {
    for (index, member) in members.enumerated() {
      for other in members[..<index] {
        let isOrdered = Int32(bitPattern: other.hash) < Int32(bitPattern: member.hash)
        add(isOrdered ? pair(other.hash, member.hash) : pair(member.hash, other.hash), 8)
      }
      let (first, end) = (member.words.lowerBound, member.words.upperBound)
      add(member.hash, 7)
      add(pair(first > 0 ? words[first - 1].hash : startHash, member.hash), 9)
      add(pair(member.hash, end < words.count ? words[end].hash : endHash), 10)
      if first > 0 { add(pair(first > 1 ? words[first - 2].hash : startHash, member.hash), 11) }
    }
  }

  /// The hashes of the runs of one to five characters that end where a word has been read to.
  private struct Runs {
    private var one: UInt32 = 0
    private var two: UInt32 = 0
    private var three: UInt32 = 0
    private var four: UInt32 = 0
    private var length = 0

    @inline(__always)
    mutating func append(_ character: UInt16, _ add: (_ hash: UInt32, _ kind: UInt32) -> Void) {
      let character = UInt32(character)
      let five = WordHash.step(four, character)
      four = WordHash.step(three, character)
      three = WordHash.step(two, character)
      two = WordHash.step(one, character)
      one = WordHash.step(WordHash.basis, character)
      length += 1
      if length >= 3 { add(three, 4) }
      if length >= 4 { add(four, 5) }
      if length >= 5 { add(five, 6) }
    }
  }

  private static func pair(_ one: UInt32, _ other: UInt32) -> UInt32 {
    one &* 31 &+ other
  }

  /// Spreads what the last steps have changed over all bits.
  private static func finished(_ hash: UInt32) -> UInt32 {
    let mixed = (hash ^ (hash >> 15)) &* 0x2C1B_3C6D
    return mixed ^ (mixed >> 13)
  }
}
