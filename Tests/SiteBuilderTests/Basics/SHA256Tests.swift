import CSHA256
import Testing

@testable import Basics

@Suite struct SHA256Tests {
  /// The examples that NIST publishes for FIPS 180-4.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
        + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func givesTheDigestsOfTheStandard(text: String, digest: String) {
    #expect(SHA256.digest(of: Array(text.utf8)).hexadecimal == digest)
  }

  @Test func givesTheDigestOfAMillionLetters() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      SHA256.digest(of: bytes).hexadecimal
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// Runs of `a` around the lengths at which the padding takes another block, by GNU coreutils.
  @Test(arguments: [
    (55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
    (57, "f13b2d724659eb3bf47f2dd6af1accc87b81f09f59f2b75e5c0bed6589dfe8c6"),
    (63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"),
    (64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"),
    (119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"),
    (120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"),
  ])
  func padsEveryLength(count: Int, digest: String) {
    #expect(SHA256.digest(of: [UInt8](repeating: 0x61, count: count)).hexadecimal == digest)
  }

  @Test(arguments: Array(55...65) + [0, 1, 127, 128, 129, 200])
  func piecesGiveTheDigestOfTheWhole(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let whole = SHA256.digest(of: bytes)
    for size in [1, 3, 32, 55, 63, 64, 65, 128] {
      var hash = SHA256()
      for start in stride(from: 0, to: count, by: size) {
        hash.update(Array(bytes[start..<min(count, start + size)]))
      }
      #expect(hash.finalized() == whole, "\(count) bytes in pieces of \(size)")
    }
  }

  /// Where the processor has instructions for SHA-256; elsewhere the two are one.
  @Test func processorAndPlainCodeAgree() {
    let blocks = (0..<64 * 50).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 &+ $0) }
    var one = (0..<8).map { UInt32($0) &* 0x9E37_79B9 }
    var other = one
    csha256_compress(&one, blocks, 50)
    csha256_compress_portably(&other, blocks, 50)
    #expect(one == other)
  }

  @Test func askingForTheDigestDoesNotEndIt() {
    var hash = SHA256()
    hash.update(Array("ab".utf8))
    _ = hash.finalized()
    hash.update([])
    hash.update(Array("c".utf8))
    #expect(hash.finalized() == SHA256.digest(of: Array("abc".utf8)))
  }

  @Test func hexadecimalHasTwoLowerCaseDigitsAByte() {
    #expect(([0, 1, 0x0F, 0x10, 0xAB, 0xFF] as [UInt8]).hexadecimal == "00010f10abff")
  }
}
