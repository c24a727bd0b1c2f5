import Foundation
import Testing

@testable import Basics

/// What the documents say about versions is what the code has.
@Suite struct VersionDocumentationTests {
  private func document(_ path: String) throws -> String {
    let project = SmallSite.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: project.appending(path: path), encoding: .utf8)
  }

  /// Semantic Versioning 2.0.0, items 2 and 9; the only pre-release used here is `dev`.
  @Test func theProgramHasASemanticVersion() {
    let version = /(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-dev)?/
    #expect(Versions.program.wholeMatch(of: version) != nil)
  }

  @Test(arguments: [
    ("program", Versions.program), ("theme contract", "\(Versions.themeContract)"),
    ("manifest", "\(Versions.manifest)"), ("report", "\(Versions.report)"),
  ])
  func thePageOfVersionsHasEach(name: String, version: String) throws {
    #expect(try document("docs/versions.md").contains("\n| \(name) | `\(version)` | "))
  }

  @Test func theManualForThemesIsForThisContract() throws {
    #expect(
      try document("themes/README.md").contains(
        "\n| `contract` | the version of this page the theme was written for: "
          + "`\(Versions.themeContract)` |\n"))
  }

  /// Keep a Changelog 1.1.0: the changes since the last release stand under `Unreleased`, and every
  /// release has its date.
  @Test func theChangelogHasThisVersionOnceItIsReleased() throws {
    let headings = try document("CHANGELOG.md").split(separator: "\n")
      .filter { $0.hasPrefix("## ") }
    #expect(headings.first == "## [Unreleased]")
    let releases = try headings.dropFirst().map {
      try #require($0.wholeMatch(of: /## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d/), "\($0)").1
    }
    if Versions.program.hasSuffix("-dev") {
      #expect(!releases.contains { $0 + "-dev" == Versions.program }, "released already")
    } else {
      #expect(releases.first.map(String.init) == Versions.program)
    }
  }
}
