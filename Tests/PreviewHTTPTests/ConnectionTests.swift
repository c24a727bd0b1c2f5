import Foundation
import Testing

@testable import PreviewHTTP

/// One connection without a network and without a clock: its client is the other end of a pair of
/// sockets, and the tests say what time it is.
@Suite struct ConnectionTests {
  private let start = ContinuousClock.now
  private let client: Socket
  private var connection: Connection
  private var buffer = [UInt8](repeating: 0, count: 16 * 1024)

  init() {
    var ends: [Int32] = [0, 0]
    precondition(socketpair(AF_UNIX, Socket.streamType, 0, &ends) == 0)
    client = Socket(descriptor: ends[0])
    connection = Connection(
      Socket(descriptor: ends[1]), number: 1, limits: HTTPLimits(), at: start)
  }

  private static let request = "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n"

  /// The client says something, and the connection reads it.
  private mutating func say(_ text: String, after time: Duration = .zero) {
    #expect(client.send(Array(text.utf8)[...]) == .moved(text.utf8.count))
    connection.receive(into: &buffer, at: start + time)
  }

  private mutating func answer(_ body: String, after time: Duration = .zero) {
    connection.answer(.text(.ok, body), at: start + time)
  }

  /// All that the client finds at the moment.
  private func heard() -> String {
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    var bytes: [UInt8] = []
    while case .moved(let count) = client.receive(into: &buffer) { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Answers

  @Test mutating func aRequestInPiecesIsAnswered() {
    for character in Self.request {
      #expect(connection.phase == .reading)
      say(String(character))
    }
    #expect(connection.request?.path == "/a")
    #expect(!connection.reads && !connection.writes)
    answer("Here.")
    #expect(
      heard() == """
        HTTP/1.1 200 OK\r
        Content-Type: text/plain; charset=utf-8\r
        Cache-Control: no-store\r
        X-Content-Type-Options: nosniff\r
        Cross-Origin-Resource-Policy: same-origin\r
        Content-Length: 5\r
        \r
        Here.
        """)
    #expect(connection.phase == .reading)
  }

  @Test mutating func requestsThatComeAtOnceAreAnsweredInOrder() {
    say(Self.request + "GET /b HTTP/1.1\r\nHost: localhost\r\n\r\nGET /c HT")
    for path in ["/a", "/b"] {
      #expect(connection.request?.path == path)
      answer(path)
    }
    #expect(connection.phase == .reading)
    say("TP/1.1\r\nHost: localhost\r\n\r\n")
    answer("/c")
    #expect(heard().split(separator: "\r\n\r\n").map(\.first) == ["H", "/", "/", "/"])
  }

  @Test mutating func aHeadHasNoBody() {
    say(Self.request.replacing("GET", with: "HEAD"))
    answer("Here.")
    let text = heard()
    #expect(text.contains("Content-Length: 5\r\n"))
    #expect(text.hasSuffix("\r\n\r\n"))
  }

  @Test mutating func theLastAnswerSaysThatItIs() {
    say("GET /a HTTP/1.0\r\n\r\n")
    answer("Here.")
    #expect(heard().contains("Connection: close\r\n"))
    #expect(connection.phase == .closing(allowance: 64 * 1024))
    #expect(client.receive(into: &buffer) == .ended)
  }

  @Test mutating func aRefusalIsHeardAndEndsTheConnection() {
    say("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello" + Self.request)
    let text = heard()
    #expect(text.hasPrefix("HTTP/1.1 405 Method Not Allowed\r\n"))
    #expect(text.contains("Allow: GET, HEAD\r\n") && text.contains("Connection: close\r\n"))
    #expect(text.ranges(of: "HTTP/1.1").count == 1)
  }

  /// An endless body is not read for ever, only for as long as an honest client needs to look up.
  @Test mutating func whatFollowsARefusalIsForgottenWithinBounds() {
    say("nonsense\r\n")
    #expect(heard().hasPrefix("HTTP/1.1 400 "))
    let piece = String(repeating: "a", count: buffer.count)
    for _ in 1...4 {
      say(piece)
      #expect(!connection.isClosed)
    }
    say(piece)
    #expect(connection.isClosed)
  }

  @Test mutating func aValueCannotBeginAnotherField() {
    say(Self.request)
    connection.answer(.redirect(to: "/a\r\nSet-Cookie: x=y", query: ""), at: start)
    #expect(!heard().contains("Set-Cookie"))
  }

  // MARK: Patience

  @Test mutating func anIdleConnectionIsClosedWithoutAWord() {
    connection.expire(at: start + .milliseconds(9_999))
    #expect(!connection.isClosed)
    connection.expire(at: start + .seconds(10))
    #expect(connection.isClosed)
    #expect(heard() == "")
  }

  @Test mutating func aRequestHasToArriveInTimeHoweverBusyItsClientIs() {
    for (second, character) in Self.request.prefix(10).enumerated() {
      say(String(character), after: .seconds(second))
      #expect(connection.deadline == start + .seconds(10))
    }
    connection.expire(at: start + .seconds(10))
    #expect(heard().hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
    #expect(connection.phase == .closing(allowance: 64 * 1024))
    connection.expire(at: start + .seconds(11))
    #expect(connection.isClosed)
  }

  @Test mutating func eachRequestHasTimeOfItsOwn() {
    say(Self.request, after: .seconds(9))
    #expect(connection.deadline == nil)
    answer("Here.", after: .seconds(60))
    #expect(connection.deadline == start + .seconds(70))
  }

  /// More than a socket holds, so that some of it waits.
  private static let long = String(repeating: "a", count: 8 << 20)

  @Test mutating func aClientThatDoesNotTakeItsAnswerIsGivenUp() {
    say(Self.request)
    answer(Self.long, after: .seconds(1))
    #expect(connection.writes)
    // Not what is left after a look at the clock, but only what is taken, gives it more time.
    connection.transmit(at: start + .seconds(9))
    #expect(connection.deadline == start + .seconds(11))
    connection.expire(at: start + .seconds(11))
    #expect(connection.isClosed)
    #expect(connection.unsent == 0)
  }

  @Test mutating func aClientThatTakesItBySipsIsGivenUpToo() {
    say(Self.request)
    answer(Self.long)
    let deadline = connection.deadline
    var sip = [UInt8](repeating: 0, count: 100)
    for second in 1...5 {
      #expect(client.receive(into: &sip) == .moved(100))
      connection.transmit(at: start + .seconds(second))
    }
    #expect(connection.deadline == deadline)
  }

  @Test mutating func aClientThatTakesItSlowlyIsWaitedFor() {
    say(Self.request)
    answer(Self.long)
    var length = 0
    var second = 0
    while connection.writes {
      second += 1
      length += heard().utf8.count
      connection.transmit(at: start + .seconds(second * 9))
      connection.expire(at: start + .seconds(second * 9))
    }
    length += heard().utf8.count
    #expect(second > 1)
    #expect(length > Self.long.utf8.count)
    #expect(connection.phase == .reading)
  }

  @Test mutating func aClientThatIsGoneIsNoticed() {
    say(Self.request)
    shutdown(client.descriptor, Int32(SHUT_RD))
    answer(Self.long)
    #expect(connection.isClosed)
  }

  // MARK: Streams

  private mutating func listen(_ event: Event) {
    say("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    connection.startStream(event, at: start)
  }

  private func event(_ number: Int, _ text: String) -> Event {
    Event(number: number, bytes: Array(text.utf8))
  }

  @Test mutating func aListenerHearsTheNewestEventAndEachThatFollows() {
    listen(event(7, "data: 7\n\n"))
    #expect(heard().hasSuffix("\r\n\r\ndata: 7\n\n"))
    connection.stream(event(7, "data: 7\n\n"), at: start)
    #expect(heard() == "")
    connection.stream(event(8, "data: 8\n\n"), at: start)
    #expect(heard() == "data: 8\n\n")
    #expect(connection.deadline == nil)
  }

  @Test mutating func aSlowListenerMissesWhatIsOutOfDate() {
    listen(event(1, Self.long))
    #expect(connection.writes)
    let held = connection.unsent
    connection.stream(event(2, "data: 2\n\n"), at: start)
    #expect(connection.unsent == held)
    while connection.writes {
      _ = heard()
      connection.transmit(at: start)
    }
    _ = heard()
    connection.stream(event(3, "data: 3\n\n"), at: start)
    #expect(heard() == "data: 3\n\n")
  }

  @Test mutating func aListenerThatTakesNothingIsGivenUp() {
    listen(event(1, Self.long))
    connection.expire(at: start + .seconds(10))
    #expect(connection.isClosed)
  }

  @Test mutating func aListenerThatIsGoneIsNoticed() {
    listen(event(1, "data: 1\n\n"))
    client.finishSending()
    connection.receive(into: &buffer, at: start)
    #expect(connection.isClosed)
  }

  @Test mutating func theHeadOfAStreamAloneIsAnAnswer() {
    say("HEAD /events HTTP/1.1\r\nHost: localhost\r\n\r\n")
    connection.startStream(event(1, "data: 1\n\n"), at: start)
    #expect(heard().hasSuffix("Connection: close\r\n\r\n"))
    #expect(connection.phase == .closing(allowance: 64 * 1024))
  }
}
