import Diagnostics

/// What a template has rendered, with the origin of each byte.
package struct TracedText: Sendable {
  package internal(set) var bytes: [UInt8] = []
  /// In the order of their starts; of two with one start the first is empty.
  var runs: [Run] = []

  package init() {}

  init(bytes: [UInt8], runs: [Run]) {
    self.bytes = bytes
    self.runs = runs
  }

  struct Run: Sendable {
    let start: Int
    let origin: TemplateOrigin
  }

  /// The place in a template of a byte, or of the tag that stands for it.
  package func origin(of offset: Int) -> TemplateOrigin? {
    // The first run that starts behind the byte.
    var range = runs.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        runs[middle].start > offset ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    guard range.lowerBound > 0 else { return nil }
    let run = runs[range.lowerBound - 1]
    return run.origin.advanced(by: offset - run.start)
  }

  /// The same with the origins of a text where this one shows it as a value.
  package func showing(_ inner: TracedText) -> TracedText {
    var text = self
    text.runs = runs.indices.flatMap { index -> [Run] in
      let run = runs[index]
      let end = index + 1 < runs.count ? runs[index + 1].start : bytes.count
      guard run.origin.name != nil, bytes[run.start..<end].elementsEqual(inner.bytes) else {
        return [run]
      }
      return inner.runs.map { Run(start: run.start + $0.start, origin: $0.origin) }
    }
    return text
  }
}

/// Where a part of what is rendered comes from: a place in a template.
package struct TemplateOrigin: Sendable {
  package let template: SourceFile
  /// In UTF-8, from the start of the template.
  package let offset: Int
  /// The name in the tag that stands for it; nil where the template has written it itself.
  package let name: String?

  /// Where a later byte of the same part comes from: all of a value comes from its tag.
  func advanced(by length: Int) -> TemplateOrigin {
    name == nil ? TemplateOrigin(template: template, offset: offset + length, name: nil) : self
  }
}
