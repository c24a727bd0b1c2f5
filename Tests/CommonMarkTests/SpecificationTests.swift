import CommonMark
import Foundation
import Testing

/// The examples of the CommonMark 0.30 specification, which libcmark 0.30 promises to follow.
@Suite struct SpecificationTests {
  @Test(arguments: try Example.all())
  func rendersAsSpecified(_ example: Example) {
    let document = Document(parsing: example.markdown)
    #expect(document.html(allowingRawHTML: true) == example.html)
  }

  @Test func coversTheWholeSpecification() throws {
    #expect(try Example.all().map(\.example) == Array(1...652))
  }
}

struct Example: Decodable, Sendable, CustomTestStringConvertible {
  let markdown: String
  let html: String
  let example: Int
  let section: String

  var testDescription: String {
    "\(section), example \(example)"
  }

  static func all() throws -> [Example] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/commonmark-0.30/spec.json")
    return try JSONDecoder().decode([Example].self, from: Data(contentsOf: file))
  }
}
