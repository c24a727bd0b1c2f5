/// Reads the heads of requests (RFC 9112) from bytes as they arrive, in pieces of any size.
///
/// Never holds more than one line, of bounded length, and looks at each byte a bounded number of
/// times: however long a request is, and however it is cut, reading it takes time in proportion to its
/// length.
///
/// ```swift
/// var parser = RequestParser(limits: HTTPLimits())
/// var bytes = Array("GET /guide/ HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)[...]
/// try parser.next(in: &bytes)?.path  // "/guide/"
/// ```
struct RequestParser {
  private let limits: HTTPLimits
  /// The line that has not ended yet.
  private var line: [UInt8] = []
  private var head = PartialHead()
  /// How many bytes of this head have been read.
  private var length = 0

  /// How many bytes have been looked at so far, each as often as it was: what tests hold to a
  /// multiple of the bytes that there are.
  private(set) var work = 0

  init(limits: HTTPLimits) {
    self.limits = limits
  }

  /// Whether part of a request has arrived and the rest has not.
  var isInRequest: Bool { length > 0 }

  /// Reads on until a head is whole.
  ///
  /// - Parameter bytes: what has arrived; what has been read is taken away from its front, which
  ///   leaves the beginning of the next request, if there is one.
  /// - Returns: nil if more has to arrive; then all bytes have been read.
  /// - Throws: why this is no request that can be answered. What follows has no meaning then.
  mutating func next(in bytes: inout ArraySlice<UInt8>) throws(RequestRefusal) -> HTTPRequest? {
    while !bytes.isEmpty {
      let window = bytes.prefix(limits.line - line.count)
      let end = window.firstIndex(of: .lineFeed)
      let part = end.map { window[...$0] } ?? window
      bytes = bytes[part.endIndex...]
      line += part
      length += part.count
      work += part.count
      guard length <= limits.head else { throw .headerTooLarge }
      guard end != nil else {
        if line.count < limits.line { continue }
        throw head.hasRequestLine ? .headerTooLarge : .requestLineTooLong
      }
      if let request = try endLine() { return request }
    }
    return nil
  }

  /// - Returns: the request, if the line was the empty one that ends its head.
  private mutating func endLine() throws(RequestRefusal) -> HTTPRequest? {
    line.removeLast()
    // RFC 9112, section 2.2: a line feed alone may end a line, too.
    if line.last == .carriageReturn { line.removeLast() }
    work += line.count
    defer { line.removeAll(keepingCapacity: true) }
    if !line.isEmpty {
      if head.hasRequestLine {
        guard head.fieldCount < limits.fields else { throw .headerTooLarge }
        try head.addField(line[...])
      } else {
        try head.addRequestLine(line[...])
      }
      return nil
    }
    // RFC 9112, section 2.2: empty lines before a request mean nothing.
    guard head.hasRequestLine else { return nil }
    let request = try head.request()
    head = PartialHead()
    length = 0
    return request
  }
}

/// What is known of a request, line by line.
private struct PartialHead {
  private var isHead = false
  private var isOtherMethod = false
  private var target: RequestTarget?
  private var isVersion10 = false
  private var host: String?
  private var hasBody = false
  private var wantsClose = false
  private var wantsKeepAlive = false
  private(set) var fieldCount = 0

  var hasRequestLine: Bool { target != nil }

  /// RFC 9112, section 3: a method, a target and a version, with a single space between them.
  mutating func addRequestLine(_ line: ArraySlice<UInt8>) throws(RequestRefusal) {
    guard let first = line.firstIndex(of: .space), let last = line.lastIndex(of: .space),
      first < last
    else { throw .malformed }
    let method = line[..<first]
    let target = line[(first + 1)..<last]
    guard !method.isEmpty, method.allSatisfy(\.isTokenCharacter), !target.isEmpty,
      target.allSatisfy({ $0 > .space && $0 != .delete }),
      let text = String(validating: target, as: UTF8.self)
    else { throw .malformed }
    isVersion10 = try Self.isVersion10(line[(last + 1)...])
    isHead = method.elementsEqual("HEAD".utf8)
    isOtherMethod = !isHead && !method.elementsEqual("GET".utf8)
    self.target = RequestTarget(text)
  }

  private static func isVersion10(_ version: ArraySlice<UInt8>) throws(RequestRefusal) -> Bool {
    guard version.starts(with: "HTTP/".utf8) else { throw .malformed }
    let number = version.dropFirst(5)
    if number.elementsEqual("1.1".utf8) { return false }
    if number.elementsEqual("1.0".utf8) { return true }
    let parts = number.split(separator: .point, omittingEmptySubsequences: false)
    let isNumber =
      parts.count == 2 && parts.allSatisfy { $0.count == 1 && $0.allSatisfy(\.isDigit) }
    throw isNumber ? .otherVersion : .malformed
  }

  /// RFC 9112, section 5: a name, a colon right behind it, and a value between blanks. A value that
  /// goes on in the next line, as section 5.2 no longer allows, is malformed like any other.
  mutating func addField(_ line: ArraySlice<UInt8>) throws(RequestRefusal) {
    fieldCount += 1
    guard let colon = line.firstIndex(of: .colon) else { throw .malformed }
    let name = line[..<colon]
    guard !name.isEmpty, name.allSatisfy(\.isTokenCharacter) else { throw .malformed }
    let value = line[(colon + 1)...].trimmingBlanks()
    guard value.allSatisfy({ ($0 >= .space && $0 != .delete) || $0 == .tab }) else {
      throw .malformed
    }
    if name.isNamed("host") {
      // RFC 9112, section 3.2: two of them are an attempt at something.
      guard host == nil else { throw .malformed }
      host = String(decoding: value, as: UTF8.self)
    } else if name.isNamed("connection") {
      let options = value.split(separator: .comma).map { $0.trimmingBlanks() }
      wantsClose = wantsClose || options.contains { $0.isNamed("close") }
      wantsKeepAlive = wantsKeepAlive || options.contains { $0.isNamed("keep-alive") }
    } else if name.isNamed("content-length") {
      guard !value.isEmpty, value.allSatisfy(\.isDigit) else { throw .malformed }
      hasBody = hasBody || value.contains { $0 != .zero }
    } else if name.isNamed("transfer-encoding") {
      hasBody = true
    }
  }

  func request() throws(RequestRefusal) -> HTTPRequest {
    guard let target, host != nil || isVersion10 else { throw .malformed }
    if isOtherMethod { throw .otherMethod }
    if hasBody { throw .hasBody }
    guard target.path.utf8.first == UInt8(ascii: "/") else { throw .malformed }
    return HTTPRequest(
      isHead: isHead, path: target.path, query: target.query, host: target.authority ?? host,
      isPersistent: !wantsClose && (!isVersion10 || wantsKeepAlive))
  }
}

extension UInt8 {
  fileprivate static let tab = UInt8(ascii: "\t")
  fileprivate static let lineFeed = UInt8(ascii: "\n")
  fileprivate static let carriageReturn = UInt8(ascii: "\r")
  fileprivate static let space = UInt8(ascii: " ")
  fileprivate static let point = UInt8(ascii: ".")
  fileprivate static let comma = UInt8(ascii: ",")
  fileprivate static let colon = UInt8(ascii: ":")
  fileprivate static let zero = UInt8(ascii: "0")
  fileprivate static let delete: UInt8 = 0x7F

  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// `tchar` of RFC 9110, section 5.6.2.
  fileprivate var isTokenCharacter: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
      || Self.tokenSigns.contains(self)
  }

  private static let tokenSigns = Array("!#$%&'*+-.^_`|~".utf8)
}

extension ArraySlice<UInt8> {
  fileprivate func trimmingBlanks() -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == .space || byte == .tab }
    let rest = drop(while: isBlank)
    let end = rest.lastIndex { !isBlank($0) }
    return end.map { rest[...$0] } ?? rest[rest.endIndex...]
  }

  /// - Parameter name: in lowercase.
  fileprivate func isNamed(_ name: StaticString) -> Bool {
    count == name.utf8CodeUnitCount
      && zip(self, UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        .allSatisfy { byte, expected in
          byte == expected
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) && byte | 0x20 == expected
        }
  }
}
