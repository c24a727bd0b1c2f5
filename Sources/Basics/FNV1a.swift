/// The FNV-1a digest of 64 bits (draft-eastlake-fnv), for comparing many short texts.
package struct FNV1a: Hashable {
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  package init() {}

  package init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { combine(UInt64(byte)) }
  }

  package mutating func combine(_ part: UInt64) {
    value = (value ^ part) &* 0x0000_0100_0000_01b3
  }

  package func combining(_ byte: UInt8) -> FNV1a {
    var digest = self
    digest.combine(UInt64(byte))
    return digest
  }
}
