import Basics
import Diagnostics

/// The templates of a theme, made to say in the page which of them has written what: a page that is
/// rendered with them once more tells for each of its bytes where it comes from.
struct TracedTemplates: Sendable {
  private(set) var templates: [String: SourceFile] = [:]
  private var origins: [Origin] = []

  /// Where bytes of a page come from: a place in a template.
  struct Origin: Sendable {
    let template: SourceFile
    /// In UTF-8, from the start of the template.
    let offset: Int
    /// The name in the tag that they stand for; nil where the template has written them itself.
    let name: String?
  }

  init(_ originals: [String: SourceFile]) {
    for (name, file) in originals.sorted(by: { $0.key < $1.key }) {
      templates[name] = SourceFile(path: file.path, text: traced(file))
    }
  }

  /// A mark before each tag that stands for a value, and one after each tag of any kind.
  private mutating func traced(_ file: SourceFile) -> String {
    var text = mark(Origin(template: file, offset: 0, name: nil))
    var rest = file.text[...]
    while let open = rest.firstRange(of: "{{") {
      let inner = rest[open.upperBound...]
      guard let close = inner.firstRange(of: inner.hasPrefix("{") ? "}}}" : "}}") else { break }
      let tag = rest[open.lowerBound..<close.upperBound]
      text += rest[..<open.lowerBound]
      let name = inner[..<close.lowerBound].drop { $0 == "{" || $0 == "&" || $0.isWhitespace }
      if let first = name.first, !"#^/>!".contains(first) {
        let offset = file.text.utf8.distance(from: file.text.startIndex, to: open.lowerBound)
        text += mark(
          Origin(template: file, offset: offset, name: String(name).trimmingWhitespace()))
      }
      text += tag
      rest = rest[close.upperBound...]
      let offset = file.text.utf8.distance(from: file.text.startIndex, to: rest.startIndex)
      text += mark(Origin(template: file, offset: offset, name: nil))
    }
    return text + rest
  }

  /// The number of the origin between two characters for private use, which nothing else uses.
  private mutating func mark(_ origin: Origin) -> String {
    origins.append(origin)
    return "\u{F8F0}\(origins.count - 1)\u{F8F1}"
  }

  /// Takes the marks out of a page that was rendered by these templates.
  func read(_ page: [UInt8]) -> TracedPage {
    var bytes: [UInt8] = []
    var runs: [(start: Int, origin: Origin)] = []
    var index = 0
    while index < page.count {
      if page[index] == 0xEF, let (number, end) = number(in: page, from: index),
        origins.indices.contains(number)
      {
        runs.append((bytes.count, origins[number]))
        index = end
      } else {
        bytes.append(page[index])
        index += 1
      }
    }
    return TracedPage(bytes: bytes, runs: runs)
  }

  private func number(in page: [UInt8], from start: Int) -> (number: Int, end: Int)? {
    let rest = page[start...]
    guard rest.starts(with: [0xEF, 0xA3, 0xB0]) else { return nil }
    let digits = rest.dropFirst(3).prefix { (0x30...0x39).contains($0) }
    guard page[digits.endIndex...].starts(with: [0xEF, 0xA3, 0xB1]) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self)).map { ($0, digits.endIndex + 3) }
  }
}

/// A page whose bytes know where they come from.
struct TracedPage {
  let bytes: [UInt8]
  fileprivate let runs: [(start: Int, origin: TracedTemplates.Origin)]

  /// The place in a template of the byte at an offset, or of the tag that stands for it.
  func origin(of offset: Int) -> TracedTemplates.Origin? {
    // The first run that starts behind the byte.
    var range = runs.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        runs[middle].start > offset ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    guard range.lowerBound > 0 else { return nil }
    let run = runs[range.lowerBound - 1]
    guard run.origin.name == nil else { return run.origin }
    return TracedTemplates.Origin(
      template: run.origin.template, offset: run.origin.offset + offset - run.start, name: nil)
  }
}
