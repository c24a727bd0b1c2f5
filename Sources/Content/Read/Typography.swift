import CommonMark

/// Sets plain text as prose is set: with the quotes, dashes and ellipses that cmark's smart
/// punctuation makes, so that a summary and the page it sums up look alike.
package enum Typography {
  package static func prose(_ text: String) -> String {
    guard hasTypedPunctuation(text) else { return text }
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

  /// Whether there is a quote, a `--` or a `...`: without, there is nothing to set.
  private static func hasTypedPunctuation(_ text: String) -> Bool {
    var dashes = 0
    var dots = 0
    for byte in text.utf8 {
      dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
      dots = byte == UInt8(ascii: ".") ? dots + 1 : 0
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || dashes == 2 || dots == 3 {
        return true
      }
    }
    return false
  }
}
