import Foundation
import SiteBuilder

/// The faults as other programs read them; `version` changes with the meaning of a key.
struct FaultList: Encodable {
  private let version = 1
  private let diagnostics: [Entry]

  private struct Entry: Encodable {
    let id: String
    let severity: String
    let path: String
    let line: Int?
    let column: Int?
    let message: String
    let fix: String?
  }

  init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics.map {
      Entry(
        id: $0.id, severity: $0.severity.rawValue, path: $0.location.path,
        line: $0.location.line, column: $0.location.column, message: $0.message, fix: $0.fix)
    }
  }

  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return ((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
  }
}
