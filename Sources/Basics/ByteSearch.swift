import Foundation

// Pages are looked through as bytes: a search for a text in a `String` takes fifty times as long.
extension [UInt8] {
  /// Where a text first is at or behind an index.
  package func range(of text: String, from start: Int) -> Range<Int>? {
    self[start...].range(of: text)
  }

  /// The first place of a byte at or behind an index; the end where there is none.
  package func place(of byte: UInt8, from start: Int) -> Int {
    withUnsafeBytes { bytes in
      guard start < bytes.count, let first = bytes.baseAddress,
        let found = memchr(first + start, Int32(byte), bytes.count - start)
      else { return bytes.count }
      return UnsafeRawPointer(found) - first
    }
  }

  /// All places of a text, none of which overlaps another.
  package func ranges(of text: String) -> [Range<Int>] {
    var found: [Range<Int>] = []
    while let range = range(of: text, from: found.last?.upperBound ?? 0) { found.append(range) }
    return found
  }
}

extension ArraySlice<UInt8> {
  package func contains(_ text: String) -> Bool { range(of: text) != nil }

  fileprivate func range(of text: String) -> Range<Int>? {
    var text = text
    return withUnsafeBytes { here in
      text.withUTF8 { wanted in
        guard let start = here.baseAddress, let first = wanted.first else { return nil }
        var index = 0
        while here.count - index >= wanted.count,
          let next = memchr(start + index, Int32(first), here.count - index - wanted.count + 1)
        {
          index = UnsafeRawPointer(next) - start
          // Something with a first byte has an address.
          // swift-format-ignore: NeverForceUnwrap
          if memcmp(next, wanted.baseAddress!, wanted.count) == 0 {
            return startIndex + index..<startIndex + index + wanted.count
          }
          index += 1
        }
        return nil
      }
    }
  }
}

extension String {
  /// A generic search of `utf8` takes many times as long.
  package func hasByte(_ byte: UInt8) -> Bool {
    utf8.withContiguousStorageIfAvailable { bytes in
      bytes.baseAddress.map { memchr($0, Int32(byte), bytes.count) != nil } ?? false
    } ?? utf8.contains(byte)
  }

  /// Whether its bytes come before those of another, whatever Unicode takes for equal.
  package func precedesByBytes(_ other: String) -> Bool {
    var (one, other) = (self, other)
    return one.withUTF8 { one in
      other.withUTF8 { other in
        let count = Swift.min(one.count, other.count)
        guard count > 0, let first = one.baseAddress, let second = other.baseAddress,
          case let order = memcmp(first, second, count), order != 0
        else { return one.count < other.count }
        return order < 0
      }
    }
  }
}
