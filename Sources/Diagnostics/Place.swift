/// A place in a file that has been read, kept so that a later stage can report a fault there.
package struct Place: Sendable {
  package let file: SourceFile
  package let line: Int
  let column: Int

  package init(file: SourceFile, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  package var location: SourceLocation {
    SourceLocation(path: file.path, line: line, column: column)
  }

  package func diagnostic(_ fault: Fault, notes: [Diagnostic.Note] = []) -> Diagnostic {
    file.diagnostic(fault, line: line, column: column, notes: notes)
  }
}

extension SourceFile {
  /// A place that is in the file: what a parser finds missing behind the last line is missing at its end.
  package func place(line: Int, column: Int) -> Place {
    if hasLine(line) { return Place(file: self, line: line, column: column) }
    let last = text.utf8.count(where: { $0 == 0x0A }) + 1
    let width = self.line(last)?.unicodeScalars.count ?? 0
    return Place(file: self, line: last, column: width + 1)
  }
}
