import Etiquette
import Foundation
import Testing

/// One text of `Tests/Vectors/etiquette.json`, what is told about it, and what any good model finds.
struct Vector: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  /// Whose lists and model it is for; English, if none is named.
  let language: String?
  let text: String?
  /// Instead of a text, one that would be too long to write down.
  let `repeat`: Repetition?
  let context: Context
  let expected: Expectation

  struct Repetition: Decodable, Sendable {
    let text: String
    let times: Int
  }

  struct Context: Decodable, Sendable {
    let stage: String?
    let channel: String?
    let tone: String?
    let aim: String?
    let expects: [String: String]?
    let subject: String?
  }

  /// What has to be so; of what is not named, nothing is asked.
  struct Expectation: Decodable, Sendable {
    /// The guidelines that a sentence carries out, and those that none does.
    let found: [String]?
    let absent: [String]?
    /// Fewer guidelines than so many are found.
    let fewer: Int?
    /// The flags that are raised, and those that are not.
    let flags: [String]?
    let unflagged: [String]?
    /// All that is wrong with a guideline.
    let problems: [String: [String]]?
    /// The texts of all blanks.
    let blanks: [String]?
    /// Texts that are set aside, each within one place.
    let aside: [String]?
    let words: Int?
    let truncated: Bool?
  }

  var testDescription: String { name }

  var wholeText: String {
    text ?? self.repeat.map { String(repeating: $0.text, count: $0.times) } ?? ""
  }
}

extension Vector {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func all() throws -> [Vector] {
    let file = root.appending(path: "Tests/Vectors/etiquette.json")
    return try JSONDecoder().decode([Vector].self, from: Data(contentsOf: file))
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
