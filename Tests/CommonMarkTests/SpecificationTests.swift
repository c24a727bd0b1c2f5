import CommonMark
import Foundation
import Testing

/// The examples of the CommonMark 0.30 specification, which libcmark 0.30 promises to follow.
@Suite struct SpecificationTests {
  @Test(.enabled(if: Example.fileExists, Example.reasonToSkip), arguments: Example.all)
  func rendersAsSpecified(_ example: Example) {
    let document = Document(parsing: example.markdown)
    #expect(document.html(allowingRawHTML: true) == example.html)
  }

  @Test(.enabled(if: Example.fileExists, Example.reasonToSkip))
  func coversTheWholeSpecification() {
    #expect(Example.all.count == 652)
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

  static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "../shared/data/commonmark-0.30-spec.json").standardizedFileURL

  static let reasonToSkip: Comment =
    "The specification's examples are not part of this project and not in ../shared/data."

  static var fileExists: Bool {
    FileManager.default.fileExists(atPath: file.path)
  }

  /// Empty without the file; a file that can not be read fails `coversTheWholeSpecification`.
  static let all: [Example] = {
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([Example].self, from: data)) ?? []
  }()
}
