/// Words that mean something alike, by which the check understands a sentence whose words its training never had.
///
/// The theme's `word-classes.js` has the same rules.
public struct WordClasses: Sendable {
  /// Which node follows, by a node and a UTF-16 code unit; nodes are counted from 1, and 0 is where all begin.
  private var next: [UInt64: UInt64] = [:]
  /// By the node at which a member ends, the hash of its class.
  private var ends: [UInt64: UInt32] = [:]

  /// - Parameter classes: the members of each: words as the model is given them, apart by spaces; `*` behind the
  ///   last stands for any ending. Of a member in two classes the last counts.
  public init(_ classes: [(name: String, members: [String])]) {
    for (name, members) in classes {
      let hash = WordHash.of(name.utf16)
      for member in members {
        var node: UInt64 = 0
        let text = member.hasSuffix("*") ? String(member.dropLast()) : member + " "
        for unit in text.utf16 {
          let edge = Self.edge(from: node, unit)
          node = next[edge] ?? UInt64(next.count + 1)
          next[edge] = node
        }
        ends[node] = hash
      }
    }
  }

  /// A member in a sentence: the hash of its class, and which of the sentence's words it is.
  struct Member {
    let hash: UInt32
    let words: Range<Int>
  }

  /// The members in a sentence, from its first word on and of those that begin with the same word the longest.
  ///
  /// - Parameter letters: those of all words of the text.
  func members(in words: [Word], of letters: [UInt16]) -> [Member] {
    guard !next.isEmpty else { return [] }
    var members: [Member] = []
    var first = 0
    while first < words.count {
      let longest = longestMember(in: words, of: letters, from: first)
      if let longest { members.append(longest) }
      first = longest?.words.upperBound ?? first + 1
    }
    return members
  }

  private func longestMember(in words: [Word], of letters: [UInt16], from first: Int) -> Member? {
    var found: Member?
    var node: UInt64 = 0
    for index in first..<words.count {
      let own = words[index].letters
      for place in own.lowerBound...own.upperBound {
        let unit = place < own.upperBound ? letters[place] : Self.gap
        guard let following = next[Self.edge(from: node, unit)] else { return found }
        node = following
        if let hash = ends[node] { found = Member(hash: hash, words: first..<index + 1) }
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
