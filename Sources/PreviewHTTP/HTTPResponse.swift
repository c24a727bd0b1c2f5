/// A response with all of its body.
public struct HTTPResponse: Sendable, Equatable {
  public private(set) var status: HTTPStatus
  public let mediaType: String
  public let body: [UInt8]
  /// Where the file is instead; starts with a single slash.
  public var location: String?

  public init(_ status: HTTPStatus, _ mediaType: String, _ body: [UInt8]) {
    self.status = status
    self.mediaType = mediaType
    self.body = body
  }

  public static func text(_ status: HTTPStatus, _ text: String) -> HTTPResponse {
    HTTPResponse(status, "text/plain; charset=utf-8", Array(text.utf8))
  }

  /// Temporary, so that no browser goes on redirecting when another site is served there.
  public static func redirect(to path: String, query: String) -> HTTPResponse {
    var response = text(.temporaryRedirect, "")
    response.location = path + (query.isEmpty ? "" : "?" + query)
    return response
  }

  /// The same under another status.
  public func with(_ status: HTTPStatus) -> HTTPResponse {
    var response = self
    response.status = status
    return response
  }

  /// The status line and the header fields, with the empty line that ends them.
  func head(isPersistent: Bool) -> [UInt8] {
    var head = HTTPHead(status, mediaType, isPersistent: isPersistent)
    head.add("Content-Length", String(body.count))
    if let location { head.add("Location", location) }
    // RFC 9110, section 15.5.6: such a response says what is allowed.
    if status == .methodNotAllowed { head.add("Allow", "GET, HEAD") }
    return head.bytes
  }
}

/// What a handler makes of a request.
public enum HTTPReply: Sendable {
  /// Called on one of a few threads that are there for it.
  public typealias Work = @Sendable () -> HTTPResponse

  case response(HTTPResponse)
  /// A response that takes time to make.
  case work(Work)
  /// The newest event, and each that follows, for as long as the client listens (HTML Standard, 9.2).
  case eventStream
}

/// The head of a response (RFC 9112, section 4).
///
/// Whatever is served is of this moment and for this computer: it is not stored, its type is not
/// guessed, and pages of other origins cannot include it.
struct HTTPHead {
  private var text: String

  init(_ status: HTTPStatus, _ mediaType: String, isPersistent: Bool) {
    text = """
      HTTP/1.1 \(status.rawValue) \(status.phrase)\r
      Content-Type: \(mediaType)\r
      Cache-Control: no-store\r
      X-Content-Type-Options: nosniff\r
      Cross-Origin-Resource-Policy: same-origin\r

      """
    if !isPersistent { add("Connection", "close") }
  }

  /// A value that would end its line, and so could begin another field, is left out with its field.
  mutating func add(_ name: String, _ value: String) {
    guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return }
    text += "\(name): \(value)\r\n"
  }

  var bytes: [UInt8] { Array((text + "\r\n").utf8) }

  /// The head of an event stream, which has no length and ends with its connection.
  static let eventStream = HTTPHead(
    .ok, "text/event-stream; charset=utf-8", isPersistent: false
  ).bytes
}

/// Status codes of RFC 9110, section 15, and RFC 6585, section 5.
public enum HTTPStatus: Int, Sendable {
  case ok = 200
  case temporaryRedirect = 307
  case badRequest = 400
  case forbidden = 403
  case notFound = 404
  case methodNotAllowed = 405
  case requestTimeout = 408
  case contentTooLarge = 413
  case uriTooLong = 414
  case headerFieldsTooLarge = 431
  case serviceUnavailable = 503
  case versionNotSupported = 505

  var phrase: String {
    switch self {
    case .ok: "OK"
    case .temporaryRedirect: "Temporary Redirect"
    case .badRequest: "Bad Request"
    case .forbidden: "Forbidden"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .requestTimeout: "Request Timeout"
    case .contentTooLarge: "Content Too Large"
    case .uriTooLong: "URI Too Long"
    case .headerFieldsTooLarge: "Request Header Fields Too Large"
    case .serviceUnavailable: "Service Unavailable"
    case .versionNotSupported: "HTTP Version Not Supported"
    }
  }
}
