import CommonMark
import Languages

/// Sets plain text as prose is set: with the quotes, dashes and ellipses that cmark's smart
/// punctuation makes, so that a summary and the page it sums up look alike; and with the quotes and spaces of the
/// language.
package struct Typography: Sendable {
  /// Nil where what cmark makes is right.
  private let marks: [(made: String, mark: String)]?
  private let isFrench: Bool

  package static let english = Typography(LanguageTag("en"))

  package init(_ tag: LanguageTag) {
    let quotes = Writing(tag).quotes
    marks =
      quotes == .english ? nil : [("“", quotes.opening), ("”", quotes.closing)]
    isFrench = tag.language == "fr"
  }

  /// That of the language of a content file, by the folder it lies in; of a file in the folder of no language, such
  /// as `theme.yaml`, the English one. `SettingsReader` knows better which language the words of `site.yaml` are in.
  package init(ofPath path: String) {
    if path.hasPrefix("content/en/") {
      self = .english
      return
    }
    let parts = path.split(separator: "/", maxSplits: 2)
    let isContent = parts.count == 3 && parts[0] == "content"
    self = isContent ? Typography(LanguageTag(String(parts[1]))) : .english
  }

  package func prose(_ text: String) -> String {
    guard isFrench || Self.hasTypedPunctuation(text) else { return text }
    // The text is plain: what Markdown would read as an escape or an entity stands for itself.
    let escaped = text.replacing("\\", with: "\\\\").replacing("&", with: "&amp;")
    let document = self.document(escaped)
    // A text that Markdown would read as more than words is kept as it was written.
    let children = Array(document.root.children)
    guard children.count == 1, children[0].kind == .paragraph,
      children[0].children.allSatisfy({ $0.kind == .text })
    else { return text }
    return document.plainText()
  }

  /// A tree of Markdown, its quotes, dashes and ellipses set.
  func document(_ markdown: String, firstLine: Int = 1) -> Document {
    guard let marks else {
      return Document(parsing: markdown, firstLine: firstLine, options: .smartPunctuation)
    }
    // What was typed as a quotation mark stays as it is; what cmark makes of plain ones becomes that of the
    // language. Each stand-in is as long as what it stands for, so that places stay right.
    let standIns = ["\u{E002}", "\u{E003}"]
    var kept = markdown
    for ((typed, _), standIn) in zip(marks, standIns) where kept.contains(typed) {
      kept.replace(typed, with: standIn)
    }
    let document = Document(parsing: kept, firstLine: firstLine, options: .smartPunctuation)
    document.rewriteTexts { text, isCode in
      var text = text
      for ((made, mark), standIn) in zip(marks, standIns) {
        if !isCode { text.replace(made, with: mark) }
        text.replace(standIn, with: made)
      }
      return isFrench && !isCode ? Self.spacedAsFrench(text) : text
    }
    return document
  }

  /// A space that was typed before `;`, `!`, `?` and inside guillemets becomes a narrow one that does not break, before
  /// `:` a wide one (Lexique des règles typographiques de l'Imprimerie nationale).
  private static func spacedAsFrench(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      switch (character, rest.first) {
      case (" ", ";"), (" ", "!"), (" ", "?"), (" ", "»"): result.append("\u{202F}")
      case (" ", ":"): result.append("\u{A0}")
      case (" ", _) where result.hasSuffix("«"): result.append("\u{202F}")
      default: result.append(character)
      }
    }
    return result
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
