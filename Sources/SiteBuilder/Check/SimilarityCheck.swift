import Basics
import Content
import Diagnostics
import Etiquette

/// Finds letters that say much the same: two that share more than a third of the five-word sequences
/// of the shorter one, greetings and closings aside.
struct SimilarityCheck {
  let pages: [LetterPage]

  private static let length = 5
  /// A sequence is compared with the letters that have it first and no more than this many, so that
  /// a gallery of any size takes time in proportion to it.
  private static let mostOwners = 64
  /// The most letters that one letter is said to resemble.
  private static let mostNamed = 3

  func diagnostics() async -> [Diagnostic] {
    let sequences = await pages.concurrentMap { Self.sequences(of: $0.letter) }
    let owners = Self.owners(of: sequences)
    let sizes = sequences.map(\.count)
    return await pages.indices.concurrentMap { index in
      diagnostic(for: index, owners: owners[index], sizes: sizes)
    }.compactMap(\.self)
  }

  /// - Parameter owners: for each sequence of the letter, the letters that have it, in order.
  private func diagnostic(for index: Int, owners: [ArraySlice<Int32>], sizes: [Int])
    -> Diagnostic?
  {
    // Counted by letter, and not in an array of all: that would take time by the square of their number.
    var shared: [Int: Int] = [:]
    for group in owners {
      for other in group.lazy.map(Int.init).prefix(while: { $0 < index }) {
        shared[other, default: 0] += 1
      }
    }
    func percent(_ other: Int) -> Int {
      100 * shared[other, default: 0] / min(sizes[other], sizes[index])
    }
    let alike = shared.filter { 3 * $1 > min(sizes[$0], sizes[index]) }.keys
      .sorted { (percent($1), $0) < (percent($0), $1) }
    guard let nearest = alike.first else { return nil }
    return pages[index].file.diagnostic(
      .similarLetter(pages[nearest].letter.id.rawValue, percent: percent(nearest)),
      notes: alike.prefix(Self.mostNamed).map { other in
        .isLike(at: SourceLocation(path: pages[other].file.path))
      })
  }

  // MARK: Sequences

  /// The digests of a letter's five-word sequences, each once.
  private static func sequences(of letter: Letter) -> [UInt64] {
    var words: [UInt64] = []
    for sentence in letter.sentences where !sentence.standsAlone {
      for segment in sentence.text.segments {
        switch segment {
        case .text(let text): words += digests(of: text)
        case .blank(let id): words.append(FNV1a(id.rawValue.utf8).value)
        }
      }
    }
    guard words.count >= length else { return [] }
    let all = (0...words.count - length).map { start in
      words[start..<start + length].reduce(into: FNV1a()) { $0.combine($1) }.value
    }
    return Array(Set(all))
  }

  /// The words of a text, in lower case as far as ASCII goes.
  private static func digests(of text: String) -> [UInt64] {
    var words: [UInt64] = []
    var word: FNV1a?
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A: word = (word ?? FNV1a()).combining(byte | 0x20)
      case 0x30...0x39, 0x61...0x7A, 0x27, 0x80...: word = (word ?? FNV1a()).combining(byte)
      default:
        if let word { words.append(word.value) }
        word = nil
      }
    }
    return words + (word.map { [$0.value] } ?? [])
  }

  /// For each letter and each of its sequences, the first letters that have it.
  private static func owners(of sequences: [[UInt64]]) -> [[ArraySlice<Int32>]] {
    var entries: [(sequence: UInt64, letter: Int32)] = []
    for (letter, own) in sequences.enumerated() {
      entries += own.map { ($0, Int32(letter)) }
    }
    entries.sort { ($0.sequence, $0.letter) < ($1.sequence, $1.letter) }
    let letters = entries.map(\.letter)
    var owners = [[ArraySlice<Int32>]](repeating: [], count: sequences.count)
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].sequence == entries[start].sequence { end += 1 }
      if end - start > 1 {
        let group = letters[start..<min(end, start + mostOwners)]
        for letter in letters[start..<end] { owners[Int(letter)].append(group) }
      }
      start = end
    }
    return owners
  }
}
