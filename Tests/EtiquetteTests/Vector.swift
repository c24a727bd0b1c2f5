import Etiquette
import Foundation
import Testing

/// One text of `Tests/Vectors/etiquette.json`, what is told about it, and what the check has to find.
struct Vector: Codable, Sendable, CustomTestStringConvertible {
  let name: String
  let text: String?
  /// Instead of a text, one that would be too long to write down.
  let `repeat`: Repetition?
  let context: Context
  /// How the advice for a guideline starts, where the vector is about that.
  let advice: [String: String]?
  var expected: Outcome?

  struct Repetition: Codable, Sendable {
    let text: String
    let times: Int
  }

  struct Context: Codable, Sendable {
    let stage: String?
    let channel: String?
    let tone: String?
    let aim: String?
    let expects: [String: String]?
    let subject: String?
  }

  /// A result, without the words of the advice.
  struct Outcome: Codable, Sendable, Equatable {
    let score: Int
    let words: Int
    let truncated: Bool
    let guidelines: [Guideline]
    let flags: [Flag]

    struct Guideline: Codable, Sendable, Equatable {
      let id: String
      let state: String
      let earned: Int
      let possible: Int
      let problems: [String]
      let spans: [[Int]]
    }

    struct Flag: Codable, Sendable, Equatable {
      let id: String
      let severity: String
      let spans: [[Int]]
    }
  }

  var testDescription: String { name }

  var wholeText: String {
    text ?? self.repeat.map { String(repeating: $0.text, count: $0.times) } ?? ""
  }
}

extension Vector {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let file = root.appending(path: "Tests/Vectors/etiquette.json")

  static func all() throws -> [Vector] {
    try JSONDecoder().decode([Vector].self, from: Data(contentsOf: file))
  }

  /// One vector a line, which `SITEGEN_VARIATIONS` names.
  static var fileOfVariations: URL? {
    ProcessInfo.processInfo.environment["SITEGEN_VARIATIONS"].map { URL(filePath: $0) }
      .flatMap { FileManager.default.fileExists(atPath: $0.path()) ? $0 : nil }
  }

  static func variations() throws -> [Vector] {
    guard let file = fileOfVariations else { return [] }
    return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Vector.self, from: $0)
    }
  }

  /// Writes all vectors with new expectations, one to a line.
  static func record(_ result: (Vector) -> CheckResult) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let lines = try all().map { old in
      var vector = old
      vector.expected = Outcome(result(old))
      return String(decoding: try encoder.encode(vector), as: UTF8.self)
    }
    try Data("[\n\(lines.joined(separator: ",\n"))\n]\n".utf8).write(to: file)
  }
}

extension Vector.Context {
  var value: CheckContext {
    CheckContext(
      stage: stage.map { FacetValue.ID($0) }, channel: channel.map { FacetValue.ID($0) },
      tone: tone.map { FacetValue.ID($0) }, aim: aim.map { Aim.ID($0) },
      expectations: expects.map { expects in
        Dictionary(
          uniqueKeysWithValues: expects.compactMap { id, value in
            Letter.Expectation(rawValue: value).map { (Guideline.ID(id), $0) }
          })
      },
      subject: subject)
  }
}

extension Vector.Outcome {
  init(_ result: CheckResult) {
    func pairs(_ spans: [Range<Int>]) -> [[Int]] { spans.map { [$0.lowerBound, $0.upperBound] } }
    score = result.score
    words = result.words
    truncated = result.isTruncated
    guidelines = result.guidelines.map {
      Guideline(
        id: $0.id.rawValue, state: $0.state.rawValue, earned: $0.earned, possible: $0.possible,
        problems: $0.problems.map(\.rawValue), spans: pairs($0.spans))
    }
    flags = result.flags.map {
      Flag(id: $0.id, severity: $0.severity.rawValue, spans: pairs($0.spans))
    }
  }
}
