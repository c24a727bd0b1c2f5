import Foundation
import Testing

@testable import Languages

/// Holds the tables to what the Unicode CLDR says, as `Tests/Vectors/languages.json` has it.
@Suite struct LanguageVectorTests {
  private struct Vectors: Decodable {
    let collation: [String]
    let numbers: Numbers
    let plurals: Plurals

    struct Numbers: Decodable {
      let numbers: [Int]
      let languages: [String: [String]]
    }

    struct Plurals: Decodable {
      let numbers: [Int]
      let languages: [String: [String]]
    }
  }

  private let vectors: Vectors

  init() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Vectors/languages.json")
    vectors = try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: url))
  }

  @Test func eachNumberHasThePluralCategoryOfItsLanguage() {
    for (language, expected) in vectors.plurals.languages {
      let rules = PluralRules(language)
      #expect(
        vectors.plurals.numbers.map { rules.category(of: $0).rawValue } == expected, "\(language)")
    }
  }

  @Test func eachNumberIsWrittenAsInItsLanguage() {
    for (language, expected) in vectors.numbers.languages {
      let format = NumberFormat(language)
      #expect(vectors.numbers.numbers.map(format.grouped) == expected, "\(language)")
    }
  }

  @Test func namesAreInTheOrderOfTheUnicodeCollation() {
    let words = vectors.collation
    let (even, odd) = (words.indices.filter { $0 % 2 == 0 }, words.indices.filter { $0 % 2 == 1 })
    for order in [Array(words.indices.reversed()), even + odd, odd.reversed() + even] {
      #expect(order.map { words[$0] }.sorted { CollationKey($0) < CollationKey($1) } == words)
    }
  }

  @Test(arguments: [
    ("en", [PluralCategory.one, .other]), ("ja", [.other]), ("pl", [.one, .few, .many]),
    ("ar", [.zero, .one, .two, .few, .many, .other]), ("fr", [.one, .other]), ("xx", [.other]),
  ])
  func theCategoriesOfALanguageAreThoseItsNumbersNeed(tag: String, used: [PluralCategory]) {
    #expect(PluralRules(tag).usedCategories == used)
  }

  @Test func anEgyptianNumberHasArabicDigitsWhereAskedFor() {
    #expect(NumberFormat("ar", numerals: "arab").grouped(1234) == "١٬٢٣٤")
    #expect(NumberFormat("ar-EG").plain(2026) == "٢٠٢٦")
  }
}

@Suite struct WritingTests {
  @Test(arguments: [
    ("en", false), ("ar", true), ("he", true), ("fa-IR", true), ("uz", false), ("uz-Arab", true),
    ("az-Latn", false), ("ur", true), ("ja", false), ("pa-PK", true), ("ar-Latn", false),
  ])
  func theDirectionIsThatOfTheScript(tag: String, isRightToLeft: Bool) {
    #expect(Writing(LanguageTag(tag)).isRightToLeft == isRightToLeft)
  }

  @Test(arguments: [
    ("en", true), ("ja", false), ("zh-Hant-TW", false), ("th", false), ("ko", true),
  ])
  func someScriptsHaveNoSpaces(tag: String, hasSpaces: Bool) {
    #expect(Writing(LanguageTag(tag)).hasSpaces == hasSpaces)
  }

  @Test func aTagIsTakenApart() {
    let tag = LanguageTag("zh-hant-tw-x-private")
    #expect([tag.language, tag.script, tag.region] == ["zh", "Hant", "TW"])
  }
}
