import Foundation
import PreviewHTTP
import Publishing
import SiteBuilder
import Testing

@testable import Preview

@Suite struct RouterTests {
  private let router: Router

  init() async throws {
    router = Router(state: try await PreviewedSite().state())
  }

  private func response(
    _ path: String, query: String = "", host: String? = "localhost:8000"
  ) throws -> HTTPResponse {
    try Self.response(of: router, to: HTTPRequest(path: path, query: query, host: host))
  }

  private static func response(of router: Router, to request: HTTPRequest) throws -> HTTPResponse {
    switch router.reply(to: request) {
    case .response(let response): return response
    case .work(let work): return work()
    case .eventStream: throw NotAResponse()
    }
  }

  private struct NotAResponse: Error {}

  @Test(arguments: [
    ("192.168.1.20:8000", 200), ("evil.example:8000", 403), ("localhost:8000", 403),
  ])
  func inANetworkOnlyTheAddressItselfIsAnswered(host: String, status: Int) async throws {
    var router = router
    router.host = try #require(ListeningHost(inLocalNetwork: "192.168.1.20"))
    let response = try Self.response(
      of: router, to: HTTPRequest(path: "/polite/", query: "", host: host))
    #expect(response.status.rawValue == status)
  }

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
    let response = try response(path)
    #expect(response.status == .ok)
    #expect(response.mediaType == type)
    #expect(!response.body.isEmpty)
  }

  @Test func everyFileOfTheSiteIsServedAndHasAType() async throws {
    let outcome = try await PreviewedSite().outcome()
    for file in try #require(outcome.site).files {
      let response = try response("/polite/" + file.route.path)
      #expect(response.status == .ok)
      let isForHosts = ["_headers", "_redirects", ".nojekyll"].contains(file.route.path)
      #expect(
        response.mediaType != "application/octet-stream" || isForHosts, "\(file.route.path)")
      if !response.mediaType.hasPrefix("text/html") { #expect(response.body == file.bytes) }
    }
  }

  @Test(arguments: [
    ("/", "", "/polite/"), ("/polite", "", "/polite/"), ("/polite/guide", "", "/polite/guide/"),
    ("/polite/write", "stage=offer", "/polite/write/?stage=offer"),
  ])
  func aMissingSlashIsAdded(path: String, query: String, location: String) throws {
    let response = try response(path, query: query)
    #expect(response.status == .temporaryRedirect)
    #expect(response.location == location)
  }

  @Test(arguments: [
    "/polite/nowhere", "/polite/guide/nowhere/", "/elsewhere/", "//polite/", "/x.png",
  ])
  func whatIsNotThereIsTheSitesOwnPageForThat(path: String) throws {
    let response = try response(path)
    #expect(response.status == .notFound)
    #expect(response.mediaType == MediaType.html)
    #expect(String(decoding: response.body, as: UTF8.self).contains("<h1>Nothing here</h1>"))
    #expect(response.location == nil)
  }

  @Test(arguments: [
    ("/polite/../../etc/passwd", 400), ("/polite/%2e%2e/%2e%2e/etc/passwd", 400),
    ("/polite/%00", 400), ("/polite/..%5c..%5cx", 404), ("/polite//etc/passwd", 404),
    ("/" + String(repeating: "a", count: 5000), 414), ("/.sitegen/../polite/", 400),
    ("/.sitegen/nothing", 404),
  ])
  func nothingElseCanBeReached(path: String, status: Int) throws {
    #expect(try response(path).status.rawValue == status)
  }

  @Test(arguments: ["/polite/", "/.sitegen/events", "/.sitegen/live.js", "/nowhere"])
  func aNameThatIsNotThisComputersIsRefused(path: String) throws {
    #expect(try response(path, host: "evil.example:8000").status == .forbidden)
    #expect(try response(path, host: nil).status == .forbidden)
  }

  @Test func theEventsAreNoFile() {
    guard case .eventStream = router.reply(to: HTTPRequest(path: "/.sitegen/events")) else {
      Issue.record("not a stream")
      return
    }
  }

  /// However often it is asked for, and whatever for.
  @Test func aPageIsRenderedOnce() throws {
    let first = try response("/polite/404.html")
    guard case .response(let again) = router.reply(to: HTTPRequest(path: "/polite/nowhere")) else {
      Issue.record("rendered again")
      return
    }
    #expect(first.status == .ok && again.status == .notFound)
    #expect(again.body == first.body)
  }

  @Test func assetsAreFoundUnderTheNameOfAnEarlierBuild() throws {
    let response = try response("/polite/assets/0123456789ab/style.css")
    #expect(response.status == .ok)
    #expect(response.mediaType == MediaType.css)
    #expect(try self.response("/polite/assets/0123456789ab/nothing.css").status == .notFound)
  }

  @Test func aLanguagesOwnPageIsTakenForWhatItDoesNotHave() async throws {
    var small = try PreviewedSite()
    for (path, bytes) in small.files
    where path.hasPrefix("content/en/") && !path.hasSuffix("model.json") {
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
    #expect(state.problems.allSatisfy { $0.message.hasPrefix("title and summary are those") })
    for (path, title) in [
      ("de/x", "Nichts"), ("de/guide/x/", "Nichts"), ("guide/x", "Nothing here"),
    ] {
      let response = try Self.response(
        of: Router(state: state), to: HTTPRequest(path: "/polite/" + path))
      #expect(response.status == .notFound)
      #expect(String(decoding: response.body, as: UTF8.self).contains("<h1>\(title)</h1>"))
    }
  }

  @Test func withoutASiteEveryAddressShowsWhatIsWrong() async throws {
    var small = try PreviewedSite()
    try small.replace("title: About", with: "tilte: <About>", in: "content/en/pages/about.md")
    let router = Router(state: await small.state())
    for path in ["/", "/polite/", "/polite/guide"] {
      let response = try Self.response(of: router, to: HTTPRequest(path: path))
      let html = String(decoding: response.body, as: UTF8.self)
      #expect(response.status == .serviceUnavailable)
      #expect(html.contains("<code>content/en/pages/about.md:2:1</code>"))
      #expect(html.contains("unknown key `tilte`"))
      #expect(html.contains("tilte: &lt;About&gt;"))
      #expect(html.contains("live.js?version=unbuilt-"))
    }
  }
}
