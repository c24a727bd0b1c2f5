import Basics
import Diagnostics
import Etiquette
import Foundation
import SiteBuilder

/// The faults as other programs read them, in the form of `Diagnostics/report.schema.json`.
struct FaultList: Encodable {
  private let version = Versions.report
  private let diagnostics: [Entry]
  /// Absent where no edition has a `style.yaml`.
  private let style: [Figure]?

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

  private struct Figure: Encodable {
    let path: String
    let statement: String
    let count: Int
    let total: Int
    var most: Int?
    var least: Int?
    let isWithinLimit: Bool

    init(_ figure: StyleFigure, path: String) {
      self.path = path
      statement = figure.statement
      count = figure.count
      total = figure.total
      isWithinLimit = figure.isWithinBound
      switch figure.bound {
      case .most(let percent): most = percent
      case .least(let percent): least = percent
      }
    }
  }

  init(_ diagnostics: [Diagnostic], style: [StyleReport] = []) {
    self.style =
      style.isEmpty
      ? nil : style.flatMap { report in report.figures.map { Figure($0, path: report.path) } }
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
