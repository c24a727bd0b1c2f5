/// A place in the source that an editor can go to.
package struct SourceLocation: Sendable, Hashable {
  /// The file, relative to the source folder, with `/` between its parts.
  package let path: String
  /// From 1, counted in the whole file, front matter included.
  package let line: Int?
  /// From 1, counted in Unicode scalars, as YAML 1.2 and most editors count.
  package let column: Int?

  package init(path: String, line: Int? = nil, column: Int? = nil) {
    self.path = path
    self.line = line
    self.column = column
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `path`, `path:line` or `path:line:column`, the form that editors and terminals turn into a link.
  package var description: String {
    [path, line.map(String.init), column.map(String.init)].compactMap(\.self)
      .joined(separator: ":")
  }
}

extension SourceLocation: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    if left.path != right.path { return left.path < right.path }
    return (left.line ?? 0, left.column ?? 0) < (right.line ?? 0, right.column ?? 0)
  }
}
