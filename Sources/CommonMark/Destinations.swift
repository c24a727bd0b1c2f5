import CCMark

extension Document {
  /// Gives every link's and image's destination the value that `transform` returns for it.
  ///
  /// Destinations come with escapes and entities resolved, and are percent-encoded and escaped when
  /// rendered.
  public func rewriteDestinations(_ transform: (String) -> String) {
    for node in root.subtree(where: { $0 == CMARK_NODE_LINK || $0 == CMARK_NODE_IMAGE }) {
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
    let types = [
      CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE, CMARK_NODE_LINK, CMARK_NODE_IMAGE,
    ]
    return root.subtree(where: types.contains).filter { node in
      node.destination.map(isUnsafe) ?? true
    }
  }

  /// The rule of cmark's `_scan_dangerous_url`, which `html()` follows.
  private func isUnsafe(_ destination: String) -> Bool {
    let start = destination.utf8.prefix(16).map { $0.asciiLowercased }
    let images = ["png", "gif", "jpeg", "webp"].map { "data:image/" + $0 }
    if images.contains(where: { start.starts(with: $0.utf8) }) {
      return false
    }
    let schemes = ["javascript:", "vbscript:", "file:", "data:"]
    return schemes.contains { start.starts(with: $0.utf8) }
  }
}

extension Node {
  /// Where a link or an image leads; nil for any other node.
  public var destination: String? {
    withPointer { cmark_node_get_url($0).map { String(cString: $0) } }
  }
}

extension UInt8 {
  fileprivate var asciiLowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}
