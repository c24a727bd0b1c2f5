import Diagnostics
import Foundation
import PreviewHTTP
import Testing

@testable import Preview

@Suite struct PreviewStateTests {
  private var site: PreviewedSite
  private var state: PreviewState

  init() async throws {
    site = try PreviewedSite()
    state = await site.state()
  }

  @Test mutating func aChangedPageOutdatesOpenPages() async throws {
    let before = state.version
    try site.replace("What to send", with: "What to write", in: "content/en/pages/home.md")
    await site.show(&state)
    #expect(state.version != before)
  }

  @Test mutating func aChangedStyleSheetOutdatesNothingButTheAssets() async throws {
    let (version, assets) = (state.version, state.site?.assets)
    site["themes/tiny/assets/first.css"]? += "p { color: red }\n"
    await site.show(&state)
    #expect(state.version == version)
    #expect(state.site?.assets != assets)
  }

  @Test(arguments: ["themes/tiny/assets/copy.js", "themes/tiny/templates/home.mustache"])
  mutating func aStyleSheetAndAnythingElseOutdateOpenPages(path: String) async throws {
    let before = state.version
    site["themes/tiny/assets/first.css"]? += "p { color: red }\n"
    site[path]? += "\n"
    await site.show(&state)
    #expect(state.version != before)
  }

  @Test mutating func theLastGoodSiteStaysUpWhileTheSourceIsBroken() async throws {
    let (version, good) = (state.version, site)
    try site.replace("title: About", with: "tilte: About", in: "content/en/pages/about.md")
    await site.show(&state)
    #expect(state.isBroken)
    #expect(state.version == version)
    #expect(state.site?.number(of: "about/") != nil)
    let problem = try #require(state.problems.last)
    #expect(problem.severity == "error")
    #expect(problem.place == "content/en/pages/about.md:2:1")
    #expect(problem.excerpt == "tilte: About\n^")
    #expect(problem.fix?.hasPrefix("did you mean `title`?") == true)

    await good.show(&state)
    #expect(!state.isBroken)
    #expect(state.problems == [])
    #expect(state.version == version)
  }

  @Test mutating func whatWasChangedWhileBrokenCounts() async throws {
    let version = state.version
    try site.replace("title: About", with: "tilte: About", in: "content/en/pages/about.md")
    await site.show(&state)
    try site.replace("tilte: About", with: "title: Us", in: "content/en/pages/about.md")
    await site.show(&state)
    #expect(state.version != version)
    let again = state.version
    site["themes/tiny/assets/first.css"]? += "p { color: red }\n"
    await site.show(&state)
    #expect(state.version == again)
  }

  @Test mutating func aWarningBreaksNothing() async throws {
    site["content/en/notes.txt"] = "x"
    await site.show(&state)
    #expect(!state.isBroken)
    #expect(state.problems.map(\.severity) == ["warning"])
  }

  /// Whether a link finds its place is known only when all pages are rendered, and by then they show.
  @Test mutating func whatIsWrongWithPagesIsSaidOnThem() async throws {
    let version = state.version
    site["content/en/pages/about.md"]? += "\nSee [there](/guide/#nowhere).\n"
    await site.show(&state)
    #expect(state.problems == [])
    state.take(await site.outcome())
    #expect(state.problems.map(\.severity) == ["error"])
    #expect(!state.isBroken)
    #expect(state.version != version)
    let site = try #require(state.site)
    guard case .work(let work) = site.reply(.ok, with: try #require(site.number(of: "about/")))
    else {
      Issue.record("already rendered")
      return
    }
    #expect(String(decoding: work().body, as: UTF8.self).contains("guide/#nowhere"))
  }

  @Test mutating func aSourceThatIsGoneIsSaid() {
    state.take(.sourceMissing(path: "/gone"))
    #expect(state.isBroken)
    #expect(state.site != nil)
    #expect(state.problems.map(\.place) == [nil])
    #expect(state.problems.first?.message.contains("/gone") == true)
  }

  @Test func withoutASiteEachBuildOutdatesThePageThatSaysSo() async throws {
    var state = PreviewState(session: "test")
    state.take(.sourceMissing(path: "/gone"))
    let first = state.version
    state.take(.sourceMissing(path: "/gone"))
    #expect(state.version != first)
    #expect(state.version.hasPrefix("unbuilt-"))
    await site.show(&state)
    #expect(!state.version.hasPrefix("unbuilt-"))
  }

  @Test func pagesOfAnotherRunAreOutOfDate() {
    #expect(PreviewState().version != PreviewState().version)
  }

  @Test mutating func pagesAreToldInOneLineOfData() async throws {
    try site.replace("title: About", with: "tilte: About", in: "content/en/pages/about.md")
    await site.show(&state)
    let event = StateMessage(state).event
    #expect(event.hasPrefix("event: state\ndata: {\"assets\":\"/polite/assets/"))
    #expect(event.hasSuffix("}\n\n"))
    #expect(event.split(separator: "\n").count == 2)
  }
}
