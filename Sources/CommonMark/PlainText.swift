import CCMark

extension Document {
  /// The words alone: blocks are separated by a blank line, a soft break is a space and a hard break
  /// a newline; code stays as it is, an image gives its alternative text and raw HTML nothing.
  public func plainText() -> String {
    root.plainText
  }
}

extension Node {
  /// The words of this node and all below it, by the rules of `Document.plainText()`; for an image,
  /// its alternative text (CommonMark 0.30, 6.4).
  public var plainText: String {
    var walk = TreeWalk(from: self)
    var blocks: [String] = []
    var current = ""
    while let step = walk.next() {
      if step.isBlock {
        blocks.append(current)
        current = ""
      }
      if step.isEntering {
        current += step.words
      }
    }
    blocks.append(current)
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }
}

extension Document {
  /// The images whose alternative text is empty or white space, in document order, however deep they
  /// are in each other.
  public func imagesWithoutText() -> [Node] {
    var walk = TreeWalk(from: root)
    var images: [OpaquePointer] = []
    var open: [OpaquePointer] = []
    var named: Set<OpaquePointer> = []
    while let step = walk.next() {
      if step.type == CMARK_NODE_IMAGE {
        if step.isEntering {
          images.append(step.pointer)
          open.append(step.pointer)
        } else if let image = open.popLast(), named.contains(image), let outer = open.last {
          named.insert(outer)
        }
      } else if step.isEntering, let image = open.last, !step.words.allSatisfy(\.isWhitespace) {
        named.insert(image)
      }
    }
    return images.filter { !named.contains($0) }.map { Node($0, in: self) }
  }
}

extension TreeWalk.Step {
  fileprivate var words: String {
    switch type {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE: literal
    case CMARK_NODE_CODE_BLOCK: literal.withoutFinalNewline
    case CMARK_NODE_SOFTBREAK: " "
    case CMARK_NODE_LINEBREAK: "\n"
    default: ""
    }
  }
}

extension String {
  fileprivate var withoutFinalNewline: String {
    last?.isNewline == true ? String(dropLast()) : self
  }
}
