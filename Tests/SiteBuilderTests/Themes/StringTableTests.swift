import Testing

@testable import Etiquette
@testable import Themes

@Suite struct StringTableTests {
  private let table = StringTable([
    "home": "Home", "page": "Page {page} of {pages}", "twice": "{a} and {a}",
    "lettersOne": "{count} letter", "lettersOther": "{count} letters", "swap": "{a}{b}",
  ])

  @Test(arguments: [
    ("home", [:], "Home"),
    ("page", ["page": "2", "pages": "5"], "Page 2 of 5"),
    ("page", ["page": "2"], "Page 2 of {pages}"),
    ("twice", ["a": "x"], "x and x"),
    ("missing", ["a": "x"], "missing"),
  ])
  func valuesTakeThePlacesOfTheirNames(key: String, values: [String: String], text: String) {
    #expect(table.text(key, values) == text)
  }

  @Test func aValueIsNeverReadAsAName() {
    #expect(table.text("swap", ["a": "{b}", "b": "{a}"]) == "{b}{a}")
  }

  @Test(arguments: [
    (0, "0 letters"), (1, "1 letter"), (2, "2 letters"), (101, "101 letters"),
  ])
  func numbersAgreeWithTheirThings(number: Int, text: String) {
    #expect(table.count(number, of: "letters") == text)
  }

  @Test(arguments: [
    (0, "٠ رسائل"), (1, "رسالة"), (2, "رسالتان"), (5, "٥ رسائل"), (12, "١٢ رسالة"),
    (1_234, "١٬٢٣٤ رسالة"),
  ])
  func aLanguageHasItsOwnFormsAndDigits(number: Int, text: String) {
    let table = StringTable(
      [
        "lettersZero": "{count} رسائل", "lettersOne": "رسالة", "lettersTwo": "رسالتان",
        "lettersFew": "{count} رسائل", "lettersOther": "{count} رسالة",
      ], language: "ar-EG")
    #expect(table.count(number, of: "letters") == text)
  }

  @Test func aFormThatALanguageLacksIsOneOfItsOwn() {
    let first = StringTable(["wordsOne": "{count} word", "wordsOther": "{count} words"])
    let (table, missing) = StringTable(["wordsOther": "{count}文字"], language: "ja")
      .translating(first)
    #expect(missing == [])
    #expect(table["wordsOne"] == "{count}文字")
    #expect(table.borrowed.isEmpty)
  }

  @Test(arguments: [
    ("en", "warm, formal"), ("ja", "warm、formal"), ("ar", "warm، formal"), ("he", "warm, formal"),
  ])
  func thePartsOfAListStandApartAsInTheLanguage(language: String, list: String) {
    #expect(StringTable([:], language: language).list(["warm", "formal"]) == list)
  }

  @Test func aDayCanHaveWordsOfItsOwn() throws {
    let table = StringTable(
      ["date": "{day} {month} {year}", "month1": "janvier", "day1": "1er"], language: "fr")
    let first = try #require(CalendarDate(iso8601: "2026-01-01"))
    #expect(table.words(first) == "1er janvier 2026")
  }

  @Test func anotherTableFillsTheGapsOnly() {
    let own = StringTable(["home": "Start", "extra": "Mehr"])
    let completed = own.completed(by: table)
    #expect(completed["home"] == "Start")
    #expect(completed["extra"] == "Mehr")
    #expect(completed["page"] == "Page {page} of {pages}")
    #expect(own["page"] == nil)
    #expect(own.keys == ["extra", "home"])
  }
}
