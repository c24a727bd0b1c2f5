/// The beginning of a PNG file (PNG, third edition, sections 5.2 and 11.2.1).
package struct PNGHeader: Equatable {
  package let width: Int
  package let height: Int

  /// Nil for anything but a PNG file that goes on to its end.
  package init?(_ bytes: [UInt8]) {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard bytes.count >= 45, bytes.starts(with: signature),
      bytes[12..<16].elementsEqual("IHDR".utf8),
      bytes.suffix(8).prefix(4).elementsEqual("IEND".utf8)
    else { return nil }
    func number(at start: Int) -> Int { bytes[start..<(start + 4)].reduce(0) { $0 << 8 | Int($1) } }
    width = number(at: 16)
    height = number(at: 20)
  }
}
