import Basics

/// A place in a file that has been read: a fault is reported there, at once or by a later stage.
package struct Place: Sendable {
  package let file: SourceFile
  /// From 1; nil for the file as a whole.
  package let line: Int?
  /// From 1, in Unicode scalars; nil for the line as a whole.
  package let column: Int?

  package var location: SourceLocation {
    SourceLocation(path: file.path, line: line, column: column)
  }

  package func diagnostic(_ fault: Fault, notes: [Diagnostic.Note] = []) -> Diagnostic {
    Diagnostic(fault, at: location, excerpt: line.flatMap(file.line), notes: notes)
  }
}

extension SourceFile {
  /// A place by line and column, from 1. What a parser misses at the end of a text it reports on the
  /// line behind the last, which counts as the end of the last.
  package func place(line: Int? = nil, column: Int? = nil) -> Place {
    guard let line, !hasLine(line) else { return Place(file: self, line: line, column: column) }
    let (last, end) = self.end
    return Place(file: self, line: last, column: end)
  }

  /// A place whose column counts UTF-8 bytes, as cmark's do.
  package func place(line: Int?, byte: Int?) -> Place {
    let before = line.flatMap(self.line).map { $0.utf8.prefix((byte ?? 1) - 1) }
    // Each scalar has one byte that does not continue another.
    return place(line: line, column: before.map { $0.count { $0 & 0xC0 != 0x80 } + 1 })
  }

  /// The place of a byte, by its offset in UTF-8 from the start of the text.
  package func place(atUTF8 offset: Int) -> Place {
    let (line, byte) = position(ofUTF8: offset)
    return place(line: line, byte: byte)
  }

  /// The place of the value of a key of the front matter; the file where it has no such key.
  package func place(ofKey key: String) -> Place {
    let start = Array("\(key):".utf8)
    var number = 1
    while let line = self.line(number), number == 1 || !line.hasPrefix("---") {
      if line.utf8.starts(with: start) {
        let gap = line.utf8.dropFirst(start.count).prefix { $0 == UInt8(ascii: " ") }.count
        return place(line: number, column: key.count + gap + 2)
      }
      number += 1
    }
    return place()
  }

  /// A fault at a line and a column, from 1.
  package func diagnostic(
    _ fault: Fault, line: Int? = nil, column: Int? = nil, notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    place(line: line, column: column).diagnostic(fault, notes: notes)
  }
}

/// A line in which the places of texts are asked for in their order, each found from the one before.
package struct SearchedLine {
  private let file: SourceFile
  private let number: Int
  /// Hardly a line is asked for a place.
  private lazy var bytes = Array((file.line(number) ?? "").utf8)
  private var offset = 0
  private var column = 1

  package init(_ number: Int, of file: SourceFile) {
    self.file = file
    self.number = number
  }

  /// Where a text starts; the start of the line where there is no more of it.
  package mutating func place(of text: String) -> Place {
    guard let next = bytes.range(of: text, from: offset)?.lowerBound else {
      return file.place(line: number, column: 1)
    }
    // Each scalar has one byte that does not continue another.
    column += bytes[offset..<next].count { $0 & 0xC0 != 0x80 }
    offset = next
    return file.place(line: number, column: column)
  }
}
