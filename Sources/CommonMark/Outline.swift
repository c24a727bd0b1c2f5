import CCMark

extension Document {
  /// The headings in document order; the same before and after `addHeadingIDs()`.
  public func outline() -> [Heading] {
    headingNodes().map(\.heading)
  }

  /// Makes each heading render with the id that `outline()` gives it: `<h2 id="…">…</h2>`.
  ///
  /// The heading becomes a custom block that holds a custom inline with the heading's inlines, so
  /// that cmark remains the renderer. Doing it twice changes nothing.
  public func addHeadingIDs() {
    for (node, heading) in headingNodes() where writtenHeadings[node.pointer] == nil {
      let tag = "h\(heading.level)"
      let inline = makeCustomInline(
        onEnter: "<\(tag) id=\"\(heading.id.escapedForHTML)\">", onExit: "</\(tag)>")
      let block = make(CMARK_NODE_CUSTOM_BLOCK)
      for child in node.children {
        inline.append(child)
      }
      block.append(inline)
      node.replace(with: block)
      positions.copy(from: node.pointer, to: block.pointer)
      writtenHeadings[block.pointer] = heading
    }
  }

  private func headingNodes() -> [(node: Node, heading: Heading)] {
    var ids = HeadingIDs()
    let types = [CMARK_NODE_HEADING, CMARK_NODE_CUSTOM_BLOCK]
    return root.subtree(where: types.contains).map { node in
      if let written = writtenHeadings[node.pointer] {
        return (node, written)
      }
      let level = Int(node.withPointer { cmark_node_get_heading_level($0) })
      let text = node.plainText
      let heading = Heading(level: level, id: ids.next(for: text), text: text, line: node.line)
      return (node, heading)
    }
  }
}
