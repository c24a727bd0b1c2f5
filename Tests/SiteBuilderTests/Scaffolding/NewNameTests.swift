import Testing

@testable import Content
@testable import Scaffolding

@Suite struct NewNameTests {
  @Test(arguments: [
    ("long-commute", "Long commute", "long-commute"),
    (
      "Declining because of the commute", "Declining because of the commute",
      "declining-because-of-the-commute"
    ),
    ("  No, thanks!  ", "No, thanks!", "no-thanks"),
    ("I can't & won't", "I can't & won't", "i-cant-wont"),
    ("Größe über alles", "Größe über alles", "grosse-uber-alles"),
    ("Café: 2nd try", "Café: 2nd try", "cafe-2nd-try"),
    (
      "A title so long that its address would not fit into sixty letters",
      "A title so long that its address would not fit into sixty letters",
      "a-title-so-long-that-its-address-would-not-fit-into-sixty"
    ),
  ])
  func titleAndSlugAreMadeFromEachOther(text: String, title: String, slug: String) throws {
    let name = try NewName(text, titleLimit: 70)
    #expect(name.title == title)
    #expect(name.slug == slug)
    #expect(Slug.isValid(name.slug))
  }

  @Test(arguments: [
    ("Straße in Łódź", "", "strasse-in-lodz"),
    ("Ørsted, Łódź, Đorđe and Æsir", "", "orsted-lodz-dorde-and-aesir"),
    ("Þór and Ħaġar", "", "thor-and-hagar"),
    ("Für später", "de", "fuer-spaeter"), ("Für später", "de-AT", "fuer-spaeter"),
    ("Für später", "tr", "fur-spater"), ("Ærøskøbing på", "da", "aeroeskoebing-paa"),
    ("Istanbul'da ılık İş", "tr", "istanbulda-ilik-is"),
  ])
  func noLetterIsLost(title: String, language: String, slug: String) throws {
    #expect(try NewName(title, titleLimit: 70, language: language).slug == slug)
  }

  @Test func lettersThatNothingSpellsAskForAnAddress() throws {
    let error = #expect(throws: NewError.self) { try NewName("Отказ от offer", titleLimit: 70) }
    #expect("\(try #require(error))".contains("Give the address as well: --slug"))
    let name = try NewName("Отказ от offer", titleLimit: 70, slug: "otkaz")
    #expect(name.slug == "otkaz" && name.title == "Отказ от offer")
    #expect(throws: NewError.self) { try NewName("Отказ", titleLimit: 70, slug: "Отказ") }
  }

  @Test(arguments: ["", "  ", "!?", "../x", "a/b", "a\\b", "a\nb", "a\u{0}b", "お断り"])
  func whatCannotBeAnAddressIsRefused(text: String) {
    #expect { try NewName(text, titleLimit: 70) } throws: { error in
      guard case .badName? = error as? NewError else { return false }
      return true
    }
  }

  @Test func aTitleHasALimit() throws {
    let limit = String(repeating: "ä", count: 69) + "a"
    #expect(try NewName(limit, titleLimit: 70).title == limit)
    #expect(throws: NewError.self) { try NewName(limit + "a", titleLimit: 70) }
  }
}
