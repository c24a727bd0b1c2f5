import Basics
import Diagnostics

/// A Markdown file taken apart: its front matter and its body, each with the line it starts on.
package struct FrontMatter {
  let record: Record
  let body: Prose

  /// Splits a file at the two `---` lines; only the first line can open front matter and only a
  /// whole line can close it, so a `---` in the body stays what CommonMark makes of it.
  package init?(_ file: SourceFile, into diagnostics: inout [Diagnostic]) {
    let text = Array(file.text.utf8)
    let opening = Self.line(of: text, from: 0)
    guard Self.isFence(text[opening]) else {
      diagnostics.append(file.diagnostic(.missingFrontMatter, line: 1, column: 1))
      return nil
    }
    var closing = opening
    var number = 1
    repeat {
      guard closing.upperBound < text.count else {
        diagnostics.append(file.diagnostic(.unclosedFrontMatter, line: 1, column: 1))
        return nil
      }
      closing = Self.line(of: text, from: closing.upperBound + 1)
      number += 1
    } while !Self.isFence(text[closing])
    // Between the fences, without the line end before the second.
    let yaml = String(
      decoding: text[opening.upperBound..<closing.lowerBound].dropFirst().dropLast(), as: UTF8.self)
    guard let node = YAMLText(yaml, firstLine: 2, file: file).compose(into: &diagnostics),
      let record = Record(
        node, named: "the front matter", file: file, firstLine: 2, into: &diagnostics)
    else { return nil }
    self.record = record
    body = Prose(
      markdown: String(decoding: text[closing.upperBound...].dropFirst(), as: UTF8.self),
      firstLine: number + 1, file: file)
  }

  /// Without keys and body, for a reader whose questions are to be noted.
  package init(describedIn schema: MappingSchema, path: String) {
    let file = SourceFile(path: path, text: "")
    record = Record(describedIn: schema, file: file)
    body = Prose(markdown: "", firstLine: 1, file: file)
  }

  /// From a place to the end of the line.
  private static func line(of text: [UInt8], from start: Int) -> Range<Int> {
    start..<text.place(of: UInt8(ascii: "\n"), from: start)
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "---".utf8)
      && line.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }
}
