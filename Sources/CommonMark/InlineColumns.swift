import CCMark

/// The first and last column of an inline by cmark's count, put right for autolinks, for which cmark
/// 0.30 counts from the start of the block and not from that of the line.
struct InlineColumns {
  let first: Int
  let last: Int

  init(of inline: OpaquePointer) {
    let first = Int(cmark_node_get_start_column(inline))
    if let text = Self.textInBrackets(of: inline), text.first != first + 1 {
      self.first = text.first - 1
      self.last = text.last + 1
    } else {
      self.first = first
      self.last = Int(cmark_node_get_end_column(inline))
    }
  }

  /// The columns of the text that opens a link, right after its bracket.
  private static func textInBrackets(of inline: OpaquePointer) -> InlineColumns? {
    guard cmark_node_get_type(inline) == CMARK_NODE_LINK,
      let text = cmark_node_first_child(inline), cmark_node_get_type(text) == CMARK_NODE_TEXT
    else { return nil }
    return InlineColumns(of: text)
  }
}
