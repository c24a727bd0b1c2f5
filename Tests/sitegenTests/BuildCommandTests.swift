import Foundation
import Testing

@Suite struct BuildCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
  }

  /// The number before a word in a report.
  private func count(_ word: String, in text: String) -> Int? {
    let words = text.split { $0 == " " || $0 == "\n" || $0 == "," || $0 == "." }
    return words.firstIndex(of: word[...]).flatMap { $0 > 0 ? Int(words[$0 - 1]) : nil }
  }

  @Test func aBuildSaysWhatItMadeAndWhere() async throws {
    let result = try await place.run("build")
    #expect(result.status == 0)
    #expect(result.errors == "")
    #expect(result.output.hasPrefix("Built 34 pages with 2 letters in "))
    #expect(result.output.contains(". Site: "))
    // In a pipe, one line and no more.
    #expect(result.output.filter(\.isNewline).count == 1)
    let files = try place.files(in: "Site").keys.filter { $0 != ".sitegen-manifest.json" }
    #expect(count("written", in: result.output) == files.count)
    #expect(count("unchanged", in: result.output) == 0)
    #expect(count("removed", in: result.output) == 0)
    #expect(place.text("Site/index.html")?.contains("<h1>What to send</h1>") == true)
  }

  @Test func buildingIsTheDefault() async throws {
    #expect(try await place.run().status == 0)
    #expect(place.text("Site/index.html") != nil)
  }

  @Test func aSecondBuildWritesNothing() async throws {
    let first = try await place.run("build")
    let before = try place.files(in: "Site")
    let second = try await place.run("build")
    #expect(second.status == 0)
    #expect(count("written", in: second.output) == 0)
    #expect(count("unchanged", in: second.output) == count("written", in: first.output))
    #expect(try place.files(in: "Site") == before)
  }

  @Test func timingsNameEveryStageInItsOrder() async throws {
    let result = try await place.run("build", "--timings", "--quiet")
    #expect(result.status == 0)
    #expect(result.output == "")
    #expect(
      result.errors.split(separator: "\n").map { $0.prefix { $0 != " " } } == [
        "load", "read", "plan", "check", "render", "inspect", "publish",
      ])
    #expect(result.errors.split(separator: "\n").allSatisfy { $0.hasSuffix(" ms") })
  }

  @Test func quietSaysNothing() async throws {
    let result = try await place.run("build", "--quiet")
    #expect(result.status == 0)
    #expect(result.output == "")
    #expect(result.errors == "")
    #expect(place.text("Site/index.html") != nil)
  }

  @Test func quietStillSaysWhatIsWrong() async throws {
    try place.edit("content/en/pages/about.md", "title: About", "title:")
    let result = try await place.run("build", "--quiet")
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.errors.contains("content/en/pages/about.md:2:7: error: `title` is empty"))
  }

  @Test func theOutputCanBeElsewhere() async throws {
    let result = try await place.run("build", "--output", "public/site")
    #expect(result.status == 0)
    #expect(result.output.contains(". public/site: "))
    #expect(place.text("public/site/index.html") != nil)
    #expect(place.text("Site/index.html") == nil)
  }

  @Test func optionsReachTheSite() async throws {
    try place.edit("content/en/debates/give-a-reason.md", "reviewed:", "draft: true\nreviewed:")
    #expect(try await place.run("build").status == 0)
    #expect(place.text("Site/debates/give-a-reason/index.html") == nil)
    let result = try await place.run("build", "--drafts", "--base-url", "https://other.example/x")
    #expect(result.status == 0)
    #expect(place.text("Site/debates/give-a-reason/index.html") != nil)
    #expect(place.text("Site/robots.txt")?.contains("https://other.example/x/sitemap.xml") == true)
  }

  @Test func aWarningIsShownAndStopsOnlyAStrictBuild() async throws {
    try place.write("x", to: "content/en/notes.txt")
    let lenient = try await place.run("build")
    #expect(lenient.status == 0)
    #expect(lenient.errors.hasPrefix("content/en/notes.txt: warning: nothing reads this file\n"))
    #expect(lenient.errors.hasSuffix("\n1 warning.\n"))
    let before = try place.files(in: "Site")
    let strict = try await place.run("build", "--strict")
    #expect(strict.status == 1)
    #expect(strict.errors.hasSuffix("\n1 warning. Nothing was published.\n"))
    #expect(try place.files(in: "Site") == before)
  }
}
