import Foundation
import Testing

@testable import Diagnostics
@testable import Publishing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The files for programs: well formed, whatever the texts in them, and with absolute addresses.
@Suite struct FeedTests {
  private let base = "https://letters.example/polite/"

  private func built(_ change: (inout SmallSite) -> Void = { _ in }) async throws -> BuiltSite {
    let built = try await SmallSite(change).build()
    // Copies of a letter are too much alike, which these tests are not about.
    #expect(built.diagnostics.allSatisfy { $0.severity == .warning })
    return built
  }

  /// The texts of the elements with a name, of XML that must be well formed.
  private func texts(of name: String, in xml: String) throws -> [String] {
    let reader = XMLTexts(of: name)
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = reader
    try #require(parser.parse(), "\(String(describing: parser.parserError)): \(xml)")
    return reader.texts
  }

  private static let awkward = "'Less < & > \"more\" ]]> ''so'''"

  /// OpenSearch 1.1, "OpenSearch description elements": a short name has 16 characters at most.
  @Test func browsersAreToldHowToSearch() async throws {
    let built = try await built {
      $0.replace(
        "title: Small & Polite", with: "title: Small, short & polite", in: "content/site.yaml")
    }
    let xml = try built.text("opensearch.xml")
    #expect(try texts(of: "ShortName", in: xml) == ["Small, short &"])
    #expect(try texts(of: "LongName", in: xml) == ["Small, short & polite"])
    #expect(xml.contains(" template=\"\(base)letters/#q={searchTerms}\""))
    #expect(xml.contains(" rel=\"self\" template=\"\(base)opensearch.xml\""))
  }

  @Test func programsAreToldHowToSearch() async throws {
    let built = try await built()
    let layout = "\"urlTemplate\":\"\(base)letters/#q={terms}\""
    for (page, isTold) in [("", true), ("letters/", false)] {
      #expect(try built.text(page).contains(layout) == isTold, "/\(page)")
    }
  }

  @Test func theSitemapListsEveryPageAndNothingElse() async throws {
    let built = try await built()
    let locations = try texts(of: "loc", in: built.text("sitemap.xml"))
    let pages = try #require(built.site).files.filter {
      $0.isPage && $0.route.path != "guide/booklet/"
    }
    .map { base + $0.route.path }
    #expect(locations == pages)
    #expect(!locations.contains(base + "404.html"))
    #expect(try built.text("robots.txt").contains("Sitemap: \(base)sitemap.xml\n"))
  }

  @Test func theSitemapSaysWhenAPageWasReviewed() async throws {
    let xml = try await built().text("sitemap.xml")
    #expect(
      xml.contains("<loc>\(base)guide/thank/</loc><lastmod>2026-11-01</lastmod>"))
    #expect(xml.contains("<loc>\(base)letters/</loc></url>"))
  }

  @Test func theFeedHasTheLettersTheLatestFirst() async throws {
    let xml = try await built().text("feed.xml")
    #expect(
      try texts(of: "title", in: xml) == [
        "Small & Polite", "Declining without a reason", "Declining an offer by phone",
      ])
    #expect(
      try texts(of: "id", in: xml) == [
        base, base + "letters/no-reason/", base + "letters/accepted-another-job/",
      ])
    #expect(
      try texts(of: "updated", in: xml) == [
        "2026-11-22T00:00:00Z", "2026-11-22T00:00:00Z", "2026-11-20T00:00:00Z",
      ])
    #expect(try texts(of: "content", in: xml)[0].hasPrefix("Dear [recipient's name],\n\nThank"))
    #expect(
      xml.contains("<link rel=\"self\" type=\"application/atom+xml\" href=\"\(base)feed.xml\"/>"))
  }

  @Test func theFeedEndsAfterFiftyLetters() async throws {
    let xml = try await built { site in
      for number in 1...60 {
        site["content/en/letters/copy-\(number).md"] = site["content/en/letters/no-reason.md"]
      }
    }.text("feed.xml")
    #expect(try texts(of: "id", in: xml).count == 51)
  }

  @Test func textsInXMLAreEscaped() async throws {
    let built = try await built {
      $0.replace("Declining without a reason", with: Self.awkward, in: Self.letter)
      $0.replace("title: Small & Polite", with: "title: \(Self.awkward)", in: "content/site.yaml")
    }
    let titles = try texts(of: "title", in: built.text("feed.xml"))
    #expect(titles.first == "Less < & > “more” ]]> ‘so’")
    #expect(titles.contains("Less < & > “more” ]]> ‘so’"))
    _ = try texts(of: "loc", in: built.text("sitemap.xml"))
  }

  // MARK: JSON

  private struct Index: Decodable {
    let language: String
    let url: String
    let fields: [Entry]
    let letters: [Letter]

    struct Entry: Decodable {
      let id: String
    }

    struct Letter: Decodable {
      let id, url, title, text, stage, reason, channel, tone, relationship, reviewed: String
      let subjects: [String]
      let paragraphs: [[Sentence]]
      let followUp: String?
    }

    struct Sentence: Decodable, Equatable {
      let roles: [String]
      let optional: Bool
      let text: String
    }
  }

  @Test func theIndexHoldsEveryLetterWhole() async throws {
    let built = try await built {
      $0.replace("Declining without a reason", with: Self.awkward, in: Self.letter)
    }
    let index = try JSONDecoder().decode(
      Index.self, from: Data(built.text("letters.json").utf8))
    #expect(index.language == "en")
    #expect(index.url == base + "letters/")
    #expect(index.fields.map(\.id) == ["recipient", "sender", "role"])
    #expect(index.letters.map(\.id) == ["no-reason", "accepted-another-job"])
    let first = try #require(index.letters.first)
    #expect(first.title == "Less < & > “more” ]]> ‘so’")
    #expect(first.url == base + "letters/no-reason/")
    #expect(first.subjects == ["{role} interview: {sender}"])
    #expect(first.text.hasPrefix("Dear {recipient},\n\nThank you for the invitation. I have"))
    #expect(first.followUp == "accepted-another-job")
    #expect(index.letters[1].followUp == nil)
    #expect(
      index.letters[1].paragraphs[1][1]
        == Index.Sentence(
          roles: ["logistics"], optional: true, text: "I will send this in writing too."))
  }

  @Test func structuredDataCannotEndItsElement() async throws {
    let built = try await built {
      $0.replace(
        "Declining without a reason", with: "'</script><b>&'", in: Self.letter)
    }
    let html = try built.text("letters/no-reason/")
    let blocks = html.matches(
      of: /<script type="application\/ld\+json">(.*?)<\/script>/.dotMatchesNewlines())
    #expect(blocks.count == 2)
    for block in blocks {
      let data = Data(String(block.output.1).utf8)
      let object = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      #expect(object?["@context"] as? String == "https://schema.org")
      if object?["@type"] as? String == "Article" {
        #expect(object?["headline"] as? String == "</script><b>&")
        #expect(object?["url"] as? String == base + "letters/no-reason/")
        #expect(object?["dateModified"] as? String == "2026-11-22")
      }
    }
  }

  private static let letter = "content/en/letters/no-reason.md"
}

/// Collects the texts of the elements with one name.
private final class XMLTexts: NSObject, XMLParserDelegate {
  private let name: String
  private var isInside = false
  var texts: [String] = []

  init(of name: String) {
    self.name = name
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    isInside = element == name
    if isInside { texts.append("") }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if isInside { texts[texts.count - 1] += text }
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    isInside = false
  }
}
