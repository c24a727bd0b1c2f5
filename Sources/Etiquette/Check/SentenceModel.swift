/// What each sentence of a letter does, by a small linear model.
///
/// The theme's `sentence-model.js` has the same arithmetic: whole numbers only, so that both give the
/// same scores on every machine. `scripts/train` makes the numbers.
public struct SentenceModel: Sendable {
  /// What a sentence can be: the guidelines and faults, greetings and sign-offs.
  public let labels: [String]
  private let buckets: Int
  /// For each bucket a weight for each label, in as many runs of 16 as hold all labels: a processor adds a
  /// run at once.
  private let weights: [SIMD16<Int16>]
  /// How many runs a bucket has.
  private let runs: Int
  /// What every sentence starts with, by label.
  private let bias: [Int]
  /// For each round the row of each label: its bias, then the weight of each input.
  private let rounds: [[[Int16]]]
  /// The score above which a label is given.
  private let thresholds: [Int]

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
  ///   - rounds: as `rowLength(inRound:labels:)` says.
  public init(
    labels: [String], buckets: Int, weights: [Int8], bias: [Int], rounds: [[[Int16]]],
    thresholds: [Int]
  ) {
    self.labels = labels
    self.buckets = buckets
    runs = (labels.count + 15) / 16
    self.weights = Self.runs(of: weights, buckets: buckets, labels: labels.count)
    self.bias = bias
    self.rounds = rounds
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
  /// - Parameter sentences: the words of each sentence of one letter, in its order.
  /// - Returns: by sentence and label.
  func margins(of sentences: [[Word]]) -> [[Int]] {
    var features = FeatureBuckets(count: buckets)
    var scores = sentences.map { score(features.buckets(of: $0)) }
    var inputs = sentences.indices.map { Self.place(of: $0, among: sentences.count) }
    for rows in rounds {
      addContext(of: scores, to: &inputs)
      scores = inputs.map { inputs in rows.map { Self.weighted($0, inputs) } }
    }
    return scores.map { row in zip(row, thresholds).map { $0 - $1 } }
  }

  /// - Returns: empty where there is not a weight for each bucket and label, which is a fault of the file.
  private static func runs(of weights: [Int8], buckets: Int, labels: Int) -> [SIMD16<Int16>] {
    guard labels > 0, weights.count == buckets * labels else { return [] }
    var runs: [SIMD16<Int16>] = []
    for bucket in 0..<buckets {
      for first in stride(from: 0, to: labels, by: 16) {
        var run = SIMD16<Int16>()
        for lane in 0..<min(16, labels - first) {
          run[lane] = Int16(weights[bucket * labels + first + lane])
        }
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

  /// Sums of so many products fit into 32 bits, whatever the weights: inputs are at most `limit`. In 16 and
  /// 32 bits a processor computes eight at once.
  private static let block = 512

  private static func weighted(_ row: [Int16], _ inputs: [Int16]) -> Int {
    precondition(row.count > inputs.count)
    return row.withUnsafeBufferPointer { row in
      inputs.withUnsafeBufferPointer { inputs in
        var sum = Int(row[0])
        for start in stride(from: 0, to: inputs.count, by: block) {
          var part: Int32 = 0
          for index in start..<min(start + block, inputs.count) {
            part &+= Int32(row[index + 1]) &* Int32(inputs[index])
          }
          sum += Int(part)
        }
        return sum >> roundShift
      }
    }
  }

  /// Puts each sentence's own scores, those of the sentences before and after it, and the highest of the
  /// letter behind what is known already.
  private func addContext(of scores: [[Int]], to known: inout [[Int16]]) {
    let nothing = [Int16](repeating: -Self.limit, count: labels.count)
    let limit = Int(Self.limit)
    let bounded = scores.map { row in row.map { Int16(max(-limit, min(limit, $0))) } }
    let highest = bounded.reduce(nothing) { most, row in zip(most, row).map(max) }
    for index in known.indices {
      known[index] += bounded[index]
      known[index] += index > 0 ? bounded[index - 1] : nothing
      known[index] += index + 1 < bounded.count ? bounded[index + 1] : nothing
      known[index] += highest
    }
  }

  /// Where a sentence stands: first, second, last, last but one, in a letter of three at most, and how
  /// far on.
  private static func place(of index: Int, among count: Int) -> [Int16] {
    let flags = [index == 0, index == 1, index == count - 1, index == count - 2, count <= 3]
    return flags.map { $0 ? unit : 0 } + [Int16(Int(unit) * index / max(1, count - 1))]
  }
}

/// The buckets of a sentence's features, each once: its words, pairs of neighbors, pairs with one word
/// between them, and the runs of three to five characters of each word.
///
/// Hashed by the steps of FNV-1a with 32 bits, over UTF-16 code units instead of octets.
struct FeatureBuckets {
  private let mask: UInt32
  /// One bit for each bucket.
  private var seen: [UInt64]
  private var found: [Int] = []
  /// The word whose runs are added, between its marks.
  private var marked: Word = []

  private static let start: UInt16 = 0x3C
  private static let end: UInt16 = 0x3E
  private static let basis: UInt32 = 0x811C_9DC5

  /// - Parameter count: how many buckets there are, a power of two.
  init(count: Int) {
    mask = UInt32(count - 1)
    seen = [UInt64](repeating: 0, count: (count + 63) / 64)
  }

  mutating func buckets(of words: [Word]) -> [Int] {
    found.removeAll(keepingCapacity: true)
    addWords([Self.hash([Self.start])] + words.map(Self.hash) + [Self.hash([Self.end])])
    for word in words {
      marked.removeAll(keepingCapacity: true)
      marked.append(Self.start)
      marked += word
      marked.append(Self.end)
      addRuns()
    }
    for bucket in found { seen[bucket >> 6] = 0 }
    return found
  }

  private mutating func addWords(_ hashes: [UInt32]) {
    for index in hashes.indices {
      if index > 0, index + 1 < hashes.count { add(hashes[index], kind: 1) }
      if index + 1 < hashes.count { add(Self.pair(hashes[index], hashes[index + 1]), kind: 2) }
      if index + 2 < hashes.count { add(Self.pair(hashes[index], hashes[index + 2]), kind: 3) }
    }
  }

  private mutating func addRuns() {
    for start in 0..<max(0, marked.count - 2) {
      var hash = Self.basis
      for end in start..<min(start + 5, marked.count) {
        hash = Self.step(hash, UInt32(marked[end]))
        if end - start >= 2 { add(hash, kind: UInt32(end - start + 2)) }
      }
    }
  }

  private mutating func add(_ hash: UInt32, kind: UInt32) {
    let bucket = Int(Self.finished(Self.step(hash, kind)) & mask)
    let bit: UInt64 = 1 << UInt64(bucket & 63)
    if seen[bucket >> 6] & bit == 0 {
      seen[bucket >> 6] |= bit
      found.append(bucket)
    }
  }

  private static func step(_ hash: UInt32, _ unit: UInt32) -> UInt32 {
    (hash ^ unit) &* 0x0100_0193
  }

  private static func hash(_ word: Word) -> UInt32 {
    word.reduce(basis) { step($0, UInt32($1)) }
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
