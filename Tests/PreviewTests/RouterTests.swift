import Foundation
import SiteBuilder
import Testing

@testable import Preview

@Suite struct RouterTests {
  private let router: Router

  init() async throws {
    router = Router(state: try await PreviewedSite().state())
  }

  private func answer(
    _ path: String, method: String = "GET", query: String = "", host: String? = "localhost:8000"
  ) throws -> Answer {
    let request = Router.Request(method: method, path: path, query: query, host: host)
    guard case .answer(let answer) = router.reply(to: request) else {
      throw NotAnAnswer()
    }
    return answer
  }

  private struct NotAnAnswer: Error {}

  @Test(arguments: [
    ("/polite/", "text/html; charset=utf-8"), ("/polite/guide/", "text/html; charset=utf-8"),
    ("/polite/guide/index.html", "text/html; charset=utf-8"),
    ("/polite/letters/no-reason/letter.txt", "text/plain; charset=utf-8"),
    ("/polite/letters.json", "application/json"),
    ("/polite/feed.xml", "application/xml; charset=utf-8"),
    ("/.sitegen/live.js", "text/javascript; charset=utf-8"),
    ("/.sitegen/live.css", "text/css; charset=utf-8"),
  ])
  func filesAreServedWithTheirType(path: String, type: String) throws {
    let answer = try answer(path)
    #expect(answer.status == .ok)
    #expect(answer.mediaType == type)
    #expect(!answer.body.isEmpty)
  }

  @Test func everyFileOfTheSiteIsServedAndHasAType() async throws {
    let outcome = try await PreviewedSite().outcome()
    for file in try #require(outcome.site).files {
      let answer = try answer("/polite/" + file.route.path)
      #expect(answer.status == .ok)
      let isForHosts = ["_headers", "_redirects", ".nojekyll"].contains(file.route.path)
      #expect(
        answer.mediaType != "application/octet-stream" || isForHosts, "\(file.route.path)")
      if !answer.mediaType.hasPrefix("text/html") { #expect(answer.body == file.bytes) }
    }
  }

  @Test(arguments: [
    ("/", "", "/polite/"), ("/polite", "", "/polite/"), ("/polite/guide", "", "/polite/guide/"),
    ("/polite/write", "stage=offer", "/polite/write/?stage=offer"),
  ])
  func aMissingSlashIsAdded(path: String, query: String, location: String) throws {
    let answer = try answer(path, query: query)
    #expect(answer.status == .redirected)
    #expect(answer.location == location)
  }

  @Test(arguments: [
    "/polite/nowhere", "/polite/guide/nowhere/", "/elsewhere/", "//polite/", "/x.png",
  ])
  func whatIsNotThereIsTheSitesOwnPageForThat(path: String) throws {
    let answer = try answer(path)
    #expect(answer.status == .notFound)
    #expect(answer.mediaType == MediaType.html)
    #expect(String(decoding: answer.body, as: UTF8.self).contains("<h1>Nothing here</h1>"))
    #expect(answer.location == nil)
  }

  @Test(arguments: [
    ("/polite/../../etc/passwd", 400), ("/polite/%2e%2e/%2e%2e/etc/passwd", 400),
    ("/polite/%00", 400), ("/polite/..%5c..%5cx", 404), ("/polite//etc/passwd", 404),
    ("/" + String(repeating: "a", count: 5000), 414), ("/.sitegen/../polite/", 400),
    ("/.sitegen/nothing", 404),
  ])
  func nothingElseCanBeReached(path: String, status: Int) throws {
    #expect(try answer(path).status.rawValue == status)
  }

  @Test func onlyReadingIsAnswered() throws {
    #expect(try answer("/polite/", method: "POST").status == .methodNotAllowed)
    #expect(try answer("/polite/", method: "HEAD").status == .ok)
  }

  @Test(arguments: ["/polite/", "/.sitegen/events", "/.sitegen/live.js", "/nowhere"])
  func aNameThatIsNotThisComputersIsRefused(path: String) throws {
    #expect(try answer(path, host: "evil.example:8000").status == .forbidden)
    #expect(try answer(path, host: nil).status == .forbidden)
  }

  @Test func theEventsAreNoFile() {
    #expect(router.reply(to: Router.Request(path: "/.sitegen/events")) == .events)
  }

  @Test func assetsAreFoundUnderTheNameOfAnEarlierBuild() throws {
    let answer = try answer("/polite/assets/0123456789ab/style.css")
    #expect(answer.status == .ok)
    #expect(answer.mediaType == MediaType.css)
    #expect(try self.answer("/polite/assets/0123456789ab/nothing.css").status == .notFound)
  }

  @Test func aLanguagesOwnPageIsTakenForWhatItDoesNotHave() async throws {
    var small = try PreviewedSite()
    for (path, bytes) in small.files where path.hasPrefix("content/en/") {
      small["content/de/" + path.dropFirst("content/en/".count)] = String(
        decoding: bytes, as: UTF8.self)
    }
    small["themes/tiny/strings/de.yaml"] = small["themes/tiny/strings/en.yaml"]
    try small.replace(
      "title: Nothing here", with: "title: Nichts", in: "content/de/pages/not-found.md")
    try small.replace(
      "navigation:\n", with: "  - tag: de\n    name: Deutsch\nnavigation:\n",
      in: "content/site.yaml")
    let state = await small.state()
    #expect(state.problems == [])
    for (path, title) in [
      ("de/x", "Nichts"), ("de/guide/x/", "Nichts"), ("guide/x", "Nothing here"),
    ] {
      let reply = Router(state: state).reply(to: Router.Request(path: "/polite/" + path))
      guard case .answer(let answer) = reply else { throw NotAnAnswer() }
      #expect(answer.status == .notFound)
      #expect(String(decoding: answer.body, as: UTF8.self).contains("<h1>\(title)</h1>"))
    }
  }

  @Test func withoutASiteEveryAddressShowsWhatIsWrong() async throws {
    var small = try PreviewedSite()
    try small.replace("title: About", with: "tilte: <About>", in: "content/en/pages/about.md")
    let router = Router(state: await small.state())
    for path in ["/", "/polite/", "/polite/guide"] {
      guard case .answer(let answer) = router.reply(to: Router.Request(path: path)) else {
        throw NotAnAnswer()
      }
      let html = String(decoding: answer.body, as: UTF8.self)
      #expect(answer.status == .unavailable)
      #expect(html.contains("<code>content/en/pages/about.md:2:1</code>"))
      #expect(html.contains("unknown key `tilte`"))
      #expect(html.contains("tilte: &lt;About&gt;"))
      #expect(html.contains("live.js?version=unbuilt-"))
    }
  }
}
