import Testing

@testable import SiteBuilder

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
