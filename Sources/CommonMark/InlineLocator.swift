import CCMark

/// Follows the inlines of one block through the source, from cmark's offsets to lines and columns.
///
/// cmark counts an inline's offset from the last line break it noticed. It notices soft breaks, hard
/// breaks of two spaces, and line breaks in code spans and raw HTML; it overlooks backslash breaks,
/// line breaks in the part of a link after its text, and link reference definitions that open the
/// block (CommonMark 0.30, 4.7). `overlooked` is the number of those last two kinds still ahead.
struct InlineLocator {
  private let source: SourceLines
  private let quoteDepth: Int
  private let firstColumn: Int
  private var line: Int
  /// The offset, by cmark's count, at which the content of `line` starts.
  private var lineOffset = 0
  /// How many bytes of `line` come before its content.
  private var contentStart: Int
  /// Whether the next inline is the first of a line other than the block's first.
  private var isAtLineStart: Bool
  private var overlooked: Int

  /// Where the block's own text starts, after any link reference definitions.
  let start: SourcePosition

  init(block pointer: OpaquePointer, quoteDepth: Int, source: SourceLines) {
    let block = SourcePosition(cmark: pointer)
    let overlooked = Self.lineBreaksOverlooked(in: pointer)
    let definitions = LinkDefinitions(source: source, block: block, quoteDepth: quoteDepth)
      .lineCount(atMost: overlooked)
    self.source = source
    self.quoteDepth = quoteDepth
    self.firstColumn = block.column
    self.line = block.line + definitions
    self.overlooked = overlooked - definitions
    self.isAtLineStart = definitions > 0
    self.contentStart =
      definitions == 0
      ? firstColumn - 1 : source.markerLength(ofLine: line, quoteDepth: quoteDepth)
    self.start = SourcePosition(line: line, column: contentStart + 1)
  }

  /// Follows one step of a walk; the place of the node that it enters, nil when it leaves one.
  mutating func position(at step: TreeWalk.Step) -> SourcePosition? {
    switch step.type {
    case CMARK_NODE_SOFTBREAK:
      return passBreak(isCounted: true)
    case CMARK_NODE_LINEBREAK:
      return passBreak(isCounted: !source.endsWithBackslash(line))
    default:
      let columns = InlineColumns(of: step.pointer)
      guard step.isEntering else {
        _ = place(atColumn: columns.last)
        return nil
      }
      startLine(withColumn: columns.first, of: step)
      let position = place(atColumn: columns.first)
      pass(lineBreaks: Self.lineBreaks(in: step.pointer))
      return position
    }
  }

  private mutating func passBreak(isCounted: Bool) -> SourcePosition {
    let position = SourcePosition(line: line, column: 0)
    if isCounted {
      pass(lineBreaks: 1)
    } else {
      passOverlookedBreak()
    }
    isAtLineStart = true
    return position
  }

  private mutating func pass(lineBreaks: Int) {
    guard lineBreaks > 0 else { return }
    line += lineBreaks
    lineOffset = 0
    contentStart = source.markerLength(ofLine: line, quoteDepth: quoteDepth)
  }

  private mutating func passOverlookedBreak() {
    lineOffset += contentLength
    line += 1
    contentStart = source.markerLength(ofLine: line, quoteDepth: quoteDepth)
  }

  /// The first inline of a line shows how much white space before it counts as content: some on a
  /// lazy continuation line, none on another. A code span's own columns leave its backticks out; a
  /// text after a backslash break has that white space in it.
  private mutating func startLine(withColumn column: Int, of step: TreeWalk.Step) {
    guard isAtLineStart else { return }
    isAtLineStart = false
    let content = source[line].dropFirst(contentStart)
    var skipped = column - firstColumn - lineOffset
    switch step.type {
    case CMARK_NODE_CODE: skipped -= content.prefix { $0 == .backtick }.count
    case CMARK_NODE_TEXT: skipped += step.literal.utf8.prefix { $0 == .space || $0 == .tab }.count
    default: break
    }
    contentStart = max(0, contentStart - skipped)
  }

  private mutating func place(atColumn column: Int) -> SourcePosition {
    let offset = column - firstColumn
    while overlooked > 0, offset - lineOffset >= contentLength {
      passOverlookedBreak()
      overlooked -= 1
    }
    return SourcePosition(line: line, column: offset - lineOffset + contentStart + 1)
  }

  /// In bytes as cmark holds them, with one for the line's ending, whatever it is in the source.
  private var contentLength: Int {
    source[line].count - contentStart + 1
  }
}
