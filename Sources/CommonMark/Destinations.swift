import CCMark

extension Document {
  /// Gives every link's and image's destination the value that `transform` returns for it.
  ///
  /// Destinations come with escapes and entities resolved, and are percent-encoded and escaped when
  /// rendered.
  public func rewriteDestinations(_ transform: (String) -> String) {
    for node in nodes {
      guard let old = node.destination else { continue }
      let new = transform(old).withoutNUL
      if new != old {
        node.withPointer { pointer in
          new.withCString { _ = cmark_node_set_url(pointer, $0) }
        }
      }
    }
  }

  /// All that `html()` will not write, in document order: raw HTML, and links and images whose
  /// destination could run a script or read a file.
  public func unsafeNodes() -> [Node] {
    nodes.filter { node in
      switch node.kind {
      case .htmlBlock, .htmlInline: true
      case .link(let destination, _), .image(let destination, _): isUnsafe(destination)
      default: false
      }
    }
  }

  /// The rule of cmark's `_scan_dangerous_url`, which `html()` follows.
  private func isUnsafe(_ destination: String) -> Bool {
    let text = destination.prefix(20).lowercased()
    let images = ["png", "gif", "jpeg", "webp"].map { "data:image/" + $0 }
    if images.contains(where: text.hasPrefix) {
      return false
    }
    return ["javascript:", "vbscript:", "file:", "data:"].contains(where: text.hasPrefix)
  }
}

extension Node {
  /// Where a link or an image leads; nil for any other node.
  public var destination: String? {
    switch kind {
    case .link(let destination, _), .image(let destination, _): destination
    default: nil
    }
  }
}
