import Foundation
import Testing

@testable import Etiquette

/// The classes of words in Swift are found as the vectors say, as those in JavaScript are.
struct WordClassTests {
  private struct Given: Decodable {
    let classes: [String: [String]]
    let vectors: [Vector]

    struct Vector: Decodable {
      let name: String
      let words: [String]
      let members: [Member]
    }

    /// The name of a class, and the first of the words and the one behind the last.
    struct Member: Decodable, Equatable {
      let name: String
      let words: Range<Int>

      init(name: String, words: Range<Int>) {
        self.name = name
        self.words = words
      }

      init(from decoder: any Decoder) throws {
        var values = try decoder.unkeyedContainer()
        name = try values.decode(String.self)
        words = try values.decode(Int.self)..<values.decode(Int.self)
      }
    }
  }

  @Test func `the members of a sentence are found`() throws {
    let file = EtiquetteTests.Vector.root.appending(path: "Tests/Vectors/word-classes.json")
    let given = try JSONDecoder().decode(Given.self, from: Data(contentsOf: file))
    let names = given.classes.keys.sorted()
    let denied = names.map { "not \($0)" }
    let classes = WordClasses(names.map { ($0, given.classes[$0] ?? []) })
    for vector in given.vectors {
      let (words, letters) = Self.read(vector.words)
      let found = classes.members(in: words, of: letters).map { member in
        let name = (names + denied).first { WordHash.of($0.utf16) == member.hash }
        return Given.Member(name: name ?? "?", words: member.words)
      }
      #expect(found == vector.members, "\(vector.name)")
    }
  }

  /// Words whose letters lie in one array.
  private static func read(_ texts: [String]) -> ([Word], [UInt16]) {
    var letters: [UInt16] = []
    let words = texts.map { text in
      let start = letters.count
      letters += text.utf16
      return Word(
        letters: start..<letters.count, hash: WordHash.of(text.utf16), number: nil)
    }
    return (words, letters)
  }
}
