/// What a request gets, before it becomes HTTP.
struct Answer: Equatable {
  let status: Status
  let mediaType: String
  let body: [UInt8]
  /// Where the file is instead; starts with a single slash.
  var location: String?

  /// Status codes of RFC 9110, section 15.
  enum Status: Int {
    case ok = 200
    case redirected = 307
    case badRequest = 400
    case forbidden = 403
    case notFound = 404
    case methodNotAllowed = 405
    case tooLong = 414
    case unavailable = 503

    var phrase: String {
      switch self {
      case .ok: "OK"
      case .redirected: "Temporary Redirect"
      case .badRequest: "Bad Request"
      case .forbidden: "Forbidden"
      case .notFound: "Not Found"
      case .methodNotAllowed: "Method Not Allowed"
      case .tooLong: "URI Too Long"
      case .unavailable: "Service Unavailable"
      }
    }
  }

  init(_ status: Status, _ mediaType: String, _ body: [UInt8]) {
    self.status = status
    self.mediaType = mediaType
    self.body = body
  }

  static func text(_ status: Status, _ text: String) -> Answer {
    Answer(status, MediaType.plainText, Array(text.utf8))
  }

  /// Temporary, so that no browser goes on redirecting when another site is previewed there.
  static func redirect(to path: String, query: String) -> Answer {
    var answer = text(.redirected, "")
    answer.location = path + (query.isEmpty ? "" : "?" + query)
    return answer
  }
}
