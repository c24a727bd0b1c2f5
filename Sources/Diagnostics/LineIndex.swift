import Foundation

/// Finds the lines of a text, however many are asked for, and gives out each as one and the same
/// string, so that a file full of faults takes neither long nor much memory.
final class LineIndex: @unchecked Sendable {
  private let text: String
  private let lock = NSLock()
  /// Where each line starts, in UTF-8 from the start of the text; empty until it is asked for.
  private var starts: [Int] = []
  private var lines: [Int: String] = [:]

  init(_ text: String) {
    self.text = text
  }

  /// The text of a line, counted from 1; nil where there is none.
  func line(_ number: Int) -> String? {
    lock.withLock {
      if let line = lines[number] { return line }
      findStarts()
      guard starts.indices.contains(number - 1) else { return nil }
      let bytes = text.utf8
      let start = bytes.index(bytes.startIndex, offsetBy: starts[number - 1])
      let end =
        number < starts.count
        ? bytes.index(bytes.startIndex, offsetBy: starts[number] - 1) : bytes.endIndex
      let line = String(text[start..<end])
      lines[number] = line
      return line
    }
  }

  func hasLine(_ number: Int) -> Bool {
    lock.withLock {
      findStarts()
      return starts.indices.contains(number - 1)
    }
  }

  /// The line, counted from 1, in which a byte is, and its place in it, counted from 1.
  func position(ofUTF8 offset: Int) -> (line: Int, byte: Int) {
    lock.withLock {
      findStarts()
      // The first line that starts behind the byte.
      var range = starts.indices
      while !range.isEmpty {
        let middle = range.lowerBound + range.count / 2
        range = starts[middle] > offset ? range.lowerBound..<middle : middle + 1..<range.upperBound
      }
      return (range.lowerBound, offset - starts[range.lowerBound - 1] + 1)
    }
  }

  /// Behind the last character: its line, and the column in it, both from 1.
  var end: (line: Int, column: Int) {
    lock.withLock { findStarts() }
    return (starts.count, (line(starts.count)?.unicodeScalars.count ?? 0) + 1)
  }

  private func findStarts() {
    guard starts.isEmpty else { return }
    starts = [0]
    var text = text
    text.withUTF8 { bytes in
      for offset in bytes.indices where bytes[offset] == 0x0A { starts.append(offset + 1) }
    }
  }
}
