/// Why a request is not looked at any further; its connection ends with the response that says so.
enum RequestRefusal: Error, Equatable, CaseIterable {
  /// Not a request of HTTP/1 as RFC 9112 defines it.
  case malformed
  /// HTTP, but neither 1.0 nor 1.1.
  case otherVersion
  /// Neither GET nor HEAD.
  case otherMethod
  /// A body is announced.
  case hasBody
  case requestLineTooLong
  /// A header field, or all of them together, or their number.
  case headerTooLarge
  /// Begun, but not whole in time.
  case late

  var response: HTTPResponse {
    switch self {
    case .malformed: .text(.badRequest, "This is not a request of HTTP/1.1.\n")
    case .otherVersion: .text(.versionNotSupported, "Only HTTP/1.0 and HTTP/1.1.\n")
    case .otherMethod: .text(.methodNotAllowed, "Only GET and HEAD.\n")
    case .hasBody: .text(.contentTooLarge, "Only requests without a body.\n")
    case .requestLineTooLong: .text(.uriTooLong, "This address is too long.\n")
    case .headerTooLarge: .text(.headerFieldsTooLarge, "These header fields are too much.\n")
    case .late: .text(.requestTimeout, "This request did not arrive in time.\n")
    }
  }
}
