import CommonMark
import Etiquette

/// What to answer when they write again after a refusal.
struct Reply: Sendable {
  let slug: String
  let title: String
  /// What the message usually means.
  let summary: String
  let order: Int
  /// An example of the message that is answered.
  let theyWrite: String
  /// The text to copy, a paragraph each.
  let paragraphs: [BlankedText]
  /// Letters that answer at more length.
  let letters: [Letter.ID]
  /// The letters after which it is needed, by the values of their facets; any value of a facet that is not here.
  let fits: [Facet: [FacetValue.ID]]
  let sources: [Source.ID]
  /// The advice, and in it the block that holds the text to copy.
  let body: Prose
  let aliases: [FormerAddress]

  /// In the order of their first use.
  var blanks: [Field.ID] {
    var seen: Set<Field.ID> = []
    return paragraphs.flatMap(\.blanks).filter { seen.insert($0).inserted }
  }

  func plainText(filledBy value: (Field.ID) -> String) -> String {
    paragraphs.map { $0.filled(by: value) }.joined(separator: "\n\n")
  }
}

extension Document {
  /// The fenced blocks marked ```` ```reply ````, which hold a text to copy and are no part of the
  /// advice around them.
  var replyBlocks: [Node] {
    root.children.filter { $0.kind == .codeBlock(info: "reply") }
  }
}
