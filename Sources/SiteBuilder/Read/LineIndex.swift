import Foundation

/// Finds the lines of a text, however many are asked for, and gives out each as one and the same
/// string, so that a file full of faults takes neither long nor much memory.
final class LineIndex: @unchecked Sendable {
  private let text: String
  private let lock = NSLock()
  private var starts: [String.Index] = []
  private var lines: [Int: String] = [:]

  init(_ text: String) {
    self.text = text
  }

  /// The text of a line, counted from 1; nil where there is none.
  func line(_ number: Int) -> String? {
    lock.withLock {
      if let line = lines[number] { return line }
      if starts.isEmpty { starts = Self.starts(in: text) }
      guard starts.indices.contains(number - 1) else { return nil }
      let line = String(text[starts[number - 1]...].prefix { $0 != "\n" })
      lines[number] = line
      return line
    }
  }

  private static func starts(in text: String) -> [String.Index] {
    var starts = [text.startIndex]
    for index in text.utf8.indices where text.utf8[index] == 0x0A {
      starts.append(text.utf8.index(after: index))
    }
    return starts
  }
}
