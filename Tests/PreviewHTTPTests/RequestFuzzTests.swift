import Foundation
import Testing

@testable import PreviewHTTP

/// Requests damaged at random, each of which follows from the seed and its number alone.
///
/// `SITEGEN_FUZZ_COUNT` says how many, `SITEGEN_FUZZ_SEED` which.
@Suite struct RequestFuzzTests {
  private static func setting(_ name: String, _ standard: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? standard
  }

  private static let limits = {
    var limits = HTTPLimits()
    (limits.line, limits.head, limits.fields) = (96, 320, 6)
    return limits
  }()

  @Test func damagedRequestsAreReadAlikeInAnyPieces() {
    let seed = Self.setting("SITEGEN_FUZZ_SEED", 1)
    for number in 0..<Self.setting("SITEGEN_FUZZ_COUNT", 2_000) {
      var random = SeededGenerator(seed: UInt64(seed), number: UInt64(number))
      let bytes = Self.damaged(using: &random)
      let whole = Reading(of: bytes, pieces: [bytes.count])
      let place = Comment(
        rawValue:
          "seed \(seed), number \(number): \(String(decoding: bytes, as: UTF8.self).debugDescription)"
      )
      let pieces = (0..<bytes.count).map { _ in Int.random(in: 1...9, using: &random) }
      #expect(Reading(of: bytes, pieces: pieces) == whole, place)
      #expect(Reading(of: bytes, pieces: bytes.map { _ in 1 }) == whole, place)
      #expect(whole.work <= 2 * bytes.count, place)
      #expect(whole.requests.allSatisfy { Self.isInOrder($0) }, place)
      if whole.requests.isEmpty, whole.refusal == nil {
        #expect(bytes.count < Self.limits.head, place)
      }
    }
  }

  /// What the rest of the program may rely on.
  private static func isInOrder(_ request: HTTPRequest) -> Bool {
    let texts = [request.path, request.query, request.host ?? ""]
    return texts.allSatisfy { text in
      text.utf8.count <= limits.line
        && text.unicodeScalars.allSatisfy { ($0.value >= 0x20 || $0 == "\t") && $0.value != 0x7F }
    } && request.path.hasPrefix("/") && !request.path.contains(" ")
  }

  private struct Reading: Equatable {
    var requests: [HTTPRequest] = []
    var refusal: RequestRefusal?
    var work: Int

    init(of bytes: [UInt8], pieces: [Int]) {
      var parser = RequestParser(limits: limits)
      var rest = bytes[...]
      for piece in pieces where refusal == nil && !rest.isEmpty {
        var part = rest.prefix(piece)
        rest = rest.dropFirst(piece)
        do {
          while let request = try parser.next(in: &part) { requests.append(request) }
        } catch {
          refusal = error
        }
      }
      work = parser.work
    }

    static func == (first: Reading, second: Reading) -> Bool {
      first.requests == second.requests && first.refusal == second.refusal
    }
  }

  private static let originals = [
    "GET /a/?b=c HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n",
    "HEAD / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET /next HTTP/1.1\r\nHost: x\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
    "GET http://localhost/x HTTP/1.1\nHost: y\nContent-Length: 0\nConnection: close\n\n",
  ]

  private static let splinters =
    [
      "\r\n", "\n", "\r", "\0", " ", "\t", ":", "%", "?", "/", "HTTP/1.1", "HTTP/1.0", "GET",
      "Host: z\r\n",
      "http://", "Content-Length: 1\r\n", "é", String(repeating: "a", count: 90), "\r\n\r\n",
    ].map { Array($0.utf8) } + [[0xFF], [0x80, 0x80]]

  private static func damaged(using random: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(originals[Int.random(in: originals.indices, using: &random)].utf8)
    for _ in 1...Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 0...4, using: &random))
      switch Int.random(in: 0...3, using: &random) {
      case 0: bytes.removeSubrange(place..<end)
      case 1:
        bytes.replaceSubrange(
          place..<end, with: splinters[Int.random(in: splinters.indices, using: &random)])
      case 2: bytes.insert(.random(in: .min ... .max, using: &random), at: place)
      default: bytes.insert(contentsOf: bytes[place..<end], at: place)
      }
    }
    return bytes
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): small, and the same on every machine.
private struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64, number: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ number
    state = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
