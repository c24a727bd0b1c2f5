import Basics
import Content
import Diagnostics
import Etiquette

/// Finds letters that say much the same: two that share more than a third of the five-word sequences
/// of the shorter one, greetings and closings aside. Where words do not stand apart by spaces, each two characters
/// beside each other count as a word, as they do for searches, and ten of those are as long as five words.
struct SimilarityCheck {
  let pages: [LetterPage]

  /// A sequence is compared with the letters that have it first and no more than this many, so that
  /// a gallery of any size takes time in proportion to it.
  private static let mostOwners = 64
  /// The most letters that one letter is said to resemble.
  private static let mostNamed = 3

  func diagnostics() async -> [Diagnostic] {
    let sequences = await pages.concurrentMap { Self.sequences(of: $0.letter) }
    let owners = Self.owners(of: sequences)
    let sizes = sequences.map(\.count)
    var counts = SharedCounts(letters: pages.count)
    return pages.indices.compactMap { index in
      diagnostic(
        for: index, sharing: counts.shared(with: owners[index], before: index), sizes: sizes)
    }
  }

  /// - Parameter shared: how many sequences it has in common with each letter before it that has any.
  private func diagnostic(for index: Int, sharing shared: [SharedCounts.Count], sizes: [Int])
    -> Diagnostic?
  {
    let alike = shared.filter { 3 * $0.count > min(sizes[$0.letter], sizes[index]) }
      .map { (letter: $0.letter, percent: 100 * $0.count / min(sizes[$0.letter], sizes[index])) }
      .sorted { ($1.percent, $0.letter) < ($0.percent, $1.letter) }
    guard let nearest = alike.first else { return nil }
    return pages[index].file.diagnostic(
      .similarLetter(pages[nearest.letter].letter.id.rawValue, percent: nearest.percent),
      notes: alike.prefix(Self.mostNamed).map { other in
        .similarLetter(at: SourceLocation(path: pages[other.letter].file.path))
      })
  }

  // MARK: Sequences

  /// The digests of a letter's sequences of words, each once.
  private static func sequences(of letter: Letter) -> [UInt64] {
    let length = letter.isSpaced ? 5 : 10
    var words: [UInt64] = []
    var apart = SearchWords(mergingForms: false)
    for sentence in letter.sentences where !sentence.standsAlone {
      for segment in sentence.text.segments {
        switch segment {
        case .text(let text): apart.forEach(in: text) { words.append(digest(of: $0)) }
        case .blank(let id): words.append(FNV1a(id.rawValue.utf8).value)
        }
      }
    }
    guard words.count >= length else { return [] }
    let all = (0...words.count - length).map { start in
      words[start..<start + length].reduce(into: FNV1a()) { $0.combine($1) }.value
    }
    return all.sorted().reduce(into: []) { each, sequence in
      if each.last != sequence { each.append(sequence) }
    }
  }

  private static func digest(of word: [UInt16]) -> UInt64 {
    word.reduce(into: FNV1a()) { $0.combine(UInt64($1)) }.value
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

/// Counts what one letter after the other shares with those before it, in one array for all of them: what
/// has been counted for a letter is taken back before the next, so that none costs more than it shares.
private struct SharedCounts {
  private var counts: [Int32]

  struct Count {
    let letter: Int
    let count: Int
  }

  init(letters: Int) { counts = [Int32](repeating: 0, count: letters) }

  /// - Parameter owners: for each sequence of the letter, the letters that have it, in order.
  mutating func shared(with owners: [ArraySlice<Int32>], before index: Int) -> [Count] {
    var others: [Int] = []
    for group in owners {
      for other in group {
        let other = Int(other)
        if other >= index { break }
        if counts[other] == 0 { others.append(other) }
        counts[other] += 1
      }
    }
    return others.map { other in
      defer { counts[other] = 0 }
      return Count(letter: other, count: Int(counts[other]))
    }
  }
}
