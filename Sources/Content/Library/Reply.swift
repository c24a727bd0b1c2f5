import CommonMark
import Etiquette

/// What to answer when they write again after a refusal.
package struct Reply: Sendable {
  package let slug: String
  package let title: String
  /// What the message usually means.
  package let summary: String
  package let order: Int
  /// An example of the message that is answered.
  package let theyWrite: String
  /// The text to copy, a paragraph each.
  package let paragraphs: [BlankedText]
  /// Letters that answer at more length.
  package let letters: [Letter.ID]
  /// The letters after which it is needed, by the values of their facets; any value of a facet that is not here.
  package let fits: [Facet: [FacetValue.ID]]
  package let sources: [Source.ID]
  /// The advice, and in it the block that holds the text to copy.
  package let body: Prose
  let aliases: [FormerAddress]
  let translation: Translation?

  /// In the order of their first use.
  package var blanks: [Field.ID] {
    var seen: Set<Field.ID> = []
    return paragraphs.flatMap(\.blanks).filter { seen.insert($0).inserted }
  }

  package func plainText(filledBy value: (Field.ID) -> String) -> String {
    paragraphs.map { $0.filled(by: value) }.joined(separator: "\n\n")
  }
}

extension Document {
  /// The fenced blocks marked ```` ```reply ````, which hold a text to copy and are no part of the
  /// advice around them.
  package var replyBlocks: [Node] {
    root.children.filter { $0.kind == .codeBlock(info: "reply") }
  }
}
