extension String {
  /// This text with `&`, `<`, `>`, `"` and `'` as character references, so that it is only ever text
  /// in an HTML element or in a quoted attribute (HTML Standard, 13.1.4).
  public var escapedForHTML: String {
    guard utf8.contains(where: { $0.htmlReference != nil }) else { return self }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(utf8.count + 16)
    for byte in utf8 {
      if let reference = byte.htmlReference {
        escaped.append(contentsOf: reference.utf8)
      } else {
        escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
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
