/// The FNV-1a digest of 64 bits (draft-eastlake-fnv), for comparing many short texts.
///
/// It is in the target that uses it: called for each byte of a page from another one, it is slow.
struct FNV1a: Hashable {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  init() {}

  init(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { combine(UInt64(byte)) }
  }

  mutating func combine(_ part: UInt64) {
    value = (value ^ part) &* 0x0000_0100_0000_01b3
  }
}
