import Foundation
import Testing

@testable import SiteBuilder

/// The data in which scripts look for letters: whatever is looked for is found where they look.
@Suite struct SearchTests {
  // MARK: Words

  static let words: [(String, [String])] = [
    ("", []), ("  –  ?!", []), ("Thank you!", ["thank", "you"]),
    ("I'm, don\u{2019}t: e-mail", ["i", "m", "don", "t", "e", "mail"]),
    ("[your name] 2026", ["your", "name", "2026"]),
    ("Résumé NAÏVE Übung Straße", ["resume", "naive", "ubung", "straße"]),
    ("ΣΟΦΟΣ İstanbul ﬁnal", ["σοφοσ", "istanbul", "final"]),
    ("面接を辞退 ok", ["面", "接", "を", "辞", "退", "ok"]),
    ("𞤀𞤁x", ["𞤢𞤣x"]),
    (String(repeating: "a", count: 40), [String(repeating: "a", count: 32), "aaaaaaaa"]),
  ]

  @Test(arguments: words)
  func wordsAreTakenApart(text: String, expected: [String]) {
    var found: [String] = []
    var words = SearchWords()
    words.forEach(in: text) { found.append(String(decoding: $0, as: UTF16.self)) }
    #expect(found == expected)
  }

  @Test func eachWordHasOneNumber() {
    var numbers = WordNumbers()
    let words = (0..<10_000).map { Array("word\($0 % 5_000)".utf16) }
    #expect(words.map { numbers.number(of: $0) } == (0..<10_000).map { $0 % 5_000 })
    #expect(numbers.count == 5_000)
    #expect(Array(numbers[4_999]) == words[4_999])
  }

  // MARK: Numbers

  @Test(arguments: [1, 2, 3, 7, 50, 900])
  func listsOfLettersCanBeReadBack(oneIn rarity: UInt64) throws {
    var random = Random(state: rarity)
    let numbers = (0..<10_000).filter { _ in random.next() % rarity == 0 }
    let text = try Answers.string(LetterNumbers.text(of: numbers, among: 10_000))
    #expect(Answers.numbers(text, among: 10_000) == numbers)
    #expect(text.count <= 5_100)
    #expect(Answers.numbers("", among: 3) == [])
    #expect(LetterNumbers.text(of: [0, 1, 2], among: 3) == Array("!".utf8))
  }

  // MARK: Shards

  /// Letters whose words are drawn from few and many, some of them from outside of Unicode's first
  /// plane.
  private static let sources: [(title: [String], text: [String])] = {
    var random = Random(state: 7)
    let syllables = ["a", "ba", "con", "do", "é", "fi", "𞤢", "𞤣o", "ｚ", "9"]
    func word() -> String {
      let rank = Int(random.next() % 64) * Int(random.next() % 64)
      return [rank % 10, rank / 10 % 10, rank / 100].map { syllables[$0 % 10] }.joined()
    }
    return (0..<250).map { _ in ((0..<4).map { _ in word() }, (0..<20).map { _ in word() }) }
  }()

  private static let index = SearchIndex(
    sources.map { source in
      SearchIndex.Source(title: source.title.joined(separator: " ")) {
        source.text.joined(separator: " ")
      }
    })

  @Test(arguments: [Int.max, 2_000, 300, 1])
  func whateverBeginsAWordFindsItsLetters(limit: Int) throws {
    let shards = SearchShards(Self.index, limit: limit).shards
    let answers = try Answers(shards, letters: Self.sources.count)
    let folded = Self.sources.map { (title: Self.folded($0.title), text: Self.folded($0.text)) }
    var beginnings: Set<String> = ["zz", "\u{FFFF}", "b9b9b9b9"]
    for word in folded.flatMap({ $0.title + $0.text }) {
      for length in 1...word.count { beginnings.insert(String(word.prefix(length))) }
    }
    #expect(beginnings.count > 300)
    for beginning in beginnings {
      let inTitle = folded.indices.filter { letter in
        folded[letter].title.contains { $0.hasPrefix(beginning) }
      }
      let anywhere = folded.indices.filter { letter in
        inTitle.contains(letter) || folded[letter].text.contains { $0.hasPrefix(beginning) }
      }
      #expect(answers.letters(with: beginning) == anywhere, "\(beginning)")
      #expect(answers.letters(withTitle: beginning) == inTitle, "\(beginning)")
    }
  }

  @Test func aShardHasNoMoreThanItsLimit() throws {
    let whole = SearchShards(Self.index, limit: .max).shards
    #expect(whole.map(\.start) == [""])
    for limit in [2_000, 300] {
      let shards = SearchShards(Self.index, limit: limit).shards
      #expect(shards.count > whole[0].bytes.count / limit / 2)
      for shard in shards where shard.bytes.count > limit {
        let entries = try JSONDecoder().decode([String: [String]].self, from: Data(shard.json))
        #expect(entries.count == 1, "\(shard.start)")
      }
    }
  }

  @Test func aGalleryWithoutLettersCanBeSearched() throws {
    let shards = SearchShards(SearchIndex([]), limit: 100).shards
    #expect(shards.map(\.json) == [Array("{}".utf8)])
  }

  private static func folded(_ words: [String]) -> [String] {
    words.map { $0.replacing("é", with: "e").replacing("ｚ", with: "z") }
  }

  // MARK: The table

  @Test func theTableTellsLettersApart() async throws {
    let library = try #require(try await SmallSite.unchanged.value.library)
    let edition = library.editions[0]
    let letters = edition.gallery.letters
    let table = LetterTable(letters, terms: edition.terms, cards: 16, search: ["", "m"])
    #expect(table.total == letters.count)
    for (place, letter) in letters.enumerated() {
      func value(_ name: String) throws -> Int {
        let column = try #require(table.columns[name])
        return Int(Array(column.unicodeScalars)[place].value) - 40
      }
      let stages = edition.terms.vocabulary.values(of: .stage)
      #expect(try stages[value("stage")].id == letter.situation[.stage])
      let guidelines = try table.sets[value("guideline")].map { edition.terms.guidelines[$0].id }
      #expect(Set(guidelines) == letter.guidelines.intersection(edition.terms.guidelines.map(\.id)))
    }
  }
}

/// What a script makes of the shards: it looks in one of them.
private struct Answers {
  private let shards: [(start: [UInt16], entries: [(word: String, lists: [String])])]
  private let count: Int

  init(_ shards: [SearchShards.Shard], letters: Int) throws {
    count = letters
    self.shards = try shards.map { shard in
      let entries = try JSONDecoder().decode([String: [String]].self, from: Data(shard.json))
      return (Array(shard.start.utf16), entries.map { ($0.key, $0.value) })
    }
  }

  func letters(with word: String) -> [Int] { union(word) { $0.first } }
  func letters(withTitle word: String) -> [Int] { union(word) { $0.count > 1 ? $0[1] : nil } }

  private func union(_ word: String, _ list: ([String]) -> String?) -> [Int] {
    let units = Array(word.utf16)
    let shard = shards.last { !units.lexicographicallyPrecedes($0.start) }
    let lists = (shard?.entries ?? []).filter { $0.word.hasPrefix(word) }.compactMap {
      list($0.lists)
    }
    return Set(lists.flatMap { Self.numbers($0, among: count) }).sorted()
  }

  static func string(_ bytes: [UInt8]) throws -> String {
    let json = [UInt8(ascii: "[")] + [0x22] + bytes + [0x22] + [UInt8(ascii: "]")]
    return try JSONDecoder().decode([String].self, from: Data(json))[0]
  }

  static func numbers(_ text: String, among count: Int) -> [Int] {
    let isMissing = text.first == "!"
    var numbers: [Int] = []
    var (next, gap, worth) = (0, 0, 1)
    for code in text.utf8.dropFirst(isMissing ? 1 : 0).map(Int.init) {
      if code >= 80 {
        gap += (code - 80) * worth
        worth *= 45
      } else {
        gap += (code - 35) * worth
        numbers.append(next + gap)
        next += gap + 1
        (gap, worth) = (0, 1)
      }
    }
    return isMissing ? Array(Set(0..<count).subtracting(numbers)).sorted() : numbers
  }
}

/// The same numbers for the same state (SplitMix64).
private struct Random {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
