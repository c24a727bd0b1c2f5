import CCMark

/// A parsed CommonMark 0.30 document that stays valid, with every `Node` taken from it, for as long
/// as any of them is held.
///
/// It owns a tree in C that must be used from one task only: parse, use and drop it there.
public final class Document {
  /// The version of the cmark library that parses and renders, such as `0.30.2`.
  public static var cmarkVersion: String { String(cString: cmark_version_string()) }

  let tree: OpaquePointer
  let firstLine: Int
  var positions = PositionTable()
  /// Nodes that were made or unlinked, so that `deinit` frees those that hang on no tree.
  var loose: Set<OpaquePointer> = []
  /// What `addHeadingIDs()` wrote, by the block that now stands for the heading.
  var writtenHeadings: [OpaquePointer: Heading] = [:]

  /// Parses any bytes without failing; invalid UTF-8 and NUL become U+FFFD (CommonMark 0.30, 2.3).
  ///
  /// - Parameters:
  ///   - source: The Markdown, in UTF-8.
  ///   - firstLine: The line of the file on which `source` starts, 1 or more, so that positions
  ///     count in the whole file, front matter included.
  ///   - options: What to do beyond the specification.
  public init(
    parsing source: some Sequence<UInt8>, firstLine: Int = 1, options: ParseOptions = []
  ) {
    let bytes = Array(source)
    self.tree = bytes.withUnsafeBytes { buffer in
      let start = buffer.bindMemory(to: CChar.self).baseAddress
      return cmark_parse_document(start, buffer.count, options.cmarkOptions)
    }
    self.firstLine = firstLine
    positions.locate(tree, in: SourceLines(bytes))
  }

  /// Parses any text without failing; NUL becomes U+FFFD (CommonMark 0.30, 2.3).
  public convenience init(
    parsing source: some StringProtocol, firstLine: Int = 1, options: ParseOptions = []
  ) {
    self.init(parsing: source.utf8, firstLine: firstLine, options: options)
  }

  deinit {
    let roots = loose.filter { cmark_node_parent($0) == nil }
    for root in roots {
      cmark_node_free(root)
    }
    cmark_node_free(tree)
  }

  /// The node of kind `document`, which holds all blocks.
  public var root: Node {
    Node(tree, in: self)
  }

  /// Every node once, in document order, as the tree is now: editing it while going through this
  /// array is safe.
  public var nodes: [Node] {
    root.subtree
  }

  /// Renders with cmark in its safe mode: raw HTML becomes a comment, and a destination that could
  /// run a script (see `unsafeNodes()`) becomes empty. Custom inlines are written as they are.
  public func html() -> String {
    html(allowingRawHTML: false)
  }

  /// Renders for the specification's own examples, which hold raw HTML; no page is made this way.
  package func html(allowingRawHTML: Bool) -> String {
    root.html(allowingRawHTML: allowingRawHTML)
  }
}

@available(*, unavailable)
extension Document: Sendable {}
