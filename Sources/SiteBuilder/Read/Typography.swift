import CommonMark

/// Sets plain text as prose is set: with the quotes, dashes and ellipses that cmark's smart
/// punctuation makes, so that a summary and the page it sums up look alike.
enum Typography {
  static func prose(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x27 || $0 == 0x2D || $0 == 0x2E })
    else { return text }
    // The text is plain: what Markdown would read as an escape or an entity stands for itself.
    let escaped = text.replacing("\\", with: "\\\\").replacing("&", with: "&amp;")
    let document = Document(parsing: escaped, options: .smartPunctuation)
    // A text that Markdown would read as more than words is kept as it was written.
    let children = Array(document.root.children)
    guard children.count == 1, children[0].kind == .paragraph,
      children[0].children.allSatisfy({ $0.kind == .text })
    else { return text }
    return document.plainText()
  }
}
