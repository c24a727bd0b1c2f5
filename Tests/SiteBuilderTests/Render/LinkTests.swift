import Testing

@Suite struct LinkTests {
  private let base = "https://letters.example/polite/"

  private func pages(of built: BuiltSite) throws -> [PublishedPage] {
    try built.paths.filter { $0.isEmpty || $0.hasSuffix("/") || $0.hasSuffix(".html") }
      .map { PublishedPage($0, try built.text($0)) }
  }

  private func multilingual() throws -> SmallSite {
    try SmallSite {
      $0.addLanguage("de", name: "Deutsch")
      $0.addLanguage("ar", name: "العربية", direction: "rtl")
      $0.replace("lettersPerPage: 10", with: "lettersPerPage: 1", in: "content/site.yaml")
    }
  }

  @Test func everyReferenceLeadsToAFileOfTheSite() async throws {
    let built = try await multilingual().build()
    let pages = try pages(of: built)
    let files = Set(built.paths)
    let ids = Dictionary(uniqueKeysWithValues: pages.map { ($0.path, $0.ids) })
    try #require(pages.count > 60)
    for page in pages {
      for reference in page.references {
        let target = URIReference(reference).resolved(against: base + page.path)
        guard target.hasPrefix(base) else {
          let others = [
            "https://style.example/", "https://etiquette.example/no",
            "https://almanac.example/hours?day=1",
          ]
          #expect(others.contains(target))
          continue
        }
        let parts = target.dropFirst(base.count).split(
          separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        #expect(files.contains(String(parts[0])), "\(reference) on /\(page.path)")
        if parts.count == 2 {
          #expect(
            ids[String(parts[0])]?.contains(String(parts[1])) == true,
            "\(reference) on /\(page.path)")
        }
      }
    }
  }

  @Test func pagesReferToEachOtherRelatively() async throws {
    let built = try await multilingual().build()
    for page in try pages(of: built) where !page.path.hasSuffix("404.html") {
      for reference in page.references {
        #expect(!reference.hasPrefix("/"), "\(reference) on /\(page.path)")
        #expect(!reference.hasPrefix(base), "\(reference) on /\(page.path)")
      }
    }
  }

  /// The page for "not found" is sent for any address, so nothing on it may depend on where it is.
  @Test(arguments: ["404.html", "de/404.html", "ar/404.html"])
  func theNotFoundPageUsesAbsolutePaths(path: String) async throws {
    let built = try await multilingual().build()
    let references = PublishedPage(path, try built.text(path)).references
      .filter { !$0.hasPrefix("#") }
    #expect(references.count > 8)
    for reference in references {
      #expect(reference.hasPrefix("/polite/"), "\(reference)")
    }
    #expect(references.contains("/polite/" + path.dropLast("404.html".count)))
  }

  @Test func addressesInProseBecomeRelativeAndKeepTheirAnchors() async throws {
    let built = try await SmallSite.unchanged.value
    let page = try built.text("guide/clear/")
    #expect(page.contains("<a href=\"../thank/#how-to-do-it\">thanks</a>"))
    #expect(try built.text("guide/thank/").contains("<h2 id=\"how-to-do-it\">How to do it</h2>"))
    #expect(try built.text("").contains("<a href=\"guide/\">the guide</a>"))
    #expect(try built.text("about/").contains("<a href=\"https://style.example/\">"))
  }

  @Test func theNavigationSaysWhereTheReaderIs() async throws {
    let built = try await SmallSite.unchanged.value
    let current = "<a href=\"../\" aria-current=\"page\">The guide</a>"
    #expect(try built.text("guide/thank/").contains(current))
    #expect(try built.text("guide/").contains("<a href=\"./\" aria-current=\"page\">The guide</a>"))
    #expect(try !built.text("letters/no-reason/").contains("aria-current=\"page\">The guide"))
    #expect(try !built.text("").contains("aria-current"))
  }

  @Test func theSameSiteWorksUnderAnyAddress() async throws {
    let here = try await SmallSite.unchanged.value
    let there = try await SmallSite {
      $0.replace(base, with: "https://other.example/", in: "content/site.yaml")
    }.build()
    #expect(here.paths == there.paths)
    for page in try pages(of: here) where page.path != "404.html" {
      #expect(
        try page.references == PublishedPage(page.path, there.text(page.path)).references)
    }
  }
}
