/// Words that mean something alike, by which the check understands a sentence whose words its training never had.
///
/// The theme's `word-classes.js` has the same rules.
public struct WordClasses: Sendable {
  private var classes: [Class] = []
  /// What may stand in members, character by character. They begin in one of the first, by their first character, so
  /// that few have to be looked through for it.
  private var nodes = Array(repeating: Node(unit: 0), count: Self.starts)

  private struct Node {
    let unit: UInt16
    /// Which class the member that ends here is of, counted from 1, or 0.
    var ownClass: UInt16 = 0
    /// The first of the nodes that may follow, or 0.
    var child: UInt32 = 0
    /// The next of those that may stand here instead, or 0.
    var sibling: UInt32 = 0
  }

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
      self.classes.append(Class(name))
      for member in members {
        let units = Array((member.hasSuffix("*") ? String(member.dropLast()) : member + " ").utf16)
        guard let first = units.first else { continue }
        var node = Self.start(first)
        for unit in units { node = child(of: node, unit) ?? addChild(to: node, unit) }
        nodes[node].ownClass = UInt16(self.classes.count)
      }
    }
  }

  private static let starts = 256

  private static func start(_ unit: UInt16) -> Int { Int(unit) % starts }

  private func child(of node: Int, _ unit: UInt16) -> Int? {
    var child = Int(nodes[node].child)
    while child != 0, nodes[child].unit != unit { child = Int(nodes[child].sibling) }
    return child == 0 ? nil : child
  }

  private mutating func addChild(to node: Int, _ unit: UInt16) -> Int {
    nodes.append(Node(unit: unit, sibling: nodes[node].child))
    nodes[node].child = UInt32(nodes.count - 1)
    return nodes.count - 1
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
    guard !classes.isEmpty else { return [] }
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
    guard !words[first].letters.isEmpty else { return nil }
    var node = Self.start(letters[words[first].letters.lowerBound])
    for index in first..<words.count {
      let own = words[index].letters
      for place in own.lowerBound...own.upperBound {
        let unit = place < own.upperBound ? letters[place] : Self.gap
        guard let following = child(of: node, unit) else { return found }
        node = following
        let number = Int(nodes[node].ownClass)
        if number > 0 { found = (classes[number - 1], end: index + 1) }
      }
    }
    return found
  }

  /// Stands behind a word of which nothing may follow.
  private static let gap: UInt16 = 0x20
}
