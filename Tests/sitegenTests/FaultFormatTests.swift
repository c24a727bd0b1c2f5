import Foundation
import Testing

/// Faults in the forms of other services.
@Suite struct FaultFormatTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.edit("content/en/pages/about.md", "title: About", "tilte: A: 100%")
  }

  @Test func gitHubGetsAnnotationsWithPlacesInTheRepository() async throws {
    let result = try await place.shell(
      "mkdir repo && cp -r content themes repo && $SITEGEN check --source repo --format github")
    #expect(result.status == 1)
    #expect(result.errors == "")
    let lines = result.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("::error file=repo/content/en/pages/about.md,line=") })
    #expect(lines.allSatisfy { $0.contains(",title=") && !$0.contains("100%,") })
  }

  @Test func codeScanningGetsALog() async throws {
    try place.edit("content/en/pages/about.md", "tilte: A: 100%", "tilte: About")
    let result = try await place.run("check", "--format", "sarif")
    #expect(result.status == 1)
    let log = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.compactMap { $0["ruleId"] as? String } == ["missing-key", "unknown-key"])
    try place.edit("content/en/pages/about.md", "tilte", "title")
    let clean = try await place.run("check", "--format", "sarif")
    #expect(clean.status == 0)
    #expect(clean.output.contains("\"results\" : [\n\n"))
  }
}
