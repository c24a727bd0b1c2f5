import CCMark

/// Measures the link reference definitions that open a block (CommonMark 0.30, 4.7), which cmark
/// takes out of it without moving the block's position.
///
/// cmark itself is asked: lines that make an empty document are definitions.
struct LinkDefinitions {
  let source: SourceLines
  let block: SourcePosition
  let quoteDepth: Int

  /// How many lines they take, `limit` at most.
  func lineCount(atMost limit: Int) -> Int {
    var count = 0
    while count < limit {
      let length = lengthOfDefinition(on: block.line + count, atMost: limit - count)
      guard length > 0 else { break }
      count += length
    }
    return count
  }

  /// How many lines the definition on a line takes, 0 when there is none; one of more than eight
  /// lines is not recognized.
  private func lengthOfDefinition(on line: Int, atMost limit: Int) -> Int {
    guard startsWithBracket(line) else { return 0 }
    let longest = min(limit, 8)
    let untilNext = (1..<longest).first { startsWithBracket(line + $0) } ?? longest
    return (1...untilNext).reversed().first { isEmptyDocument(line..<(line + $0)) } ?? 0
  }

  private func startsWithBracket(_ line: Int) -> Bool {
    content(of: line).first == UInt8(ascii: "[")
  }

  private func isEmptyDocument(_ lines: Range<Int>) -> Bool {
    let text = lines.flatMap { content(of: $0) + [.newline] }
    let tree = text.withUnsafeBytes { buffer in
      cmark_parse_document(
        buffer.bindMemory(to: CChar.self).baseAddress, buffer.count, CMARK_OPT_DEFAULT)
    }
    defer { cmark_node_free(tree) }
    return cmark_node_first_child(tree) == nil
  }

  private func content(of line: Int) -> ArraySlice<UInt8> {
    let start =
      line == block.line
      ? block.column - 1 : source.markerLength(ofLine: line, quoteDepth: quoteDepth)
    return source[line].dropFirst(start)
  }
}
