import Diagnostics

/// A Markdown file taken apart: its front matter and its body, each with the line it starts on.
package struct FrontMatter {
  let record: Record
  let body: Prose

  /// Splits a file at the two `---` lines; only the first line can open front matter and only a
  /// whole line can close it, so a `---` in the body stays what CommonMark makes of it.
  package init?(_ file: SourceFile, into diagnostics: inout [Diagnostic]) {
    let text = file.text
    let opening = Self.line(of: text, from: text.startIndex)
    guard Self.isFence(opening) else {
      diagnostics.append(file.diagnostic(.missingFrontMatter, line: 1, column: 1))
      return nil
    }
    var closing = opening
    var number = 1
    repeat {
      guard closing.endIndex < text.endIndex else {
        diagnostics.append(file.diagnostic(.unclosedFrontMatter, line: 1, column: 1))
        return nil
      }
      closing = Self.line(of: text, from: text.utf8.index(after: closing.endIndex))
      number += 1
    } while !Self.isFence(closing)
    // Between the fences, without the line end before the second.
    let yaml = text.utf8[opening.endIndex..<closing.startIndex].dropFirst().dropLast()
    guard
      let node = YAMLText(String(Substring(yaml)), firstLine: 2, file: file).compose(
        into: &diagnostics),
      let record = Record(
        node, named: "the front matter", file: file, firstLine: 2, into: &diagnostics)
    else { return nil }
    self.record = record
    body = Prose(
      markdown: String(Substring(text.utf8[closing.endIndex...].dropFirst())),
      firstLine: number + 1, file: file)
  }

  /// Without keys and body, for a reader whose questions are to be noted.
  package init(describedIn schema: MappingSchema, path: String) {
    let file = SourceFile(path: path, text: "")
    record = Record(describedIn: schema, file: file)
    body = Prose(markdown: "", firstLine: 1, file: file)
  }

  /// From an index to the end of the line.
  private static func line(of text: String, from start: String.Index) -> Substring {
    text[start..<(text.utf8[start...].firstIndex(of: 0x0A) ?? text.endIndex)]
  }

  private static func isFence(_ line: Substring) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
  }
}
