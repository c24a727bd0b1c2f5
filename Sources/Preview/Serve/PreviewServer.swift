import FlyingFox
import FlyingSocks
import Foundation

/// Speaks HTTP: hands requests to the router, and its replies back. The only file that$
/// knows how the library for HTTP does so.
struct PreviewServer: Sendable {
  private let server: HTTPServer
  private let live: LiveState
  private let host: LoopbackHost

  /// How often open pages are told the state again.
  private static let interval = Duration.seconds(20)

  init(_ host: LoopbackHost, port: UInt16, live: LiveState) throws {
    self.host = host
    self.live = live
    server = HTTPServer(
      config: .init(address: try host.socketAddress(port: port), logger: .disabled),
      handler: ClosureHTTPHandler { request in
        await Self.response(to: request, from: live)
      })
  }

  /// Answers requests until it is cancelled.
  ///
  /// - Parameter onListening: is called with the address to open.
  func run(onListening: @Sendable @escaping (URL) -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await server.run() }
      tasks.addTask {
        try await server.waitUntilListening()
        if let url = await url() { onListening(url) }
        while true {
          try await Task.sleep(for: Self.interval)
          await live.tell()
        }
      }
      defer { tasks.cancelAll() }
      do {
        try await tasks.next()
      } catch {
        await live.close()
        throw error
      }
    }
  }

  private func url() async -> URL? {
    guard let port = await server.listeningAddress?.port else { return nil }
    let site = await live.state.site?.root ?? "/"
    return URL(string: "http://\(host.name):\(port)\(site)")
  }

  private static func response(to request: HTTPRequest, from live: LiveState) async -> HTTPResponse
  {
    let router = Router(state: await live.state)
    let reply = router.reply(
      to: Router.Request(
        method: request.method.rawValue, path: request.target.path(), query: request.target.query(),
        host: request.headers[.host]))
    switch reply {
    case .events:
      let stream = EventStream(events: await live.events())
      return HTTPResponse(
        statusCode: .ok, headers: headers(MediaType.eventStream),
        body: request.method == .HEAD ? HTTPBodySequence() : HTTPBodySequence(from: stream))
    case .answer(let answer):
      return response(answer, withBody: request.method != .HEAD)
    }
  }

  private static func response(_ answer: Answer, withBody: Bool) -> HTTPResponse {
    var headers = headers(answer.mediaType)
    headers[.contentLength] = String(answer.body.count)
    if let location = answer.location { headers[.location] = location }
    if answer.status == .methodNotAllowed { headers[HTTPHeader("Allow")] = "GET, HEAD" }
    return HTTPResponse(
      statusCode: HTTPStatusCode(answer.status.rawValue, phrase: answer.status.phrase),
      headers: headers,
      body: HTTPBodySequence(
        data: withBody ? Data(answer.body) : Data(), suggestedBufferSize: 64 * 1024))
  }

  private static func headers(_ mediaType: String) -> HTTPHeaders {
    [
      .contentType: mediaType,
      HTTPHeader("Cache-Control"): "no-store",
      HTTPHeader("X-Content-Type-Options"): "nosniff",
      HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
    ]
  }
}

extension Socket.Address {
  fileprivate var port: UInt16? {
    switch self {
    case .ip4(_, let port), .ip6(_, let port): port
    case .unix: nil
    }
  }
}
