import CSHA256

/// The SHA-256 digest of FIPS 180-4, which names assets by their content and knows a published file
/// again.
///
/// Not swift-crypto: on Linux it more than quadruples the time of a first build for this one function.
package struct SHA256 {
  /// The intermediate hash value (FIPS 180-4, section 5.3.3).
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// Less than a block.
  private var pending: [UInt8] = []
  private var length = 0

  package init() {}

  private static let blockSize = 64

  package mutating func update(_ bytes: [UInt8]) {
    length += bytes.count
    var start = 0
    if !pending.isEmpty {
      start = min(Self.blockSize - pending.count, bytes.count)
      pending += bytes[..<start]
      guard pending.count == Self.blockSize else { return }
      csha256_compress(&state, pending, 1)
      pending.removeAll(keepingCapacity: true)
    }
    let blocks = (bytes.count - start) / Self.blockSize
    bytes.withUnsafeBufferPointer { buffer in
      if blocks > 0, let base = buffer.baseAddress {
        csha256_compress(&state, base + start, blocks)
      }
    }
    pending += bytes[(start + blocks * Self.blockSize)...]
  }

  /// The digest of everything so far, 32 bytes.
  package func finalized() -> [UInt8] {
    var copy = self
    // A one bit, zeros, and the length in bits as 64 bits, to the end of a block (section 5.1.1).
    let zeros = (119 - length % Self.blockSize) % Self.blockSize
    var padding = [UInt8](repeating: 0, count: 1 + zeros + 8)
    padding[0] = 0x80
    for index in 0..<8 {
      padding[1 + zeros + index] = UInt8(truncatingIfNeeded: (length * 8) >> (56 - 8 * index))
    }
    copy.update(padding)
    return copy.state.flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) }
    }
  }

  package static func digest(of bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalized()
  }
}

extension [UInt8] {
  /// Two lower-case digits a byte.
  package var hexadecimal: String {
    String(unsafeUninitializedCapacity: 2 * count) { text in
      for (index, byte) in enumerated() {
        text[2 * index] = Self.digit(byte >> 4)
        text[2 * index + 1] = Self.digit(byte & 15)
      }
      return 2 * count
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
