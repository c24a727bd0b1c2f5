/// The head of a request (RFC 9112, sections 2 and 3), as far as it matters to a server that only has
/// files to show. There is no body: requests that have one are refused.
public struct HTTPRequest: Sendable, Equatable {
  /// Whether only the head of the response is asked for.
  public var isHead: Bool
  /// As it stands in the request, percent-encoded, without the query; starts with a slash.
  public var path: String
  /// What follows the question mark; empty without one.
  public var query: String
  /// Who the client believes to be talking to: the `Host` field, or the authority of the target.
  public var host: String?
  /// Whether the client wants to send another request over this connection.
  public var isPersistent: Bool

  public init(
    isHead: Bool = false, path: String, query: String = "", host: String? = "localhost",
    isPersistent: Bool = true
  ) {
    self.isHead = isHead
    self.path = path
    self.query = query
    self.host = host
    self.isPersistent = isPersistent
  }
}

/// What a request is about (RFC 9112, section 3.2): a path as browsers send it, or a whole address as
/// to a proxy, whose authority then counts instead of the `Host` field.
struct RequestTarget: Equatable {
  let authority: String?
  let path: String
  let query: String

  init(_ text: String) {
    var rest = text[...]
    var authority: Substring?
    if Substring(text.utf8.prefix(7)).lowercased() == "http://" {
      rest = Substring(rest.utf8.dropFirst(7))
      let end = rest.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
      authority = rest[..<(end ?? rest.endIndex)]
      rest = rest[(end ?? rest.endIndex)...]
      if rest.utf8.first != UInt8(ascii: "/") { rest = "/" + rest }
    }
    self.authority = authority.map(String.init)
    let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?"))
    path = String(rest[..<(mark ?? rest.endIndex)])
    query = mark.map { String(rest[rest.utf8.index(after: $0)...]) } ?? ""
  }
}
