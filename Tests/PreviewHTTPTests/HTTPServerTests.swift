import Foundation
import Testing

@testable import PreviewHTTP

/// The server with clients that behave and clients that do not, over loopback.
@Suite(.timeLimit(.minutes(5))) struct HTTPServerTests {
  private static func answer(_ request: HTTPRequest) -> HTTPReply {
    request.path == "/events"
      ? .eventStream : .response(.text(.ok, "This is \(request.path)!"))
  }

  /// Runs a server for as long as the test lasts.
  private func serve(
    _ change: (inout HTTPLimits) -> Void = { _ in },
    handler: @escaping HTTPServer.Handler = answer,
    _ test: (HTTPServer) async throws -> Void
  ) async throws {
    var limits = HTTPLimits()
    // On a busy machine the next step of a test may come late; `ConnectionTests` has what happens then.
    limits.patience = .seconds(600)
    limits.heartbeat = .seconds(600)
    change(&limits)
    let server = try HTTPServer(.standard, port: 0, limits: limits, handler: handler)
    let running = Task { await server.run() }
    defer { running.cancel() }
    try await test(server)
  }

  private func expectAnswer(_ server: HTTPServer, to path: String = "/a") async throws {
    let client = try Client(server.port)
    client.ask(path)
    #expect(try await client.hear(until: "!").hasSuffix("\r\n\r\nThis is \(path)!"))
  }

  // MARK: Clients that stall

  enum Stalling: String, CaseIterable {
    case silent = ""
    case inTheRequestLine = "GET /aaaa"
    case inTheFields = "GET / HTTP/1.1\r\nHost: localhost\r\nX"
    case withABody = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nabc"
    case listening = "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"
    case notTakingItsAnswer = "GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n"
  }

  @Test(arguments: Stalling.allCases)
  func stallingClientsCostNobodyElseAnything(kind: Stalling) async throws {
    let long = HTTPReply.response(.text(.ok, String(repeating: "a", count: 256 * 1024)))
    let handler: HTTPServer.Handler = { $0.path == "/long" ? long : Self.answer($0) }
    try await serve(handler: handler) { server in
      var clients: [Client] = []
      for _ in 1...HTTPLimits().connections * 3 {
        let client = try Client(server.port)
        client.say(kind.rawValue)
        clients.append(client)
      }
      for _ in 1...3 { try await expectAnswer(server) }
    }
  }

  @Test func oneMoreConnectionDisplacesTheOneWaitedForLongest() async throws {
    try await serve { limits in
      limits.connections = 3
    } _: { server in
      let first = try Client(server.port)
      first.ask("/first")
      _ = try await first.hear(until: "!")
      let second = try Client(server.port)
      second.ask("/second")
      _ = try await second.hear(until: "!")
      // Has asked again since the second did, which is then the one that is waited for longest.
      first.ask("/again")
      _ = try await first.hear(until: "!")
      for path in ["/third", "/fourth"] { try await expectAnswer(server, to: path) }
      let last = try Client(server.port)
      last.ask("/last")
      _ = try await last.hear(until: "!")
      let more = try Client(server.port)
      more.ask("/more")
      _ = try await more.hear(until: "!")
      #expect(try await second.hear(until: nil) == "")
    }
  }

  @Test func clientsThatDoNotTakeWhatTheyAskForAreDroppedForOthers() async throws {
    let long = HTTPReply.response(
      .text(.ok, String(repeating: "a", count: 2 << 20) + "the end"))
    try await serve { limits in
      (limits.unsent, limits.stall) = (4 << 20, .zero)
    } handler: { request in
      request.path == "/long" ? long : Self.answer(request)
    } _: { server in
      var clients: [Client] = []
      for _ in 1...4 {
        let client = try Client(server.port)
        client.ask("/long")
        // The answer has begun.
        _ = try await client.hear(until: "\r\n\r\n")
        clients.append(client)
      }
      #expect(try await clients[0].hear(until: nil).utf8.count < 2 << 20)
      _ = try await clients[3].hear(until: "the end")
    }
  }

  // MARK: Streams

  @Test func listenersHearTheNewestEventAndEachThatFollows() async throws {
    try await serve { server in
      server.broadcast(Array("data: 1\n\n".utf8))
      let client = try Client(server.port)
      client.ask("/events")
      #expect(try await client.hear(until: "1\n\n").hasSuffix("\r\n\r\ndata: 1\n\n"))
      server.broadcast(Array("data: 2\n\n".utf8))
      #expect(try await client.hear(until: "2\n\n") == "data: 2\n\n")
      let late = try Client(server.port)
      late.ask("/events")
      #expect(try await late.hear(until: "2\n\n").hasSuffix("\r\n\r\ndata: 2\n\n"))
    }
  }

  @Test func oneMoreStreamEndsTheOldest() async throws {
    try await serve { limits in
      limits.eventStreams = 2
    } _: { server in
      server.broadcast(Array("data: 1\n\n".utf8))
      var listeners: [Client] = []
      for _ in 1...3 {
        let client = try Client(server.port)
        client.ask("/events")
        _ = try await client.hear(until: "1\n\n")
        listeners.append(client)
      }
      #expect(try await listeners[0].hear(until: nil) == "")
      server.broadcast(Array("data: 2\n\n".utf8))
      for listener in listeners[1...] {
        #expect(try await listener.hear(until: "2\n\n") == "data: 2\n\n")
      }
    }
  }

  @Test func theNewestEventIsSentAgain() async throws {
    try await serve { limits in
      limits.heartbeat = .milliseconds(1)
    } _: { server in
      server.broadcast(Array("data: 1\n\n".utf8))
      let client = try Client(server.port)
      client.ask("/events")
      _ = try await client.hear(until: "data: 1\n\ndata: 1\n\n")
    }
  }

  // MARK: Responses that take long to make

  private static func answer(_ request: HTTPRequest, waitingAt gate: DispatchSemaphore) -> HTTPReply
  {
    guard request.path == "/slow" else { return answer(request) }
    return .work {
      gate.wait()
      return .text(.ok, "This is /slow!")
    }
  }

  @Test func aSlowResponseKeepsOnlyItsOwnClientWaiting() async throws {
    let gate = DispatchSemaphore(value: 0)
    let handler: HTTPServer.Handler = { Self.answer($0, waitingAt: gate) }
    try await serve(handler: handler) { server in
      let slow = try Client(server.port)
      slow.ask("/slow")
      for _ in 1...3 { try await expectAnswer(server) }
      gate.signal()
      #expect(try await slow.hear(until: "!").hasSuffix("/slow!"))
    }
  }

  @Test func itEndsWhateverClientsAndHandlersAreDoing() async throws {
    let gate = DispatchSemaphore(value: 0)
    defer { for _ in 1...4 { gate.signal() } }
    let server = try HTTPServer(.standard, port: 0) { Self.answer($0, waitingAt: gate) }
    let running = Task { await server.run() }
    let listener = try Client(server.port)
    listener.ask("/events")
    _ = try await listener.hear(until: "\r\n\r\n")
    for _ in 1...4 { try Client(server.port).ask("/slow") }
    running.cancel()
    await running.value
    #expect(try await listener.hear(until: nil) == "")
  }

  // MARK: Ports

  @Test func aPortIsTakenFromTheStart() throws {
    let server = try HTTPServer(.standard, port: 0, handler: Self.answer)
    #expect(throws: ListenError.taken) {
      try HTTPServer(.standard, port: server.port, handler: Self.answer)
    }
    let free = try #require(HTTPServer.freePort(above: server.port, of: .standard))
    #expect(free > server.port)
    _ = try HTTPServer(.standard, port: free, handler: Self.answer)
  }

  @Test func clientsThatComeBeforeItRunsAreAnsweredThen() async throws {
    let server = try HTTPServer(.standard, port: 0, handler: Self.answer)
    let client = try Client(server.port)
    client.ask("/early")
    let running = Task { await server.run() }
    defer { running.cancel() }
    #expect(try await client.hear(until: "!").hasSuffix("/early!"))
  }
}

/// A client that does only what it is told to.
private final class Client {
  private let socket: Socket
  /// What has arrived and was not asked for yet.
  private var rest: [UInt8] = []

  struct Unheard: Error {
    let rest: String
  }

  init(_ port: UInt16) throws {
    let descriptor = Foundation.socket(AF_INET, Socket.streamType, 0)
    let connected = ListeningHost.standard.withSocketAddress(port: port) {
      connect(descriptor, $0, $1)
    }
    try #require(connected == 0)
    socket = Socket(descriptor: descriptor)
  }

  func say(_ text: String) {
    _ = socket.send(Array(text.utf8)[...])
  }

  func ask(_ path: String) {
    say("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
  }

  /// What it is sent, up to some words or, for nil, until the connection ends. What follows the words
  /// is left for later.
  func hear(until words: String?) async throws -> String {
    var searched = 0
    while true {
      if let words, let found = rest[searched...].firstRange(of: Array(words.utf8)) {
        defer { rest.removeSubrange(..<found.upperBound) }
        return String(decoding: rest[..<found.upperBound], as: UTF8.self)
      }
      searched = max(0, rest.count - (words?.utf8.count ?? 0))
      var buffer = [UInt8](repeating: 0, count: 64 * 1024)
      switch socket.receive(into: &buffer) {
      case .moved(let count): rest += buffer[..<count]
      case .blocked: await isReadable()
      case .ended:
        if words == nil { return String(decoding: rest, as: UTF8.self) }
        throw Unheard(rest: String(decoding: rest.suffix(100), as: UTF8.self))
      }
    }
  }

  /// On a thread that nothing else waits for.
  private func isReadable() async {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "client").async { [socket] in
        var polled = pollfd(fd: socket.descriptor, events: Int16(POLLIN), revents: 0)
        poll(&polled, 1, 60_000)
        continuation.resume()
      }
    }
  }
}
