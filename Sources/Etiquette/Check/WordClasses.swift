/// Words that mean something alike, by which the check understands a sentence whose words its training never had.
///
/// The theme's `word-classes.js` has the same rules.
public struct WordClasses: Sendable {
  /// Which node follows, by a node and a UTF-16 code unit; nodes are counted from 1, and 0 is where all begin.
  private var next: [UInt64: UInt64] = [:]
  /// By the node at which a member ends, its class.
  private var ends: [UInt64: Class] = [:]

  private struct Class {
    let hash: UInt32
    /// That of its members where they are denied.
    let deniedHash: UInt32
    let isDenying: Bool

    init(_ name: String) {
      hash = WordHash.of(name.utf16)
      deniedHash = WordHash.of("not \(name)".utf16)
      isDenying = name == "denying"
    }
  }

  /// - Parameter classes: the members of each: words as the model is given them, apart by spaces; `*` behind the
  ///   last stands for any ending. Of a member in two classes the last counts.
  public init(_ classes: [(name: String, members: [String])]) {
    for (name, members) in classes {
      let ownClass = Class(name)
      for member in members {
        var node: UInt64 = 0
        let text = member.hasSuffix("*") ? String(member.dropLast()) : member + " "
        for unit in text.utf16 {
          let edge = Self.edge(from: node, unit)
          node = next[edge] ?? UInt64(next.count + 1)
          next[edge] = node
        }
        ends[node] = ownClass
      }
    }
  }

  /// A member in a sentence: the hash of its class, another where it is denied, and which of the sentence's words
  /// it is.
  struct Member {
    let hash: UInt32
    let words: Range<Int>
  }

  /// The members in a sentence, from its first word on and of those that begin with the same word the longest. One
  /// that begins less than `reach` words behind a member of the class `denying` is denied.
  ///
  /// - Parameter letters: those of all words of the text.
  func members(in words: [Word], of letters: [UInt16]) -> [Member] {
    guard !next.isEmpty else { return [] }
    var members: [Member] = []
    var (first, deniedEnd) = (0, 0)
    while first < words.count {
      guard let (found, end) = longestMember(in: words, of: letters, from: first) else {
        first += 1
        continue
      }
      let hash = first < deniedEnd ? found.deniedHash : found.hash
      members.append(Member(hash: hash, words: first..<end))
      if found.isDenying { deniedEnd = end + Self.reach }
      first = end
    }
    return members
  }

  /// So many words behind a member that denies are denied.
  private static let reach = 7

  /// The class of the longest member that begins with a word, and the word behind it.
  private func longestMember(
    in words: [Word], of letters: [UInt16], from first: Int
  ) -> (Class, end: Int)? {
    var found: (Class, end: Int)?
    var node: UInt64 = 0
    for index in first..<words.count {
      let own = words[index].letters
      for place in own.lowerBound...own.upperBound {
        let unit = place < own.upperBound ? letters[place] : Self.gap
        guard let following = next[Self.edge(from: node, unit)] else { return found }
        node = following
        if let ownClass = ends[node] { found = (ownClass, end: index + 1) }
      }
    }
    return found
  }

  /// Stands behind a word of which nothing may follow.
  private static let gap: UInt16 = 0x20

  private static func edge(from node: UInt64, _ unit: UInt16) -> UInt64 {
    node << 16 | UInt64(unit)
  }
}
