import Testing

@testable import PreviewHTTP

@Suite struct RequestParserTests {
  private static let browser = """
    GET /guide/?from=home HTTP/1.1\r
    Host: localhost:8000\r
    Connection: keep-alive\r
    sec-ch-ua: "Chromium";v="140"\r
    User-Agent: Mozilla/5.0 (X11; Linux x86_64)\r
    Accept-Encoding: gzip, deflate, br\r
    \r

    """

  private static func read(
    _ text: String, limits: HTTPLimits = HTTPLimits()
  ) throws(RequestRefusal) -> HTTPRequest? {
    var parser = RequestParser(limits: limits)
    var bytes = Array(text.utf8)[...]
    return try parser.next(in: &bytes)
  }

  private static func refusal(_ text: String, limits: HTTPLimits = HTTPLimits()) -> RequestRefusal?
  {
    do {
      _ = try read(text, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  // MARK: What is a request

  @Test func aBrowsersRequestIsRead() throws {
    #expect(
      try Self.read(Self.browser)
        == HTTPRequest(path: "/guide/", query: "from=home", host: "localhost:8000"))
  }

  @Test func wherePiecesEndMakesNoDifference() throws {
    let bytes = Array(Self.browser.utf8)
    let whole = try Self.read(Self.browser)
    for cut in 0...bytes.count {
      var parser = RequestParser(limits: HTTPLimits())
      var (first, second) = (bytes[..<cut], bytes[cut...])
      let early = try parser.next(in: &first)
      let request = try early ?? parser.next(in: &second)
      #expect(request == whole, "cut at \(cut)")
      #expect(first.isEmpty && second.isEmpty)
    }
    var parser = RequestParser(limits: HTTPLimits())
    let requests = try bytes.compactMap { byte throws(RequestRefusal) in
      var one = [byte][...]
      return try parser.next(in: &one)
    }
    #expect(requests == [whole])
  }

  @Test func theNextRequestIsLeftForLater() throws {
    var parser = RequestParser(limits: HTTPLimits())
    var bytes = Array((Self.browser + "HEAD /b HTTP/1.1\r\nHost: x\r\n\r\nGET").utf8)[...]
    #expect(try parser.next(in: &bytes)?.path == "/guide/")
    #expect(!parser.isInRequest)
    #expect(try parser.next(in: &bytes) == HTTPRequest(isHead: true, path: "/b", host: "x"))
    #expect(try parser.next(in: &bytes) == nil)
    #expect(parser.isInRequest)
  }

  @Test(arguments: [
    "GET / HTTP/1.1\nHost: localhost\n\n", "\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "GET / HTTP/1.1\r\nhOST:localhost\r\n\r\n", "GET / HTTP/1.1\r\nHost: \t localhost\t \r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 000\r\nX:\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: localhost\r\nX: gr\u{F6}\u{DF}e\r\n\r\n",
  ])
  func theStandardsLenienciesAreShared(text: String) throws {
    #expect(try Self.read(text) == HTTPRequest(path: "/"))
  }

  @Test(arguments: [
    ("HTTP/1.1", "", true), ("HTTP/1.1", "Connection: close\r\n", false),
    ("HTTP/1.1", "Connection: Upgrade,  CLOSE\r\n", false),
    ("HTTP/1.1", "Connection: keep-alive\r\nConnection: close\r\n", false),
    ("HTTP/1.0", "", false), ("HTTP/1.0", "Connection: Keep-Alive\r\n", true),
  ])
  func aConnectionLastsAsLongAsItsClientWants(version: String, field: String, lasts: Bool) throws {
    let request = try Self.read("GET / \(version)\r\nHost: x\r\n\(field)\r\n")
    #expect(request?.isPersistent == lasts)
  }

  @Test func anOldClientNeedsNoHost() throws {
    #expect(
      try Self.read("GET / HTTP/1.0\r\n\r\n")
        == HTTPRequest(path: "/", host: nil, isPersistent: false))
  }

  @Test(arguments: [
    ("/", nil, "/", ""), ("/a%20b?x=1?y", nil, "/a%20b", "x=1?y"), ("/größe/", nil, "/größe/", ""),
    ("//evil.example/", nil, "//evil.example/", ""),
    ("http://localhost:80/a?b", "localhost:80", "/a", "b"), ("HTTP://x", "x", "/", ""),
    ("http://x?y", "x", "/", "y"), ("http://a@b/", "a@b", "/", ""), ("http:///x", "", "/x", ""),
    ("/?\u{301}", nil, "/", "\u{301}"),
  ])
  func aTargetIsAPathOrAWholeAddress(
    text: String, authority: String?, path: String, query: String
  ) throws {
    let request = try #require(try Self.read("GET \(text) HTTP/1.1\r\nHost: localhost\r\n\r\n"))
    #expect(request.path == path)
    #expect(request.query == query)
    // What the client wants to reach counts, and not what it also says.
    #expect(request.host == authority ?? "localhost")
  }

  // MARK: What is none

  @Test(arguments: [
    "GET\r\n", "GET /\r\n", "GET / \r\n", " GET / HTTP/1.1\r\n", "GET  / HTTP/1.1\r\n",
    "GET / HTTP/1.1 \r\n", "GET / HTTP/1.1\r\r\n", "GET / http/1.1\r\n", "GET / HTTP/one\r\n",
    "GET / HTTP/11\r\n", "G(T / HTTP/1.1\r\n", "GET /\t HTTP/1.1\r\n", "GET /a b HTTP/1.1\r\n",
    "GET /\0 HTTP/1.1\r\n", "GET /\u{7F} HTTP/1.1\r\n", "\u{16}\u{3}\u{1}\n",
  ])
  func aMalformedRequestLineIsRefused(line: String) {
    #expect(Self.refusal(line) == .malformed)
  }

  @Test(arguments: [
    "*", "?", "a/b", "ftp://localhost/", "https://localhost/", "http:/", "\u{301}/",
  ])
  func aTargetThatIsNoPathIsRefused(target: String) {
    #expect(Self.refusal("GET \(target) HTTP/1.1\r\nHost: x\r\n\r\n") == .malformed)
  }

  @Test func anAddressThatIsNotUTF8IsRefused() {
    var parser = RequestParser(limits: HTTPLimits())
    var bytes = (Array("GET /".utf8) + [0xFF] + Array(" HTTP/1.1\r\n".utf8))[...]
    #expect(throws: RequestRefusal.malformed) { try parser.next(in: &bytes) }
  }

  @Test(arguments: [
    "Host\r\n", ": x\r\n", "Host : x\r\n", " Host: x\r\n", "H\u{E9}: x\r\n", "X: a\rb\r\n",
    "X: \0\r\n", "X: \u{1B}\r\n", "X: a\r\n folded\r\n", "Host: a\r\nHost: b\r\n", "\r\n",
    "Host: x\r\nContent-Length: -1\r\n", "Host: x\r\nContent-Length: 1, 1\r\n",
    "Host: x\r\nContent-Length:\r\n", "Host: x\r\nContent-Length: 0x0\r\n",
  ])
  func aMalformedFieldIsRefused(fields: String) {
    #expect(Self.refusal("GET / HTTP/1.1\r\n\(fields)") == .malformed)
  }

  @Test(arguments: ["HTTP/2.0", "HTTP/1.2", "HTTP/0.9", "HTTP/9.9"])
  func otherVersionsAreRefused(version: String) {
    #expect(Self.refusal("GET / \(version)\r\n") == .otherVersion)
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "GETS", "M-X"])
  func otherMethodsAreRefused(method: String) {
    #expect(Self.refusal("\(method) / HTTP/1.1\r\nHost: x\r\n\r\n") == .otherMethod)
  }

  @Test(arguments: [
    "Content-Length: 1", "content-length: 99999999999999999999999", "Transfer-Encoding: chunked",
    "Transfer-Encoding: identity", "Content-Length: 0\r\nContent-Length: 5",
  ])
  func bodiesAreRefused(field: String) {
    #expect(Self.refusal("GET / HTTP/1.1\r\nHost: x\r\n\(field)\r\n\r\n") == .hasBody)
  }

  // MARK: Bounds

  private static func requestLine(of length: Int) -> String {
    "GET /" + String(repeating: "a", count: length - 16) + " HTTP/1.1\r\n"
  }

  @Test func linesAreBounded() throws {
    let limit = HTTPLimits().line
    #expect(try Self.read(Self.requestLine(of: limit) + "Host: x\r\n\r\n") != nil)
    #expect(Self.refusal(Self.requestLine(of: limit + 1)) == .requestLineTooLong)
    let value = String(repeating: "a", count: limit - 5)
    #expect(try Self.read("GET / HTTP/1.1\r\nHost: x\r\nX: \(value)\r\n\r\n") != nil)
    #expect(Self.refusal("GET / HTTP/1.1\r\nHost: x\r\nX: a\(value)\r\n\r\n") == .headerTooLarge)
  }

  /// The end of the line is not waited for.
  @Test func aLineWithoutEndIsRefusedAtItsBound() throws {
    let limit = HTTPLimits().line
    let byte = "a"
    #expect(try Self.read(String(repeating: byte, count: limit - 1)) == nil)
    #expect(Self.refusal(String(repeating: byte, count: limit)) == .requestLineTooLong)
  }

  @Test func fieldsAreBoundedInNumber() throws {
    func head(_ count: Int) -> String {
      "GET / HTTP/1.1\r\n" + String(repeating: "Host: x\r\n", count: 1)
        + String(repeating: "X: y\r\n", count: count - 1) + "\r\n"
    }
    #expect(try Self.read(head(HTTPLimits().fields)) != nil)
    #expect(Self.refusal(head(HTTPLimits().fields + 1)) == .headerTooLarge)
  }

  @Test func headsAreBoundedInLength() throws {
    let line = "X: " + String(repeating: "a", count: 1019) + "\r\n"
    #expect(line.utf8.count == 1024)
    let start = "GET / HTTP/1.1\r\nHost: x\r\n"
    let room = HTTPLimits().head / line.utf8.count
    let fits = start + String(repeating: line, count: room - 1) + "\r\n"
    #expect(try Self.read(fits) != nil)
    #expect(Self.refusal(start + String(repeating: line, count: room)) == .headerTooLarge)
    let emptyLines = String(repeating: "\r\n", count: HTTPLimits().head)
    #expect(Self.refusal(emptyLines) == .headerTooLarge)
  }

  @Test func eachRequestHasItsOwnBounds() throws {
    var limits = HTTPLimits()
    (limits.head, limits.fields) = (Self.browser.utf8.count, 5)
    var parser = RequestParser(limits: limits)
    for _ in 1...3 {
      var bytes = Array(Self.browser.utf8)[...]
      #expect(try parser.next(in: &bytes) != nil)
    }
  }

  /// Counts bytes that are looked at, not seconds: the same everywhere.
  @Test(arguments: [1, 2, 7, 1_024, 16 * 1_024])
  func readingTakesWorkInProportion(piece: Int) throws {
    var limits = HTTPLimits()
    (limits.line, limits.head, limits.fields) = (1 << 20, 1 << 22, 1 << 20)
    let shapes = [
      Self.requestLine(of: 20_000) + "Host: x\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "X: y\r\n", count: 3_000) + "\r\n",
      "GET / HTTP/1.1\r\nHost: x\r\nX: " + String(repeating: "\t", count: 20_000) + "\r\n\r\n",
      String(repeating: "\r\n", count: 10_000) + "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
      String(repeating: "a", count: 20_000),
    ]
    for shape in shapes {
      var parser = RequestParser(limits: limits)
      var bytes = Array(shape.utf8)[...]
      let count = bytes.count
      while !bytes.isEmpty {
        var next = bytes.prefix(piece)
        bytes = bytes.dropFirst(piece)
        _ = try parser.next(in: &next)
      }
      #expect(parser.work <= 2 * count)
    }
  }
}
