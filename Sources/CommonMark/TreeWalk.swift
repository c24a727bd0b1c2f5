import CCMark

/// Goes through a tree of any depth in document order without recursion, and keeps the document
/// alive meanwhile. The tree must not change under it.
struct TreeWalk: ~Copyable {
  struct Step {
    let pointer: OpaquePointer
    /// False when all below a node has been passed; a node that can have no children has no such
    /// step.
    let isEntering: Bool

    var type: cmark_node_type {
      cmark_node_get_type(pointer)
    }

    var literal: String {
      cmark_node_get_literal(pointer).map { String(cString: $0) } ?? ""
    }

    var isBlock: Bool {
      type.rawValue <= CMARK_NODE_LAST_BLOCK.rawValue
    }
  }

  private let iterator: OpaquePointer
  private let document: Document?

  init(from node: Node) {
    self.document = node.document
    self.iterator = cmark_iter_new(node.pointer)
  }

  /// Walks a tree whose owner is still being made.
  init(from pointer: OpaquePointer) {
    self.document = nil
    self.iterator = cmark_iter_new(pointer)
  }

  deinit {
    cmark_iter_free(iterator)
  }

  mutating func next() -> Step? {
    let event = cmark_iter_next(iterator)
    guard event != CMARK_EVENT_DONE, let pointer = cmark_iter_get_node(iterator) else { return nil }
    return Step(pointer: pointer, isEntering: event == CMARK_EVENT_ENTER)
  }
}
