import Etiquette
import Foundation

/// The result of `sitegen review --format json`, as `review.schema.json` describes it.
struct ReviewReport: Encodable {
  /// The form of the document; a change that a reader has to know of makes it another.
  var version = 1
  let letters: [Letter]

  struct Letter: Encodable {
    /// As it was given; `-` for standard input.
    let path: String
    /// From 0 to 100.
    let score: Int
    let words: Int
    /// The text was longer than the check looks at.
    let truncated: Bool
    let guidelines: [Guideline]
    let flags: [Flag]
    /// What was not looked at.
    let setAside: [[Int]]
    /// What is still to be filled in.
    let blanks: [[Int]]
  }

  struct Guideline: Encodable {
    let id: String
    /// A sentence carries it out, whatever is expected of the letter.
    let found: Bool
    let state: String
    let earned: Int
    let possible: Int
    let problems: [String]
    /// The start and the end of each sentence, in UTF-16 code units.
    let spans: [[Int]]
  }

  struct Flag: Encodable {
    let id: String
    let severity: String
    let spans: [[Int]]
  }

  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(self)) ?? Data()
    return String(decoding: data, as: UTF8.self)
  }
}

extension ReviewReport.Letter {
  init(path: String, result: CheckResult) {
    func pairs(_ spans: [Range<Int>]) -> [[Int]] { spans.map { [$0.lowerBound, $0.upperBound] } }
    self.path = path
    score = result.score
    words = result.length
    truncated = result.isTruncated
    guidelines = result.guidelines.map {
      ReviewReport.Guideline(
        id: $0.id.rawValue, found: $0.isFound, state: $0.state.rawValue, earned: $0.earned,
        possible: $0.possible, problems: $0.problems.map(\.rawValue), spans: pairs($0.spans))
    }
    flags = result.flags.map {
      ReviewReport.Flag(id: $0.id, severity: $0.severity.rawValue, spans: pairs($0.spans))
    }
    setAside = pairs(result.setAside)
    blanks = pairs(result.blanks)
  }
}
