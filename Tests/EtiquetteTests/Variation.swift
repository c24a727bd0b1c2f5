import Etiquette
import Foundation

/// A letter changed at random, and all that the script of the site has found in it:
/// Tests/Scripts/variations.mjs.
struct Variation: Decodable, Sendable {
  let name: String
  let text: String
  let context: Vector.Context
  let expected: Outcome

  /// What the check finds, without the words of the advice.
  struct Outcome: Decodable, Equatable, Sendable {
    let score: Int
    let words: Int
    let truncated: Bool
    let blanks: [[Int]]
    let setAside: [[Int]]
    let guidelines: [Guideline]
    let flags: [Flag]

    struct Guideline: Decodable, Equatable, Sendable {
      let id: String
      let found: Bool
      let state: String
      let earned: Int
      let possible: Int
      let problems: [String]
      let spans: [[Int]]
    }

    struct Flag: Decodable, Equatable, Sendable {
      let id: String
      let severity: String
      let spans: [[Int]]
    }
  }

  /// One a line in the file that `SITEGEN_VARIATIONS` names; nil where there is none.
  static var file: URL? {
    ProcessInfo.processInfo.environment["SITEGEN_VARIATIONS"].map { URL(filePath: $0) }
      .flatMap { FileManager.default.fileExists(atPath: $0.path()) ? $0 : nil }
  }

  static func all() throws -> [Variation] {
    guard let file else { return [] }
    return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Variation.self, from: $0)
    }
  }
}

extension Variation.Outcome {
  init(_ result: CheckResult) {
    self.init(
      score: result.score, words: result.length, truncated: result.isTruncated,
      blanks: Self.pairs(result.blanks), setAside: Self.pairs(result.setAside),
      guidelines: result.guidelines.map {
        Guideline(
          id: $0.id.rawValue, found: $0.isFound, state: $0.state.rawValue, earned: $0.earned,
          possible: $0.possible, problems: $0.problems.map(\.rawValue), spans: Self.pairs($0.spans))
      },
      flags: result.flags.map {
        Flag(id: $0.id, severity: $0.severity.rawValue, spans: Self.pairs($0.spans))
      })
  }

  private static func pairs(_ spans: [Range<Int>]) -> [[Int]] {
    spans.map { [$0.lowerBound, $0.upperBound] }
  }
}
