import Etiquette
import Testing

@testable import Content
@testable import SiteBuilder

/// The letters that come with the composer.
@Suite struct ComposerPoolTests {
  /// Letters of a gallery in which all but the last are sent at one stage.
  private func letters(_ count: Int) async throws -> [Letter] {
    let site = try SmallSite { site in
      let path = "content/en/letters/no-reason.md"
      for number in 1...count {
        site["content/en/letters/letter-\(number).md"] = site[path]?
          .replacing("title: Declining", with: "title: Number \(number), declining")
          .replacing("stage: invited", with: number == count ? "stage: offer" : "stage: invited")
      }
    }
    return try #require(await site.read().library?.editions.first).gallery.letters
  }

  @Test func aSmallGalleryComesWhole() async throws {
    let letters = try await letters(20)
    #expect(ComposerPool.listed(letters).map(\.id) == letters.map(\.id))
  }

  @Test func ofALargeOneTheFirstOfEachSituationComes() async throws {
    let letters = try await letters(ComposerPool.mostLetters + 100)
    let listed = ComposerPool.listed(letters)
    #expect(listed.count == ComposerPool.mostLetters)
    #expect(listed.contains { $0.situation[.stage] == "offer" })
    let ids = listed.map(\.id)
    #expect(letters.map(\.id).filter(ids.contains) == ids)
  }
}
