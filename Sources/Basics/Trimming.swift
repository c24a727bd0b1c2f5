extension String {
  /// Without the white space at both ends.
  package func trimmingWhitespace() -> String {
    // Most texts have none or spaces only, which the bytes at their ends tell.
    var bytes = utf8[...]
    while bytes.first == UInt8(ascii: " ") { bytes.removeFirst() }
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    if let first = bytes.first, let last = bytes.last, first.isVisibleASCII, last.isVisibleASCII {
      return bytes.count == utf8.count ? self : String(Substring(bytes))
    }
    var slice = self[...]
    while slice.first?.isWhitespace == true { slice.removeFirst() }
    while slice.last?.isWhitespace == true { slice.removeLast() }
    return String(slice)
  }
}

extension Substring {
  /// It has nothing but white space.
  package var isBlank: Bool {
    !utf8.contains(where: \.isVisibleASCII) && allSatisfy(\.isWhitespace)
  }
}

extension UInt8 {
  fileprivate var isVisibleASCII: Bool { (0x21...0x7E).contains(self) }
}
