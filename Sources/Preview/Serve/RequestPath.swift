/// The path of a request, decoded once and only if there is nothing strange about it.
struct RequestPath: Equatable {
  /// Starts with a slash.
  let text: String

  /// The longest that is looked at, in bytes.
  static let limit = 4096

  enum Refusal: Error, Equatable {
    case tooLong
    /// Broken percent-encoding or UTF-8, control characters, dot segments, or not a path at all.
    case malformed
  }

  /// - Parameter encoded: as it stands in the request line, without the query (RFC 3986, section 3.3).
  init(_ encoded: String) throws(Refusal) {
    guard encoded.utf8.count <= Self.limit else { throw .tooLong }
    guard encoded.hasPrefix("/"), let bytes = Self.decoded(encoded.utf8),
      let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }),
      !text.split(separator: "/").contains(where: { $0 == "." || $0 == ".." })
    else { throw .malformed }
    self.text = text
  }

  private static func decoded(_ encoded: String.UTF8View) -> [UInt8]? {
    var bytes: [UInt8] = []
    var rest = encoded[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(hexadecimal),
        let low = rest.popFirst().flatMap(hexadecimal)
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    Character(UnicodeScalar(byte)).hexDigitValue.map(UInt8.init)
  }
}
