import Basics
import Diagnostics
import Foundation

/// The faults in the form that code scanning services read: SARIF 2.1.0 (OASIS Standard).
struct SARIFLog: Encodable {
  private let version = "2.1.0"
  private let schema = "https://json.schemastore.org/sarif-2.1.0.json"
  private let runs: [Run]

  private enum CodingKeys: String, CodingKey {
    case version
    case schema = "$schema"
    case runs
  }

  private struct Run: Encodable {
    let tool: Tool
    /// As `SourceLocation` counts (section 3.14.17).
    let columnKind = "unicodeCodePoints"
    let results: [Result]
  }

  private struct Tool: Encodable {
    let driver: Driver
  }

  private struct Driver: Encodable {
    let name = "sitegen"
    let version = Versions.program
    let informationUri = "https://github.com/\(Versions.repository)"
    let rules: [Rule]
  }

  private struct Rule: Encodable {
    let id: String
  }

  private struct Result: Encodable {
    let ruleId: String
    let level: String
    let message: Message
    let locations: [Location]
  }

  private struct Message: Encodable {
    let text: String
  }

  private struct Location: Encodable {
    let physicalLocation: PhysicalLocation
  }

  private struct PhysicalLocation: Encodable {
    let artifactLocation: ArtifactLocation
    let region: Region?
  }

  private struct ArtifactLocation: Encodable {
    let uri: String
  }

  private struct Region: Encodable {
    let startLine: Int
    let startColumn: Int?
  }

  /// - Parameter folder: where the source is in the repository; empty, or with a slash at its end.
  init(_ diagnostics: [Diagnostic], in folder: String) {
    let results = diagnostics.map { diagnostic in
      let place = diagnostic.location
      let path = folder + place.path
      return Result(
        ruleId: diagnostic.id, level: diagnostic.severity.rawValue,
        message: Message(
          text: [diagnostic.message, diagnostic.fix.map { "Fix: \($0)" }]
            .compactMap(\.self).joined(separator: ". ")),
        locations: [
          Location(
            physicalLocation: PhysicalLocation(
              artifactLocation: ArtifactLocation(
                uri: path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path),
              region: place.line.map { Region(startLine: $0, startColumn: place.column) }))
        ])
    }
    let rules = Set(diagnostics.map(\.id)).sorted().map { Rule(id: $0) }
    runs = [Run(tool: Tool(driver: Driver(rules: rules)), results: results)]
  }

  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return ((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
  }
}
