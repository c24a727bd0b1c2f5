import Basics
import Diagnostics

extension SourceFile {
  /// The fault of a text without quotes that a comment on its last line cuts off: of several words, or
  /// directly before a number. A name may have a comment behind it.
  package func commentCutting(_ scalar: YAMLNode.Scalar, line: Int, column: Int) -> Diagnostic? {
    guard hasNumberSign, scalar.isPlain, let source = self.line(line),
      source.hasByte(UInt8(ascii: "#"))
    else { return nil }
    let rest = source.unicodeScalars.dropFirst(column - 1)
    let text = Array(scalar.string.unicodeScalars)
    guard rest.starts(with: text) else { return nil }
    let after = rest.dropFirst(text.count)
    let comment = after.drop { $0 == " " || $0 == "\t" }
    guard comment.first == "#", comment.count < after.count else { return nil }
    let isNumber = comment.dropFirst().first.map { ("0"..."9").contains($0) } ?? false
    guard text.contains(" ") || isNumber else { return nil }
    let place = column + text.count + (after.count - comment.count)
    return diagnostic(.commentInText(scalar.string), line: line, column: place)
  }
}
