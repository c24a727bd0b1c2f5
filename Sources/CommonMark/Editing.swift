import CCMark

extension Document {
  /// Makes an inline outside the tree that renders as `onEnter`, its children, `onExit`.
  ///
  /// Both strings are emitted raw, in safe mode too: the caller escapes (`String.escapedForHTML`).
  /// They count for nothing in plain text; the children do.
  public func makeCustomInline(onEnter: String, onExit: String = "") -> Node {
    let node = make(CMARK_NODE_CUSTOM_INLINE)
    onEnter.withoutNUL.withCString { _ = cmark_node_set_on_enter(node.pointer, $0) }
    onExit.withoutNUL.withCString { _ = cmark_node_set_on_exit(node.pointer, $0) }
    return node
  }

  func make(_ type: cmark_node_type) -> Node {
    guard let pointer = cmark_node_new(type) else { fatalError("cmark is out of memory") }
    loose.insert(pointer)
    return Node(pointer, in: self)
  }
}

extension Document {
  /// Makes every heading one level lower, so that the document can be a part of another; the sixth
  /// level is the last (CommonMark 0.30, 4.2).
  public func lowerHeadings() {
    for heading in root.subtree(where: { $0 == CMARK_NODE_HEADING }) {
      heading.withPointer { pointer in
        _ = cmark_node_set_heading_level(pointer, min(6, cmark_node_get_heading_level(pointer) + 1))
      }
    }
  }
}

extension Document {
  /// Puts other words in the place of each text.
  ///
  /// - Parameter rewrite: gets the text, and whether it is code.
  public func rewriteTexts(_ rewrite: (String, Bool) -> String) {
    let kinds = [CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK]
    for node in root.subtree(where: { kinds.contains($0) }) {
      guard let text = node.literal else { continue }
      let other = rewrite(text, node.kind != .text)
      guard other != text else { continue }
      node.withPointer { pointer in
        other.withoutNUL.withCString { _ = cmark_node_set_literal(pointer, $0) }
      }
    }
  }
}

extension Node {
  /// Takes this node, with all below it, out of the tree; the view stays valid.
  ///
  /// The root, and a node that is out already, stay as they are.
  public func unlink() {
    guard parent != nil else { return }
    document.loose.insert(pointer)
    withPointer { cmark_node_unlink($0) }
  }

  /// Moves `new` to the place before this node.
  ///
  /// - Precondition: Both are of one document, and this node's parent can hold `new`: blocks hold
  ///   blocks or inlines, never both, and this node is not inside `new`.
  public func insertBefore(_ new: Node) {
    require(new) { cmark_node_insert_before($0, new.pointer) }
  }

  /// Moves `child` to the end of this node's children.
  ///
  /// - Precondition: As for `insertBefore(_:)`, with this node as the parent.
  public func append(_ child: Node) {
    require(child) { cmark_node_append_child($0, child.pointer) }
  }

  /// Puts `new` in this node's place, in their order, and takes this node out of the tree.
  ///
  /// - Precondition: This node has a parent; else as for `insertBefore(_:)`.
  public func replace(with new: [Node]) {
    precondition(parent != nil, "A node outside the tree can not be replaced.")
    for node in new {
      insertBefore(node)
    }
    unlink()
  }

  /// Puts `new` in this node's place, in their order, and takes this node out of the tree.
  public func replace(with new: Node...) {
    replace(with: new)
  }

  private func require(_ other: Node, edit: (OpaquePointer) -> CInt) {
    precondition(other.document === document, "A node can not move to another document.")
    precondition(withPointer(edit) == 1, "\(kind) can not hold or stand beside \(other.kind) here.")
  }
}

extension String {
  /// C strings end at NUL; CommonMark 0.30, 2.3 has U+FFFD stand for it.
  var withoutNUL: String {
    guard utf8.contains(0) else { return self }
    return String(String.UnicodeScalarView(unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
  }
}
