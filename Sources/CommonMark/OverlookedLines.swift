import CCMark

extension InlineLocator {
  /// How many of a block's line breaks appear in no inline of it.
  static func lineBreaksOverlooked(in block: OpaquePointer) -> Int {
    var walk = TreeWalk(from: block)
    var lineBreaks = 0
    while let step = walk.next() {
      switch step.type {
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: lineBreaks += 1
      default: lineBreaks += step.isEntering ? self.lineBreaks(in: step.pointer) : 0
      }
    }
    let lines = cmark_node_get_end_line(block) - cmark_node_get_start_line(block)
    return max(0, Int(lines) - lineBreaks)
  }

  /// Line breaks within a code span or raw HTML.
  static func lineBreaks(in node: OpaquePointer) -> Int {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
      Int(cmark_node_get_end_line(node) - cmark_node_get_start_line(node))
    default: 0
    }
  }
}
