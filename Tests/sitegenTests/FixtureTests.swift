import Diagnostics
import Foundation
import Testing

/// What the binary says about a broken site, for every kind of fault there is.
///
/// `RECORD=1 swift test --filter FixtureTests` writes what it says into the fixtures, and fails, so
/// that a recording is looked at and never taken for a test that passed.
///
/// One after the other, so that tests that wait for something are not kept from it.
@Suite(.serialized) struct FixtureTests {
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

  @Test func everyKindOfFaultHasAnExample() {
    #expect(Set(Fault.ID.allCases.map(\.rawValue)).subtracting(Fixture.all.map(\.fault)) == [])
  }

  @Test(arguments: Fixture.all)
  func aBrokenSiteIsReportedAsExpected(fixture: Fixture) async throws {
    let result = try await fixture.place().run("check")
    let report = result.errors + "exit code \(result.status)\n"
    if Self.isRecording, report != fixture.expected {
      try fixture.record(report)
      Issue.record("recorded \(fixture.name)")
    } else {
      #expect(report == fixture.expected)
    }
  }

  @Test(arguments: Fixture.all)
  func theReportForProgramsFitsTheSchema(fixture: Fixture) async throws {
    let result = try await fixture.place().run("check", "--format", "json")
    let report = try JSONSerialization.jsonObject(with: Data(result.errors.utf8))
    #expect(try JSONSchema.report().violations(by: report) == [])
    let entries = try #require((report as? [String: Any])?["diagnostics"] as? [[String: Any]])
    let ids = entries.compactMap { $0["id"] as? String }
    #expect(ids.contains(fixture.fault))
    let isBroken = entries.contains { $0["severity"] as? String == "error" }
    #expect(result.status == (isBroken ? 1 : 0))
    for message in entries.compactMap({ $0["message"] as? String }) {
      #expect(message.first?.isUppercase == false && !message.hasSuffix("."), "\(message)")
    }
    for fix in entries.compactMap({ $0["fix"] as? String }) {
      #expect(!fix.hasSuffix("."), "\(fix)")
    }
  }

  @Test func theSchemaIsNotFittedByAnything() throws {
    let schema = try JSONSchema.report()
    let entry: [String: Any] = [
      "id": "broken-link", "severity": "error", "path": "a.md", "message": "m",
      "notes": [] as [Any],
    ]
    func violations(_ change: (inout [String: Any]) -> Void) throws -> [String] {
      var changed = entry
      change(&changed)
      return try schema.violations(by: ["version": 1, "diagnostics": [changed]])
    }
    #expect(try violations { _ in } == [])
    #expect(try violations { $0["id"] = "no-such-fault" } != [])
    #expect(try violations { $0["severity"] = "note" } != [])
    #expect(try violations { $0["line"] = 0 } != [])
    #expect(try violations { $0["path"] = nil } != [])
    #expect(try violations { $0["notes"] = [["message": "m"]] } != [])
    #expect(try violations { $0["colour"] = "red" } != [])
    #expect(try schema.violations(by: ["version": 2, "diagnostics": [] as [Any]]) != [])
  }

  @Test func theSchemaKnowsEveryKindOfFault() throws {
    let known = try JSONSchema.report().values(at: "$defs", "diagnostic", "properties", "id")
    #expect(known == Fault.ID.allCases.map(\.rawValue).sorted())
  }
}
