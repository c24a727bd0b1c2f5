import Testing

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
