import Testing

@testable import Diagnostics
@testable import Publishing

@Suite struct ContentImageTests {
  private static let about = "content/en/pages/about.md"

  private func site(
    showing destination: String, picture path: String?, bytes: [UInt8] = ImageHeaderTests.png,
    text: String = "A desk"
  ) throws -> SmallSite {
    try SmallSite { site in
      site[Self.about]? += "\n![\(text)](\(destination))\n"
      if let path { site.setBytes(bytes, of: path) }
    }
  }

  /// With its size, an address that changes with its bytes, and on the list of what devices keep.
  @Test(arguments: [
    ("desk.png", "content/en/pages/desk.png"), ("desk.png", "content/en/images/desk.png"),
    ("../images/desk.png", "content/en/images/desk.png"),
    ("./desk.png", "content/en/pages/desk.png"),
    ("sub/my%20desk.PNG", "content/en/images/sub/my desk.PNG"),
  ])
  func aPictureIsShownFromBesideThePageOrFromImages(destination: String, path: String) async throws
  {
    let built = try await site(showing: destination, picture: path, text: "A \"desk\" & more")
      .build()
    #expect(built.faults == [])
    let address = try #require(built.paths.first { $0.hasPrefix("images/") })
    #expect(address.wholeMatch(of: /images\/(my-)?desk-[0-9a-f]{12}\.png/) != nil)
    let html = try built.text("about/")
    #expect(
      html.contains(
        #"<img src="../\#(address)" alt="A “desk” &amp; more" width="3" height="2">"#))
    #expect(try built.text("worker.js").contains(address))
    let file = try #require(built.site?.files.first { $0.route.path == address })
    #expect(file.bytes == ImageHeaderTests.png)
  }

  @Test func theAddressChangesWithTheBytes() async throws {
    var addresses = Set<String>()
    for bytes in [ImageHeaderTests.gif, ImageHeaderTests.gif + [0]] {
      let built = try await site(
        showing: "desk.gif", picture: "content/en/images/desk.gif", bytes: bytes
      ).build()
      addresses.formUnion(built.paths.filter { $0.hasPrefix("images/") })
    }
    #expect(addresses.count == 2)
  }

  /// Two pages and two languages that show one picture have one file of it.
  @Test func onePictureHasOneAddress() async throws {
    var site = try site(showing: "desk.png", picture: "content/en/images/desk.png")
    site["content/en/guide/clear.md"]? += "\n![The desk again](desk.png)\n"
    site.addLanguage("de", name: "Deutsch")
    let built = try await site.build()
    #expect(built.faults == [])
    #expect(built.paths.filter { $0.hasPrefix("images/") }.count == 1)
    let address = try #require(built.paths.first { $0.hasPrefix("images/") })
    #expect(try built.text("de/about/").contains(#"src="../../\#(address)""#))
    #expect(try built.text("guide/booklet/").contains(#"src="../../\#(address)""#))
  }

  @Test(arguments: [
    ("desc.png", "content/en/images/desk.png", "A desk", ["broken-link", "unused-picture"]),
    ("desk.png", "content/en/images/desk.png", "", ["missing-alternative-text"]),
    ("other.png", nil, "A desk", ["broken-link"]),
    ("../../../secret.png", nil, "A desk", ["broken-link"]),
  ])
  func whatIsNotThereOrSaysNothingIsAFault(
    destination: String, path: String?, text: String, faults: [String]
  ) async throws {
    let built = try await site(showing: destination, picture: path, text: text).build()
    #expect(Set(built.diagnostics.map(\.id)) == Set(faults))
    #expect(
      built.diagnostics.first { $0.id == "broken-link" }.map(\.location.path) ?? Self.about
        == Self.about)
  }

  @Test(arguments: [
    ("desk.png", Array(ImageHeaderTests.png.dropLast(9))), ("desk.jpg", Array("hello".utf8)),
    ("desk.jpg", ImageHeaderTests.png), ("desk.webp", []),
    ("desk.svg", Array(#"<svg width="3" height="2"><script>1</script></svg>"#.utf8)),
    ("desk.svg", Array(#"<svg width="3" height="2" onload="x()"></svg>"#.utf8)),
  ])
  func whatIsNoWholePictureIsAFaultAtItsFile(name: String, bytes: [UInt8]) async throws {
    let path = "content/en/images/\(name)"
    let built = try await site(showing: name, picture: path, bytes: bytes).build()
    #expect(built.faults == ["\(path) wrong-picture"])
  }

  /// However XML lets somebody write it.
  @Test(arguments: [
    "<s:script xmlns:s=\"http://www.w3.org/2000/svg\">1</s:script>",
    "<x-1.y:SCRIPT/>",
    "<a href=\"&#106;avascript:x()\"/>", "<a href=\"&#x6A;avascript:x()\"/>",
    "<a href=\"java&#10;script:x()\"/>", "<a href=\"java\tscript:x()\"/>",
    "<foreignObject><iframe srcdoc=\"&lt;a href='javascript&amp;colon;x()'>\"/></foreignObject>",
  ])
  func aScriptInAPictureIsFound(content: String) async throws {
    let path = "content/en/images/desk.svg"
    let svg = "<svg width=\"3\" height=\"2\">\(content)</svg>"
    let built = try await site(showing: "desk.svg", picture: path, bytes: Array(svg.utf8)).build()
    #expect(built.faults == ["\(path) wrong-picture"])
  }

  /// What an entity stands for need not be in the picture at all.
  @Test func aPictureWithEntitiesOfItsOwnIsAFault() async throws {
    let path = "content/en/images/desk.svg"
    let svg = """
      <!DOCTYPE svg [<!ENTITY x "java"><!ENTITY y "script:x()">]>
      <svg width="3" height="2"><a href="&x;&y;"/></svg>
      """
    let built = try await site(showing: "desk.svg", picture: path, bytes: Array(svg.utf8)).build()
    #expect(built.faults == ["\(path) wrong-picture"])
  }

  @Test(arguments: [
    "<desc>A script in JavaScript. &#65; &amp; &lt; &#x110000;</desc>",
    "<scripts/>", "<script-writer/>", "<text>on a desk = fine</text>",
  ])
  func wordsInAPictureAreNoScript(content: String) async throws {
    let svg = "<svg width=\"3\" height=\"2\">\(content)</svg>"
    let built = try await site(
      showing: "desk.svg", picture: "content/en/images/desk.svg", bytes: Array(svg.utf8)
    ).build()
    #expect(built.faults == [])
  }

  @Test func aPictureThatNothingShowsIsAWarningAndIsNotPublished() async throws {
    let built = try await SmallSite {
      $0.setBytes(ImageHeaderTests.png, of: "content/en/images/desk.png")
    }.build()
    #expect(built.faults == ["content/en/images/desk.png unused-picture"])
    #expect(built.diagnostics.map(\.severity) == [.warning])
    #expect(!built.paths.contains { $0.hasPrefix("images/") })
  }

  @Test func aPictureOfADraftIsUsed() async throws {
    let built = try await SmallSite { site in
      site.setBytes(ImageHeaderTests.png, of: "content/en/images/desk.png")
      site["content/en/pages/later.md"] =
        "---\ntitle: Later\nsummary: Later.\ndraft: true\nreviewed: 2026-11-02\n---\n![A desk](desk.png)\n"
    }.build()
    #expect(built.faults == [])
  }

  @Test func picturesLieWherePagesAre() async throws {
    let built = try await SmallSite {
      $0.setBytes(ImageHeaderTests.png, of: "content/en/letters/desk.png")
    }.build()
    #expect(built.faults == ["content/en/letters/desk.png unexpected-file"])
  }
}
