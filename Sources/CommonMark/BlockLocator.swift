import CCMark

extension PositionTable {
  /// Records where every node of a tree starts; before any edit, as it reads cmark's own positions.
  mutating func locate(_ tree: OpaquePointer, in source: SourceLines) {
    var walk = TreeWalk(from: tree)
    var quoteDepth = 0
    while let step = walk.next() {
      switch step.type {
      case CMARK_NODE_BLOCK_QUOTE:
        quoteDepth += step.isEntering ? 1 : -1
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
        guard step.isEntering else { continue }
        locateInlines(of: step.pointer, quoteDepth: quoteDepth, in: source)
        continue
      default:
        break
      }
      if step.isEntering, step.isBlock {
        record(SourcePosition(cmark: step.pointer), for: step.pointer)
      }
    }
  }

  private mutating func locateInlines(
    of block: OpaquePointer, quoteDepth: Int, in source: SourceLines
  ) {
    var locator = InlineLocator(block: block, quoteDepth: quoteDepth, source: source)
    record(locator.start, for: block)
    var walk = TreeWalk(from: block)
    while let step = walk.next() {
      if step.pointer != block, let position = locator.position(at: step) {
        record(position, for: step.pointer)
      }
    }
  }
}

extension SourcePosition {
  init(cmark node: OpaquePointer) {
    self.line = Int(cmark_node_get_start_line(node))
    self.column = Int(cmark_node_get_start_column(node))
  }
}
