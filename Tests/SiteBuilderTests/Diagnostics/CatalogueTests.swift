import Foundation
import Testing

@testable import Basics
@testable import Diagnostics

/// What the documentation says about the faults is what the code has.
@Suite struct CatalogueTests {
  private static let documentation = SmallSite.folder.deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/Diagnostics/README.md")

  /// Name, link, severity, meaning and remedy of each row.
  private func rows() throws -> [[String]] {
    try String(contentsOf: Self.documentation, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("| [`") }
      .map { row in
        let cells = row.split(separator: "|", omittingEmptySubsequences: false)
          .map { String($0).trimmingWhitespace() }
        let name = cells[1].split(separator: "`")
        return [String(name[1]), String(name[2])] + cells[2..<5]
      }
  }

  @Test func everyKindOfFaultIsExplainedOnce() throws {
    let names = try rows().map { $0[0] }
    #expect(names.sorted() == Fault.ID.allCases.map(\.rawValue).sorted())
  }

  @Test func eachIsExplainedWithItsSeverityItsMeaningAndARemedy() throws {
    for row in try rows() {
      let id = try #require(Fault.ID(rawValue: row[0]))
      #expect(row[1] == "](../../Tests/Fixtures/\(id.rawValue))")
      #expect(row[2] == Fault(id, "").severity.rawValue, "\(id)")
      #expect(row[3].hasSuffix(".") && row[4].hasSuffix("."), "\(id)")
    }
  }
}
