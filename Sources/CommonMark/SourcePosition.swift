import CCMark

/// Where a node starts, counted from 1 in the source that was parsed; column 0 is for a break, of
/// which only the line is known.
struct SourcePosition {
  let line: Int
  let column: Int
}

/// The places of a document's nodes, corrected once after parsing: cmark 0.30 loses count of lines in
/// an inline after a backslash break or a link whose destination and title stand on two lines, and
/// of columns wherever a container's marker opens a line.
struct PositionTable {
  private var positions: [SourcePosition] = []

  /// The place that was recorded for a node; nil for one that was made later.
  subscript(node: OpaquePointer) -> SourcePosition? {
    let index = Int(bitPattern: cmark_node_get_user_data(node)) - 1
    return positions.indices.contains(index) ? positions[index] : nil
  }

  /// Each node carries the place of its entry in this table, from 1, as its user data.
  mutating func record(_ position: SourcePosition, for node: OpaquePointer) {
    positions.append(position)
    cmark_node_set_user_data(node, UnsafeMutableRawPointer(bitPattern: positions.count))
  }

  mutating func copy(from old: OpaquePointer, to new: OpaquePointer) {
    cmark_node_set_user_data(new, cmark_node_get_user_data(old))
  }
}

extension Node {
  /// The line on which this node starts, from 1, in the whole file; nil for a node that was made, not
  /// parsed.
  public var line: Int? {
    position.map { $0.line + document.firstLine - 1 }
  }

  /// The column at which this node starts, from 1, in UTF-8 bytes of the line as it stands in the
  /// file; nil for soft and hard breaks and for a node that was made, not parsed.
  ///
  /// A code span starts after its backticks here. Invalid UTF-8 or NUL earlier in the block shifts
  /// columns, not lines.
  public var column: Int? {
    position.flatMap { $0.column > 0 ? $0.column : nil }
  }

  private var position: SourcePosition? {
    withPointer { document.positions[$0] }
  }
}
