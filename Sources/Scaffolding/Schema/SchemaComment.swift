/// The comment by which editors with a YAML language server find the schema of a content file.
struct SchemaComment {
  /// The path of the file in the source.
  let path: String

  /// Nil for a file without a schema.
  private var line: String? {
    guard let kind = ContentKind(path: path) else { return nil }
    let parts = path.split(separator: "/")
    let up = String(repeating: "../", count: parts.count - 1)
    let folder = kind.isOfLanguage ? "\(parts[1])/" : ""
    return
      "# yaml-language-server: $schema=\(up)\(SchemaFiles.folder)/\(folder)\(kind.rawValue).json\n"
  }

  /// A content file with the comment: as its first line, or as the first of its front matter.
  func added(to text: String) -> String {
    guard let line else { return text }
    let fence = "---\n"
    guard path.hasSuffix(".md") else { return line + text }
    return text.hasPrefix(fence) ? fence + line + text.dropFirst(fence.count) : text
  }
}
