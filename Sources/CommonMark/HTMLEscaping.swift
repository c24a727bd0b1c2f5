extension String {
  /// This text with `&`, `<`, `>`, `"` and `'` as character references, so that it is only ever text
  /// in an HTML element or in a quoted attribute (HTML Standard, 13.1.4).
  public var escapedForHTML: String {
    guard utf8.contains(where: { $0.htmlReference != nil }) else { return self }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(utf8.count + 16)
    escaped.append(escaping: self)
    return String(decoding: escaped, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends a text as `String.escapedForHTML` has it.
  public mutating func append(escaping text: String) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in bytes.indices {
        guard let reference = bytes[index].htmlReference else { continue }
        append(contentsOf: bytes[start..<index])
        append(contentsOf: reference.utf8)
        start = index + 1
      }
      append(contentsOf: bytes[start...])
    }
  }
}

extension UInt8 {
  fileprivate var htmlReference: String? {
    switch self {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}
