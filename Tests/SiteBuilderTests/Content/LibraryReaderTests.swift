import Testing

@testable import Content
@testable import Diagnostics

/// No file in `content` is passed over without a word.
@Suite struct LibraryReaderTests {
  @Test(arguments: [
    "content/notes.txt", "content/fr/pages/about.md", "content/en/notes.txt",
    "content/en/letters/photo.jpg", "content/en/guide/old/no-reason.md",
    "content/en/drafts/no-reason.md", "content/en/phrases/thank.yml", "content/en/vocabulary.yml",
  ])
  func aFileThatNothingReadsIsAWarning(path: String) async throws {
    let site = try SmallSite { $0[path] = "x" }
    let built = try await site.build()
    #expect(built.faults == ["\(path) unexpected-file"])
    #expect(built.site != nil)
  }

  @Test(arguments: ["content/LICENSE", "content/README.md"])
  func aLicenseAndAReadmeMayStandBesideTheContent(path: String) async throws {
    let site = try SmallSite { $0[path] = "x" }
    #expect(try await site.build().faults == [])
  }

  @Test(arguments: [
    "content/site.yaml", "content/en/vocabulary.yaml", "content/en/fields.yaml",
  ])
  func theseFilesAreNeeded(path: String) async throws {
    let site = try SmallSite { $0[path] = nil }
    let built = try await site.build()
    #expect(built.faults.contains("\(path) missing-file"))
    #expect(built.site == nil)
  }

  @Test func thePagesThatTheSiteBuildsAreNeeded() async throws {
    for page in IndexPage.allCases {
      let path = "content/en/pages/\(page.rawValue).md"
      let site = try SmallSite { $0[path] = nil }
      #expect(await site.read().faults == ["\(path) missing-file"])
    }
  }

  @Test func eachKeywordHasAWordAndIsThereOnce() async throws {
    let site = try SmallSite {
      $0.replace(
        "  - id: email\n", with: "  - id: email\n    keywords: [no-show, \"?!\", No show, mail]\n",
        in: "content/en/vocabulary.yaml")
    }
    let built = try await site.build()
    #expect(
      built.faults == [
        "content/en/vocabulary.yaml:17:25 empty-value",
        "content/en/vocabulary.yaml:17:31 duplicate-name",
      ])
  }

  @Test func whatOnlyAddsToTheLettersMayBeMissing() async throws {
    let site = try SmallSite {
      $0["content/en/sources.yaml"] = nil
      $0["content/en/debates/give-a-reason.md"] = nil
      $0["content/en/phrases/thank.yaml"] = nil
      $0["content/en/questions/give-a-reason.md"] = nil
      $0["content/en/questions/by-text.md"] = nil
      $0["content/en/replies/they-ask-why.md"] = nil
      $0["content/en/facets/channels/phone.md"] = nil
    }
    let built = try await site.build()
    #expect(built.faults == [])
    #expect(try built.text("debates/").contains("<h1>Debates</h1>"))
  }

  @Test(arguments: [
    ("content/en/phrases/thank.yaml", "content/en/phrases/thnak.yaml", "unknown-value"),
    ("content/en/letters/no-reason.md", "content/en/letters/No-Reason.md", "not-an-identifier"),
  ])
  func theNameOfAFileIsTheNameOfWhatItHolds(old: String, new: String, id: String) async throws {
    let site = try SmallSite {
      $0[new] = $0[old]
      $0[old] = nil
    }
    #expect(await site.read().faults.contains("\(new) \(id)"))
  }

  @Test(arguments: [
    ("sides:", "sdies:", "unknown-key"),
    ("  - claim: Say nothing.\n    argument: It leaves no opening.\n", "", "wrong-type"),
    ("[etiquette-weekly]", "[etiquete-weekly]", "unknown-value"),
    ("guidelines: [clear]", "guidelines: [cleer]", "unknown-value"),
  ])
  func aDebateHasTwoSidesWithSources(old: String, new: String, id: String) async throws {
    let path = "content/en/debates/give-a-reason.md"
    let site = try SmallSite { $0.replace(old, with: new, in: path) }
    let faults = await site.read().diagnostics.filter { $0.location.path == path }
    #expect(faults.contains { $0.id == id })
  }
}
