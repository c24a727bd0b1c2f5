import Content
import Foundation

/// Which words tell what people type who want one letter or reply from what they type who want another.
struct TypedWords {
  /// The numbers of those, in order, that people want who type a word, by the number of the word.
  private(set) var places: [Int: [Int]] = [:]

  /// So many words of each are enough: more make the index heavier, and the search no better.
  private static let most = 40
  /// A word that was typed once may be a slip.
  private static let leastCount = 2

  /// - Parameters:
  ///   - searches: of each letter and page, in their order.
  ///   - numbers: which words are in the index; new ones are added.
  init(_ searches: [[String]], numbers: inout WordNumbers) {
    var words = SearchWords()
    let counts = searches.map { texts in
      var counts: [Int: Int] = [:]
      for text in texts {
        words.forEach(in: text) { counts[numbers.number(of: $0), default: 0] += 1 }
      }
      return counts
    }
    let totals = counts.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    let frequent = counts.map { own in own.filter { totals[$0.key, default: 0] >= Self.leastCount }
    }
    var spread: [Int: Int] = [:]
    for word in frequent.flatMap(\.keys) { spread[word, default: 0] += 1 }
    let rarity = spread.mapValues { log(Double(1 + searches.count) / Double(1 + $0)) }
    for (place, own) in frequent.enumerated() {
      let telling = own.map { (word: $0.key, worth: Double($0.value) * rarity[$0.key, default: 0]) }
        .sorted { ($1.worth, $0.word) < ($0.worth, $1.word) }
      for (word, _) in telling.prefix(Self.most) {
        places[word, default: []].append(place)
      }
    }
  }
}
