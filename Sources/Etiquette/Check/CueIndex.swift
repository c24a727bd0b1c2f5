/// Finds the cues of many lists in one pass over the words of a text.
///
/// A cue is a row of words; the last may end in `*`, which stands for any ending. Of cues that overlap,
/// the first holds, and of those that start together the longest. An exception takes back every cue
/// it overlaps that has no more words than itself.
struct CueIndex {
  /// The words of a cue in a text, from the first to the last.
  typealias Match = ClosedRange<Int>

  private struct Cue {
    let words: [String]
    /// The last word is only the start of one.
    let isOpen: Bool
    let list: Int
    let isException: Bool
  }

  private var listCount = 0
  /// By the first word; cues of one open word are in `stems`, by its first byte in UTF-8.
  private var cues: [String: [Cue]] = [:]
  private var stems = [[Cue]](repeating: [], count: 256)

  /// - Returns: the number of the list in what `matches` returns.
  mutating func add(_ list: CueList, tokenizer: Tokenizer) -> Int {
    for cue in list.cues { add(cue, isException: false, tokenizer) }
    for cue in list.exceptions { add(cue, isException: true, tokenizer) }
    listCount += 1
    return listCount - 1
  }

  private mutating func add(_ text: String, isException: Bool, _ tokenizer: Tokenizer) {
    let words = tokenizer.words(of: text).map(\.text)
    guard let first = words.first, let initial = first.utf8.first else { return }
    let cue = Cue(
      words: words, isOpen: text.hasSuffix("*"), list: listCount, isException: isException)
    if cue.isOpen, words.count == 1 {
      stems[Int(initial)].append(cue)
    } else {
      cues[first, default: []].append(cue)
    }
  }

  /// The matches of each list, in the order of the text; none reaches from one sentence into another.
  ///
  /// - Parameter sentences: the sentence of each word.
  func matches(in words: [Word], sentences: [Int]) -> [[Match]] {
    var found = [[Match]](repeating: [], count: listCount)
    var exceptions = [[Match]](repeating: [], count: listCount)
    for start in words.indices {
      let word = words[start].text
      for cue in cues[word] ?? [] where isMatch(cue, at: start, words, sentences) {
        let match = start...start + cue.words.count - 1
        if cue.isException {
          exceptions[cue.list].append(match)
        } else {
          found[cue.list].append(match)
        }
      }
      guard let initial = word.utf8.first else { continue }
      for stem in stems[Int(initial)] where Self.starts(word, with: stem.words[0]) {
        let match = start...start
        if stem.isException {
          exceptions[stem.list].append(match)
        } else {
          found[stem.list].append(match)
        }
      }
    }
    return zip(found, exceptions).map(Self.resolve)
  }

  /// The first word is known to fit.
  private func isMatch(_ cue: Cue, at start: Int, _ words: [Word], _ sentences: [Int]) -> Bool {
    let last = start + cue.words.count - 1
    guard last < words.count, sentences[start] == sentences[last] else { return false }
    for offset in cue.words.indices.dropFirst() {
      let word = words[start + offset].text
      let expected = cue.words[offset]
      let isOpen = cue.isOpen && start + offset == last
      if isOpen ? !Self.starts(word, with: expected) : word != expected { return false }
    }
    return true
  }

  private static func resolve(_ found: [Match], _ exceptions: [Match]) -> [Match] {
    if found.isEmpty { return [] }
    let longestFirst = found.filter { match in
      !exceptions.contains { $0.overlaps(match) && $0.count >= match.count }
    }.sorted {
      $0.lowerBound == $1.lowerBound
        ? $0.upperBound > $1.upperBound : $0.lowerBound < $1.lowerBound
    }
    var kept: [Match] = []
    for match in longestFirst where kept.last.map({ $0.upperBound < match.lowerBound }) ?? true {
      kept.append(match)
    }
    return kept
  }

  /// The word continues the stem; a mark that follows belongs to the last letter and makes it another.
  static func starts(_ word: String, with stem: String) -> Bool {
    guard word.utf8.starts(with: stem.utf8) else {
      return !word.utf8.allSatisfy { $0 < 0x80 } && word.hasPrefix(stem)
    }
    let rest = word.utf8.dropFirst(stem.utf8.count)
    return rest.first.map { $0 < 0x80 } ?? true || word.hasPrefix(stem)
  }
}
