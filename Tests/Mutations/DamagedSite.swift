// Of lists that are written here there is always an element.
// swift-format-ignore-file: NeverForceUnwrap
import Foundation

/// A site, and all the damaged copies of it that a seed stands for.
struct DamagedSite: Sendable {
  private let files: [String: [UInt8]]
  /// Letters, guidelines, other pages, YAML, templates, the rest: each kind is damaged as often.
  private let kinds: [[String]]
  private let seed: UInt64

  struct Copy: Sendable {
    let number: Int
    let description: String
    let files: [String: [UInt8]]
  }

  init(_ folder: URL, seed: UInt64) throws {
    let paths = try FileManager.default.subpathsOfDirectory(
      atPath: folder.path(percentEncoded: false)
    ).sorted()
    var files: [String: [UInt8]] = [:]
    for path in paths {
      let url = folder.appending(path: path)
      if !url.hasDirectoryPath, let data = try? Data(contentsOf: url) { files[path] = Array(data) }
    }
    self.files = files
    self.seed = seed
    kinds = Dictionary(grouping: files.keys, by: Self.kind).sorted { $0.key < $1.key }
      .map { $0.value.sorted() }
  }

  private static func kind(_ path: String) -> String {
    switch path.split(separator: "/")[...] {
    case let parts where parts.contains("letters"): "letters"
    case let parts where parts.contains("guide"): "guide"
    case let parts where parts.last?.hasSuffix(".md") == true: "pages"
    case let parts where parts.last?.hasSuffix(".yaml") == true: "yaml"
    case let parts where parts.contains("templates"): "templates"
    default: "other"
    }
  }

  /// How many files are damaged in copies of successive numbers: one shows what comes of a site that
  /// is otherwise whole, many save time.
  private static let filesInCopies = [1, 1, 2, 4, 8]

  /// How many copies have a number of damaged files together.
  static func copies(withFiles count: Int) -> Int {
    count * filesInCopies.count / filesInCopies.reduce(0, +)
  }

  func damaged(_ number: Int) -> Copy {
    var random = SeededGenerator(seed: seed &* 0x1000_0000_01B3 &+ UInt64(number))
    var damaged = files
    let steps = (0..<Self.filesInCopies[number % Self.filesInCopies.count]).map { _ in
      damage(&damaged, &random)
    }
    return Copy(number: number, description: steps.joined(separator: "\n"), files: damaged)
  }

  /// Damages one file, mostly in one way, and says how.
  private func damage(_ damaged: inout [String: [UInt8]], _ random: inout SeededGenerator)
    -> String
  {
    let path = kinds.randomElement(using: &random)?.randomElement(using: &random) ?? ""
    var steps: [String] = []
    for _ in 0..<[1, 1, 1, 2, 3, 8].randomElement(using: &random)! {
      let damage = Damage.allCases.randomElement(using: &random) ?? .removeFile
      steps.append("\(damage)")
      damaged[path] = damage.done(to: damaged[path] ?? [], others: files, &random)
    }
    return "\(path): \(steps.joined(separator: ", "))"
  }
}

/// What can happen to a file.
enum Damage: CaseIterable {
  case flipBit, insertBytes, insertToken, wrapInTokens, delete, duplicate, truncate, swapLines
  case borrowLine, repeatPart, replaceValue, otherLineEnds, removeFile

  /// - Returns: the damaged file; nil where it is gone.
  func done(
    to bytes: [UInt8], others: [String: [UInt8]], _ random: inout SeededGenerator
  ) -> [UInt8]? {
    guard !bytes.isEmpty else { return bytes }
    var bytes = bytes
    let start = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, start + Self.length(&random))
    switch self {
    case .flipBit: bytes[start] ^= UInt8(1) << UInt8.random(in: 0...7, using: &random)
    case .insertBytes:
      bytes.insert(contentsOf: (0..<4).map { _ in .random(in: 0...255, using: &random) }, at: start)
    case .insertToken: bytes.insert(contentsOf: Self.token(&random), at: start)
    case .wrapInTokens:
      bytes.insert(contentsOf: Self.token(&random), at: end)
      bytes.insert(contentsOf: Self.token(&random), at: start)
    case .delete: bytes.removeSubrange(start..<end)
    case .duplicate: bytes.insert(contentsOf: bytes[start..<end], at: end)
    case .truncate: bytes.removeSubrange(start...)
    case .swapLines, .borrowLine, .replaceValue:
      return changingLines(bytes, others: others, &random)
    case .repeatPart:
      let part = Array(bytes[start..<min(end, start + 40)])
      let count = [10, 100, 1_000, 20_000].randomElement(using: &random)!
      bytes.insert(contentsOf: (0..<count).flatMap { _ in part }, at: end)
    case .otherLineEnds:
      let ends: [[UInt8]] = [[0x0D, 0x0A], [0x0D], [0x0A, 0x0A]]
      let lineEnd = ends.randomElement(using: &random)!
      bytes = bytes.flatMap { $0 == 0x0A ? lineEnd : [$0] }
    case .removeFile: return Int.random(in: 0..<4, using: &random) == 0 ? nil : []
    }
    return bytes
  }

  private func changingLines(
    _ bytes: [UInt8], others: [String: [UInt8]], _ random: inout SeededGenerator
  ) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    let one = Int.random(in: lines.indices, using: &random)
    let other = Int.random(in: lines.indices, using: &random)
    switch self {
    case .swapLines: lines.swapAt(one, other)
    case .borrowLine:
      let path = others.keys.sorted().randomElement(using: &random) ?? ""
      let file = (others[path] ?? []).split(separator: 0x0A, omittingEmptySubsequences: false)
      lines[one] = file.randomElement(using: &random).map { Array($0) } ?? []
    default:
      let key = lines[one].prefix { $0 != UInt8(ascii: ":") }
      lines[one] = key + Array(": ".utf8) + Self.token(&random)
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  /// Mostly short.
  private static func length(_ random: inout SeededGenerator) -> Int {
    Int.random(in: 1...[4, 40, 400].randomElement(using: &random)!, using: &random)
  }

  private static func token(_ random: inout SeededGenerator) -> [UInt8] {
    let tokens = [
      "---\n", "\n", "\r", "\t", " ", ": ", "- ", "? ", "| ", ">-\n  ", "[", "]", "{", "}", "\"",
      "'", "#", "# ", "&a ", "*a", "<<: *a", "!!binary ", "!x ", "%YAML 9.9\n", "...\n", "~",
      "null",
      "true", "0x1F", "1e999", "-1", "99999999999999999999", "9223372036854775807:59:59", ".inf",
      "2026-02-30", "0000-00-00", "\\", "\"\\0\"", "\"\\x01\"", "\"\\U0010FFFF\"", "{{", "}}",
      "{{{", "}}}", "{{#", "{{/", "{{^a}}", "{{> layout}}", "{{>", "{{=<% %>=}}", "{{!", "{{.}}",
      "{{#letters}}", "{{/letters}}", "{{body}}", "{{{body}}}", "{{%", "[thank] ", "[x+y?] ", "[] ",
      "{role}", "{", "{}", "> ", "* ", "1. ", "```\n", "~~~", "**", "_", "`", "<b>", "<!--",
      "&amp;",
      "&#0;", "](", "![", "[a]: /b\n", "<javascript:x>", "/../", "//", "../../etc/passwd", "/%00",
      "\u{FEFF}", "\u{0}", "\u{1B}[31m", "\u{2028}", "\u{202E}", "\u{FFFD}", "e\u{301}", "👩‍👩‍👧‍👦", "İ",
      String(repeating: "[", count: 2_000), String(repeating: "{{#body}}", count: 500),
      String(repeating: "> ", count: 2_000), String(repeating: "a", count: 20_000),
    ]
    return Array(tokens.randomElement(using: &random)!.utf8)
  }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
