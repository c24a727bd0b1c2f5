import Foundation
import Testing

@testable import Diagnostics
@testable import Publishing

@Suite struct NavigationTests {
  private static let settings = "content/site.yaml"

  private func site(_ entries: String) throws -> SmallSite {
    try SmallSite {
      $0.replace("navigation:\n", with: "navigation:\n\(entries)", in: Self.settings)
      $0["themes/tiny/templates/page.mustache"] = """
        {{{body}}}{{#navigation}}[{{#isLink}}{{href}} {{/isLink}}{{label}}{{#isExternal}} out{{/isExternal}}\
        {{#hasItems}}:{{#items}} {{href}}={{label}}{{/items}}{{/hasItems}}]{{/navigation}}
        """
    }
  }

  @Test func entriesHaveLabelsLeadElsewhereAndHaveOthersBelow() async throws {
    let site = try site(
      """
        - address: /guide/
          label: How to
        - address: https://other.example/
          label: Other
        - label: More
          items: [/letters/, {address: /about/, label: Us}]

      """)
    let outcome = try await site.build()
    #expect(outcome.diagnostics == [])
    let page = outcome.site?.files.first { $0.route.path == "about/" }
    let html = String(decoding: try #require(page).bytes, as: UTF8.self)
    #expect(
      html.contains(
        "[../guide/ How to][https://other.example/ Other out][More: ../letters/=All letters ./=Us]")
    )
  }

  @Test(arguments: [
    ("  - address: https://other.example/\n", ["9:14 missing-key"]),
    ("  - label: More\n", ["9:5 missing-key"]),
    ("  - address: /abuot/\n    label: Us\n", ["9:14 not-in-plan"]),
    ("  - label: A\n    items: [{label: B, items: [/about/]}]\n", ["10:13 wrong-type"]),
    ("  - adress: /about/\n", ["9:5 missing-key", "9:5 unknown-key"]),
  ])
  func faultsHaveTheirPlace(entry: String, faults: [String]) async throws {
    let found = try await site(entry).build().faults
    #expect(found == faults.map { "\(Self.settings):\($0)" })
  }

  /// They stand on every page: as many as there are lines would be the product of both.
  @Test(arguments: ["navigation", "footer"])
  func moreEntriesThanAnybodyReadsAreOneFault(list: String) async throws {
    let site = try SmallSite {
      $0.replace(
        "\(list):\n", with: "\(list):\n" + String(repeating: "  - /abuot/\n", count: 20_000),
        in: Self.settings)
    }
    let found = try await site.build().diagnostics.filter { $0.location.path == Self.settings }
    #expect(found.map(\.id).filter { $0 == "out-of-range" }.count == 1)
    #expect(found.count <= 101)
  }

  @Test func aPageOrTheWholeSiteIsLeftOutOfSearchEngines() async throws {
    func files(_ change: (inout SmallSite) -> Void) async throws -> (String) -> String {
      let site = try await SmallSite(change).build().site
      return { path in
        String(decoding: site?.files.first { $0.route.path == path }?.bytes ?? [], as: UTF8.self)
      }
    }
    let one = try await files {
      $0.replace(
        "title: About", with: "title: About\nnoindex: true", in: "content/en/pages/about.md")
    }
    #expect(!one("sitemap.xml").contains("/about/") && one("sitemap.xml").contains("/guide/"))
    #expect(!one("_headers").contains("noindex"))
    let all = try await files {
      $0.replace("theme:", with: "staging: true\ntheme:", in: Self.settings)
    }
    #expect(!all("sitemap.xml").contains("<url>"))
    #expect(all("_headers").contains("X-Robots-Tag: noindex"))
  }
}
