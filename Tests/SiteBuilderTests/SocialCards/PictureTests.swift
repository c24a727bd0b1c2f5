import Foundation
import Testing

@testable import Content
@testable import Diagnostics
@testable import Publishing
@testable import SiteBuilder
@testable import SocialCards

/// What links to the pages are shown with: drawn from the content, made by another program, and taken
/// by a build only while it says what the page says.
@Suite struct PictureTests {
  private let template = "themes/tiny/templates/picture.mustache"
  private let drawing = """
    <svg xmlns="http://www.w3.org/2000/svg">{{language}} {{direction}} {{site.title}} {{t.skip}}
    {{#heading}}[{{.}}]{{/heading}} {{headingSize}}
    {{#text}}{{#startsParagraph}}¶{{/startsParagraph}}{{words}}|{{/text}}
    {{#letter}}{{channel}}, {{tone}}, {{words}}{{/letter}}{{#guideline}}No. {{number}}{{/guideline}}</svg>
    """

  private func site(_ change: (inout SmallSite) -> Void = { _ in }) throws -> SmallSite {
    try SmallSite {
      $0[template] = drawing
      $0.replace(
        "</head>",
        with: "{{#picture}}<meta property=\"og:image\" content=\"{{url}}\">"
          + "<meta content=\"{{alternative}} {{width}} {{height}}\">{{/picture}}</head>",
        in: "themes/tiny/templates/layout.mustache")
      change(&$0)
    }
  }

  private func drawings(of site: SmallSite) async throws -> [String: SocialCards.Drawing] {
    let built = try await site.build()
    #expect(built.faults == [])
    let drawings = await SocialCards.drawings(of: try #require(built.scope))
    return Dictionary(uniqueKeysWithValues: (drawings ?? []).map { ($0.page.path, $0) })
  }

  /// A PNG as far as anybody looks.
  private func png(width: UInt16 = 1200, height: UInt16 = 630) -> [UInt8] {
    let size = [width, height].flatMap { [0, 0, UInt8($0 >> 8), UInt8($0 & 255)] }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + size
      + [8, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]
  }

  // MARK: Drawing

  @Test func eachLetterEachGuidelineAndTheHomePageIsDrawn() async throws {
    let drawings = try await drawings(of: site())
    #expect(
      drawings.keys.sorted() == [
        "", "guide/clear/", "guide/thank/", "letters/accepted-another-job/", "letters/no-reason/",
      ])
    #expect(drawings["guide/clear/"]?.svg.contains("[Be clear and concise] 64") == true)
    #expect(drawings["guide/clear/"]?.svg.contains("No. 2") == true)
    let letter = try #require(drawings["letters/no-reason/"]?.svg)
    #expect(letter.contains("[Declining without a reason]"))
    #expect(letter.contains("¶Dear Ms. Okafor,|"))
    #expect(!letter.contains("{") && !letter.contains("[recipient"))
  }

  @Test func whatEditorsWriteIsEscaped() async throws {
    let drawings = try await drawings(
      of: site {
        $0.replace(
          "title: Declining without a reason", with: "title: 'No & <b>\"no\"</b> ]]>'",
          in: "content/en/letters/no-reason.md")
      })
    let svg = try #require(drawings["letters/no-reason/"]?.svg)
    #expect(svg.contains("[No &amp; &lt;b&gt;"))
    #expect(!svg.contains("<b>"))
    #expect(!svg.contains(/&(?!amp;|lt;|gt;|quot;|#39;)/), "\(svg)")
  }

  @Test func theDigestTellsDrawingsApartAndDependsOnNoAddress() async throws {
    let before = try await drawings(of: site())
    let after = try await drawings(
      of: site {
        $0.replace(
          "https://letters.example", with: "https://other.example", in: "content/site.yaml")
        $0.replace(
          "title: Be clear and concise", with: "title: Be clear", in: "content/en/guide/clear.md")
      })
    #expect(before["guide/thank/"]?.fileName == after["guide/thank/"]?.fileName)
    #expect(before["guide/clear/"]?.fileName != after["guide/clear/"]?.fileName)
  }

  @Test(arguments: [
    ("{{titel}}", "unknown-template-name"), ("{{page.title}}", "unknown-template-name"),
    ("{{t.nothing}}", "unknown-template-name"), ("{{heading}}", "wrong-template-use"),
    ("{{#text}}{{heading.x}}{{/text}}", "unknown-template-name"),
    ("{{#text}}{{word}}{{/text}}", "unknown-template-name"), ("{{#letter}}", "unclosed-section"),
  ])
  func theTemplateIsHeldToItsContract(text: String, fault: String) async throws {
    let built = try await site { $0[template] = "<svg>\n" + text }.build()
    let found = try #require(built.diagnostics.first)
    #expect(found.id == fault)
    #expect(found.location.description.hasPrefix("\(template):2:"))
  }

  @Test func aThemeMayDrawNone() async throws {
    let built = try await SmallSite.unchanged.value
    #expect(await SocialCards.drawings(of: try #require(built.scope)) == nil)
    #expect(try !built.text("").contains("og:image"))
  }

  // MARK: Building with them

  private func image(of path: String, in outcome: Outcome) throws -> String? {
    let file = try #require(outcome.site?.files.first { $0.route.path == path })
    let html = String(decoding: file.bytes, as: UTF8.self)
    return html.firstMatch(of: /og:image" content="([^"]*)"/).map { String($0.1) }
  }

  private func render(_ site: SmallSite) async -> Outcome {
    await SiteBuild(source: SourceFolder(at: SmallSite.folder)).render(site.snapshot)
  }

  @Test func aPageIsShownWithItsOwnPictureAndOthersWithTheSites() async throws {
    var site = try site()
    let drawings = try await drawings(of: site)
    for page in ["", "letters/no-reason/"] {
      site.setBytes(png(), of: "pictures/\(try #require(drawings[page]).fileName)")
    }
    let outcome = await render(site)
    #expect(outcome.diagnostics == [])
    let base = "https://letters.example/polite/pictures/"
    let own = base + (drawings["letters/no-reason/"]?.fileName ?? "")
    let home = base + (drawings[""]?.fileName ?? "")
    #expect(try image(of: "letters/no-reason/", in: outcome) == own)
    #expect(try image(of: "", in: outcome) == home)
    #expect(try image(of: "about/", in: outcome) == home)
    #expect(try image(of: "letters/accepted-another-job/", in: outcome) == home)
    #expect(outcome.missingPictures == 3)
    let published = try #require(outcome.site).files.filter { $0.route.path.hasPrefix("pictures/") }
    #expect(published.map(\.bytes) == [png(), png()])
  }

  @Test func aPictureThatSaysSomethingElseThanItsPageIsNotTaken() async throws {
    var site = try site()
    let drawing = try #require(try await drawings(of: site)["letters/no-reason/"])
    site.setBytes(png(), of: "pictures/\(drawing.fileName)")
    site.replace(
      "title: Declining without a reason", with: "title: Saying no",
      in: "content/en/letters/no-reason.md")
    let outcome = await render(site)
    #expect(try image(of: "letters/no-reason/", in: outcome) == nil)
    #expect(outcome.site?.files.contains { $0.route.path.hasPrefix("pictures/") } == false)
  }

  @Test func withoutPicturesTheThemesOwnIsShown() async throws {
    let outcome = await render(
      try site { $0.setBytes(png(), of: "themes/tiny/assets/picture.png") })
    #expect(outcome.diagnostics == [])
    let image = try #require(try image(of: "letters/no-reason/", in: outcome))
    #expect(image.hasPrefix("https://letters.example/polite/assets/"))
    #expect(image.hasSuffix("/picture.png"))
    #expect(outcome.missingPictures == 0)
  }

  @Test func aDamagedPictureIsAFault() async throws {
    var site = try site()
    let drawing = try #require(try await drawings(of: site)["guide/thank/"])
    for bytes in [[], Array("GIF89a".utf8), Array(png().dropLast(9)), png(width: 1201)] {
      site.setBytes(bytes, of: "pictures/\(drawing.fileName)")
      let outcome = await render(site)
      #expect(outcome.diagnostics.map(\.id) == ["wrong-picture"])
      #expect(outcome.diagnostics.first?.location.path == "pictures/\(drawing.fileName)")
    }
  }
}
