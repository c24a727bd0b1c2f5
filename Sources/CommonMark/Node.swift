import CCMark

/// A view of one node that can not dangle: it keeps its document alive, and a document frees no node
/// before itself, not even one that was taken out of the tree.
public struct Node {
  /// The document that owns this node.
  public let document: Document
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer, in document: Document) {
    self.pointer = pointer
    self.document = document
  }

  /// Lends the C node for one call, and keeps the tree from being freed during it.
  func withPointer<Result>(_ body: (OpaquePointer) -> Result) -> Result {
    withExtendedLifetime(document) { body(pointer) }
  }

  private func node(at step: (OpaquePointer) -> OpaquePointer?) -> Node? {
    withPointer(step).map { Node($0, in: document) }
  }

  /// The node that holds this one; nil for the root and for a node outside the tree.
  public var parent: Node? {
    node { cmark_node_parent($0) }
  }

  /// The sibling after this one.
  public var next: Node? {
    node { cmark_node_next($0) }
  }

  /// The sibling before this one.
  public var previous: Node? {
    node { cmark_node_previous($0) }
  }

  /// The nodes directly inside this one, as they are now: editing while going through is safe.
  public var children: [Node] {
    var children: [Node] = []
    var child = node { cmark_node_first_child($0) }
    while let current = child {
      children.append(current)
      child = current.next
    }
    return children
  }

  /// This node and all below it, each once, in document order.
  public var subtree: [Node] {
    subtree { _ in true }
  }

  /// The nodes of `subtree` whose type is wanted, without a look at the rest.
  func subtree(where isWanted: (cmark_node_type) -> Bool) -> [Node] {
    var walk = TreeWalk(from: self)
    var nodes: [Node] = []
    while let step = walk.next() {
      if step.isEntering, isWanted(step.type) {
        nodes.append(Node(step.pointer, in: document))
      }
    }
    return nodes
  }

  /// The characters of a text, code or HTML node, with escapes and entities resolved in text; nil
  /// for a node that has none of its own.
  public var literal: String? {
    withPointer { cmark_node_get_literal($0).map { String(cString: $0) } }
  }

  /// Renders this node and all below it as `Document.html()` would.
  public func html() -> String {
    html(allowingRawHTML: false)
  }

  func html(allowingRawHTML: Bool) -> String {
    withPointer { pointer in
      let options = allowingRawHTML ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT
      guard let text = cmark_render_html(pointer, options) else { return "" }
      defer { cmark_get_default_mem_allocator().pointee.free(text) }
      return String(cString: text)
    }
  }
}

extension Node: Hashable {
  /// Two views are equal when they show the same node, not when two nodes look alike.
  public static func == (left: Node, right: Node) -> Bool {
    left.pointer == right.pointer
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(pointer)
  }
}

@available(*, unavailable)
extension Node: Sendable {}
