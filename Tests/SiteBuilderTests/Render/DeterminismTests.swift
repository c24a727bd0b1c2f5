import Testing

@testable import Basics
@testable import Publishing

/// The same source gives the same bytes, whatever runs first.
@Suite struct DeterminismTests {
  private func many() throws -> SmallSite {
    try SmallSite { site in
      site.addLanguage("de", name: "Deutsch")
      for number in 1...30 {
        let kind = number % 2 == 0 ? "no-reason" : "accepted-another-job"
        site["content/en/letters/copy-\(number).md"] = site["content/en/letters/\(kind).md"]
      }
    }
  }

  @Test func renderingTwiceGivesTheSameBytes() async throws {
    let site = try many()
    let first = try #require(try await site.build().site)
    for _ in 1...3 {
      let again = try #require(try await site.build().site)
      #expect(first.files.map(\.route) == again.files.map(\.route))
      for (one, other) in zip(first.files, again.files) {
        #expect(one.bytes == other.bytes, "/\(one.route.path)")
      }
    }
  }

  @Test func faultsComeInTheSameOrder() async throws {
    let site = try SmallSite { site in
      for number in 1...30 {
        site["content/en/letters/copy-\(number).md"] = "---\na: b\nc: d\n---\n[x] {y}\nz"
      }
    }
    let first = try await site.build().diagnostics
    #expect(first.count > 100)
    #expect(try await site.build().diagnostics == first)
  }

  @Test func filesAreInTheOrderOfTheirRoutes() async throws {
    let routes = try #require(try await many().build().site).files.map(\.route)
    #expect(routes == routes.sorted())
    #expect(Set(routes).count == routes.count)
  }

  @Test func aMapOverManyProcessorsKeepsTheOrder() async {
    for count in [0, 1, 2, 7, 8, 9, 1000] {
      let numbers = await Array(0..<count).concurrentMap { $0 * 2 }
      #expect(numbers == (0..<count).map { $0 * 2 })
    }
    let slice = await Array(0..<10)[3..<7].concurrentMap { $0 }
    #expect(slice == [3, 4, 5, 6])
  }
}
