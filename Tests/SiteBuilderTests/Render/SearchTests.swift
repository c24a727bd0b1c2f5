import Etiquette
import Foundation
import Testing

@testable import Content
@testable import SiteBuilder

/// The data in which scripts look for letters: whatever is looked for is found where they look.
@Suite struct SearchTests {
  // MARK: Words

  static let words: [(String, [String])] = [
    ("", []), ("  –  ?!", []), ("Thank you!", ["thank", "you"]),
    ("I'm, don\u{2019}t: e-mail", ["im", "dont", "e", "mail"]),
    ("I'll, they\u{2019}re 'quoted' dogs'", ["i", "ll", "they", "re", "quoted", "dogs"]),
    ("l'offre, résumé: isn\u{2019}t", ["l", "offre", "resume", "isnt"]),
    ("[your name] 2026", ["your", "name", "2026"]),
    ("Résumé NAÏVE Übung Straße", ["resume", "naive", "ubung", "strasse"]),
    ("ΣΟΦΟΣ İstanbul ﬁnal", ["σοφοσ", "istanbul", "final"]),
    ("面接を辞退 ok", ["面接", "接を", "を辞", "辞退", "ok"]),
    ("パート、ハート", ["パー", "ート", "ハー", "ート"]), ("ﾊﾞｲﾄ がか", ["バイ", "イト", "がか"]),
    ("辞", ["辞"]), ("メール・電話", ["メー", "ール", "電話"]),
    ("الرسالة والشركة إلى آخر", ["رساله", "شركه", "الي", "اخر"]),
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

  // MARK: Pieces

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
  func everyWordFindsItsLetters(limit: Int) throws {
    let pieces = SearchPieces(Self.index, limit: limit).json
    let entries = try pieces.flatMap(Self.entries)
    let lists = Dictionary(entries, uniquingKeysWith: { first, _ in first })
    #expect(lists.count == entries.count)
    let folded = Self.sources.map { (title: Self.folded($0.title), text: Self.folded($0.text)) }
    #expect(Set(lists.keys) == Set(folded.flatMap { $0.title + $0.text }))
    var common = 0
    for (word, lists) in lists {
      let inTitle = folded.indices.filter { folded[$0].title.contains(word) }
      let inText = folded.indices.filter {
        folded[$0].text.contains(word) && !folded[$0].title.contains(word)
      }
      #expect(Answers.numbers(lists.inTitle, among: folded.count) == inTitle, "\(word)")
      if 4 * (inText.count + inTitle.count) > folded.count {
        #expect(lists.inText == "!", "\(word)")
        common += 1
      } else {
        #expect(Answers.numbers(lists.inText, among: folded.count) == inText, "\(word)")
      }
    }
    #expect(common > 0)
  }

  // MARK: What people type

  @Test func whatPeopleTypeLeadsToALetter() throws {
    let sources = (0..<20).map { number in
      SearchIndex.Source(
        title: "letter", text: { "text" },
        typed: number == 3 ? [.init(text: "ghosted", level: 2)] : [])
    }
    let piece = try JSONDecoder().decode(
      Piece.self, from: Data(SearchPieces(SearchIndex(sources), limit: .max).json[0]))
    let words = try Self.entries(Array(SearchPieces(SearchIndex(sources), limit: .max).json[0]))
      .map(\.0)
    #expect(words == ["ghosted", "letter", "text"])
    // Of the two levels of the first word the lower has none.
    let levels = piece.typed.dropLast(2).split(separator: "~", omittingEmptySubsequences: false)
    #expect(levels.map { Answers.numbers(String($0), among: 20) } == [[], [3]])
    #expect(piece.typed.hasSuffix("  "))
  }

  @Test func inASmallGalleryNoWordIsCommon() throws {
    let sources = (0..<10).map { number in
      SearchIndex.Source(title: "letter") { number < 9 ? "offer" : "pay" }
    }
    let entries = try Self.entries(SearchPieces(SearchIndex(sources), limit: .max).json[0])
    let offer = try #require(entries.first { $0.0 == "offer" }?.1)
    #expect(Answers.numbers(offer.inText, among: 10) == Array(0..<9))
  }

  @Test func aPieceHasNoMoreThanItsLimit() throws {
    let whole = SearchPieces(Self.index, limit: .max).json
    #expect(whole.count == 1)
    let frame = SearchPieces(SearchIndex([]), limit: 100).json[0].count
    for limit in [2_000, 300] {
      let pieces = SearchPieces(Self.index, limit: limit).json
      #expect(pieces.count <= 2 * (whole[0].count / limit + 1))
      for piece in pieces {
        let entries = try Self.entries(piece)
        #expect(entries.count == 1 || piece.count <= limit + frame + 2 * entries.count)
      }
    }
  }

  @Test func aGalleryWithoutLettersCanBeSearched() throws {
    let json = SearchPieces(SearchIndex([]), limit: 100).json
    #expect(try json.map(Self.entries).map(\.count) == [0])
  }

  private struct Piece: Decodable {
    let words: String
    let inText: String
    let inTitle: String
    let typed: String
  }

  /// What a script makes of a piece.
  private static func entries(
    _ json: [UInt8]
  ) throws -> [(String, (inText: String, inTitle: String))] {
    let piece = try JSONDecoder().decode(Piece.self, from: Data(json))
    var words: [[UInt16]] = []
    for unit in piece.words.utf16 {
      if (65..<91).contains(unit) {
        words.append(Array((words.last ?? []).prefix(Int(unit) - 65)))
      } else {
        words[words.count - 1].append(unit)
      }
    }
    let lists = [piece.inText, piece.inTitle].map {
      $0.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    }
    return words.enumerated().map { place, word in
      (String(decoding: word, as: UTF16.self), (lists[0][place], lists[1][place]))
    }
  }

  private static func folded(_ words: [String]) -> [String] {
    words.map { $0.replacing("é", with: "e").replacing("ｚ", with: "z") }
  }

  // MARK: Pages and keywords

  @Test func everyReplyQuestionGuidelineAndDebateCanBeFound() async throws {
    let library = try #require(try await SmallSite.unchanged.value.library)
    let edition = library.editions[0]
    let addresses = Addresses(of: edition.language, isDefault: true)
    let pages = SearchedPage.all(in: edition, at: addresses)
    let count =
      edition.replies.count + edition.questions.count + edition.guidelines.count
      + edition.debates.count
    #expect(pages.count == count)
    let index = SearchIndex([], pages: pages, terms: edition.terms)
    #expect(index.count == count)
    let numbered = Set(index.entries.flatMap(\.inTitle))
    #expect(numbered == Set(pages.indices))
  }

  // MARK: The table

  @Test func theTableTellsLettersApart() async throws {
    let library = try #require(try await SmallSite.unchanged.value.library)
    let edition = library.editions[0]
    let letters = edition.gallery.letters
    let table = LetterTable(letters, terms: edition.terms, cards: 16, search: 2)
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

/// What a script makes of the lists.
private enum Answers {
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
