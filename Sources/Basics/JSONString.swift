extension [UInt8] {
  /// Appends a text as a string of JSON (RFC 8259, section 7) that can stand in a `script` element and not end
  /// it (HTML Standard, 4.12.1.3).
  package mutating func append(json text: String) {
    append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in bytes.indices where Self.isEscaped(bytes[index]) {
        append(contentsOf: bytes[start..<index])
        append(escaped: bytes[index])
        start = index + 1
      }
      append(contentsOf: bytes[start...])
    }
    append(UInt8(ascii: "\""))
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"): true
    default: false
    }
  }

  private mutating func append(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): self += [UInt8(ascii: "\\"), byte]
    case 0x0A: self += "\\n".utf8
    default:
      self += "\\u00".utf8
      self += [byte].hexadecimal.utf8
    }
  }
}
