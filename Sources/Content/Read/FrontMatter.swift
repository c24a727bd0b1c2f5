import Diagnostics

/// A Markdown file taken apart: its front matter and its body, each with the line it starts on.
package struct FrontMatter {
  let record: Record
  let body: Prose

  /// Splits a file at the two `---` lines; only the first line can open front matter and only a
  /// whole line can close it, so a `---` in the body stays what CommonMark makes of it.
  package init?(_ file: SourceFile, into diagnostics: inout [Diagnostic]) {
    let lines = file.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map(Substring.init)
    guard Self.isFence(lines[0]) else {
      diagnostics.append(file.diagnostic(.missingFrontMatter, line: 1, column: 1))
      return nil
    }
    guard let end = lines.dropFirst().firstIndex(where: Self.isFence) else {
      diagnostics.append(file.diagnostic(.unclosedFrontMatter, line: 1, column: 1))
      return nil
    }
    let yaml = lines[1..<end].joined(separator: "\n")
    guard
      let node = YAMLText(yaml, firstLine: 2, file: file).compose(into: &diagnostics),
      let record = Record(
        node, named: "the front matter", file: file, firstLine: 2, into: &diagnostics)
    else { return nil }
    self.record = record
    body = Prose(
      markdown: lines[(end + 1)...].joined(separator: "\n"), firstLine: end + 2, file: file)
  }

  /// Without keys and body, for a reader whose questions are to be noted.
  package init(describedIn schema: MappingSchema, path: String) {
    let file = SourceFile(path: path, text: "")
    record = Record(describedIn: schema, file: file)
    body = Prose(markdown: "", firstLine: 1, file: file)
  }

  private static func isFence(_ line: Substring) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
  }
}
