import Foundation
import SiteBuilder

/// The faults as other programs read them, in the form of `Diagnostics/report.schema.json`.
struct FaultList: Encodable {
  private let version = Versions.report
  private let diagnostics: [Entry]

  private struct Entry: Encodable {
    let id: String
    let severity: String
    let path: String
    let line: Int?
    let column: Int?
    let message: String
    let notes: [Note]
    let count: Int?
    let fix: String?
  }

  private struct Note: Encodable {
    let message: String
    let path: String
    let line: Int?
    let column: Int?
  }

  init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics.map {
      Entry(
        id: $0.id, severity: $0.severity.rawValue, path: $0.location.path,
        line: $0.location.line, column: $0.location.column, message: $0.message,
        notes: $0.notes.map {
          Note(
            message: $0.message, path: $0.location.path, line: $0.location.line,
            column: $0.location.column)
        },
        count: $0.count > 1 ? $0.count : nil, fix: $0.fix)
    }
  }

  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return ((try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}") + "\n"
  }
}
