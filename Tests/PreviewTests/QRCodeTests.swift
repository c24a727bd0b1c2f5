import Testing

@testable import Preview

@Suite struct QRCodeTests {
  /// Reads a symbol as a camera's program would, once it has found the modules: the format, the mask, the codewords
  /// in their blocks, the text. Nothing of it is shared with the code that writes.
  private struct Reader {
    let modules: [[Bool]]
    var size: Int { modules.count }

    /// The bits beside the finder at the top left, from the most significant.
    var format: Int {
      let places =
        [
          (8, 0), (8, 1), (8, 2), (8, 3), (8, 4), (8, 5), (8, 7), (8, 8), (7, 8), (5, 8), (4, 8),
          (3, 8),
        ]
        + [(2, 8), (1, 8), (0, 8)]
      return places.reduce(0) { $0 << 1 | (modules[$1.0][$1.1] ? 1 : 0) }
    }

    /// The same bits beside the other two finders.
    var otherFormat: Int {
      let places =
        (0..<7).map { (size - 1 - $0, 8) } + (0..<8).map { (8, size - 8 + $0) }
      return places.reduce(0) { $0 << 1 | (modules[$1.0][$1.1] ? 1 : 0) }
    }

    func isFunction(_ row: Int, _ column: Int) -> Bool {
      if row == 6 || column == 6 { return true }
      if row < 9, column < 9 || column >= size - 8 { return true }
      if row >= size - 8, column < 9 { return true }
      let center = size - 7
      return size > 21 && abs(row - center) <= 2 && abs(column - center) <= 2
    }

    func isFlipped(_ mask: Int, _ i: Int, _ j: Int) -> Bool {
      let rules = [
        (i + j) % 2, i % 2, j % 3, (i + j) % 3, (i / 2 + j / 3) % 2, (i * j) % 2 + (i * j) % 3,
        ((i * j) % 2 + (i * j) % 3) % 2, ((i + j) % 2 + (i * j) % 3) % 2,
      ]
      return rules[mask] == 0
    }

    var codewords: [UInt8] {
      let mask = (format ^ 0x5412) >> 10 & 7
      var bits: [Bool] = []
      var column = size - 1
      var rows = Array((0..<size).reversed())
      while column > 0 {
        if column == 6 { column -= 1 }
        for row in rows {
          for place in [column, column - 1] where !isFunction(row, place) {
            bits.append(modules[row][place] != isFlipped(mask, row, place))
          }
        }
        rows.reverse()
        column -= 2
      }
      return stride(from: 0, through: bits.count - 8, by: 8).map { start in
        bits[start..<(start + 8)].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
      }
    }

    /// The number of blocks, and of the data codewords in each, at level M.
    var layout: (blocks: Int, data: Int, all: Int) {
      [
        21: (1, 16, 26), 25: (1, 28, 44), 29: (1, 44, 70), 33: (2, 32, 50), 37: (2, 43, 67),
        41: (4, 27, 43),
      ][size]
        ?? (1, 0, 0)
    }

    var blocks: [[UInt8]] {
      let (count, _, all) = layout
      let codewords = Array(codewords.prefix(count * all))
      return (0..<count).map { block in
        stride(from: block, to: codewords.count, by: count).map { codewords[$0] }
      }
    }

    var text: String? {
      let data = blocks.flatMap { $0.prefix(layout.data) }
      let all: [Bool] = data.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 == 1 } }
      var bits = all[...]
      func take(_ count: Int) -> Int {
        defer { bits = bits.dropFirst(count) }
        return bits.prefix(count).reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
      }
      guard take(4) == 4 else { return nil }
      let length = take(8)
      return String(decoding: (0..<length).map { _ in UInt8(take(8)) }, as: UTF8.self)
    }
  }

  /// By logarithms, and not by doubling as the code does.
  private static let powers: [Int] = (0..<255).reduce(into: [1]) { powers, _ in
    let next = (powers.last ?? 0) << 1
    powers.append(next > 255 ? next ^ 0x11D : next)
  }

  private static func value(of block: [UInt8], at power: Int) -> Int {
    block.reduce(0) { sum, byte in
      let product =
        sum == 0 ? 0 : powers[((powers.firstIndex(of: sum) ?? 0) + power) % 255]
      return product ^ Int(byte)
    }
  }

  /// One of each version, and the longest of each.
  static let texts =
    ["a", "http://192.168.1.20:8000/", "http://192.168.100.200:65535/kind-regrets/", ""]
    + [14, 15, 26, 27, 42, 43, 62, 63, 84, 85, 106].map {
      String(repeating: "/näme/", count: 20).prefix(bytes: $0)
    }

  @Test(arguments: texts)
  func aReaderFindsTheText(text: String) throws {
    let reader = Reader(modules: try #require(QRCode(text)).modules)
    #expect(reader.text == text)
    #expect(reader.format == reader.otherFormat)
    // Level M, and a mask.
    #expect((reader.format ^ 0x5412) >> 13 == 0)
  }

  /// A block is a multiple of the generator, so it is zero at each of its roots.
  @Test(arguments: texts)
  func damageCanBeRepaired(text: String) throws {
    let reader = Reader(modules: try #require(QRCode(text)).modules)
    let (_, data, all) = reader.layout
    for block in reader.blocks {
      #expect(block.count == all)
      #expect((0..<(all - data)).allSatisfy { Self.value(of: block, at: $0) == 0 })
    }
  }

  @Test func finderAndTimingPatternsStandWhereReadersLook() throws {
    let modules = try #require(QRCode("http://192.168.1.20:8000/")).modules
    let size = modules.count
    #expect(size == 25)
    for (row, column) in [(0, 0), (0, size - 7), (size - 7, 0)] {
      let finder = (0..<7).map { line in
        modules[row + line][column..<(column + 7)].map { $0 ? "#" : "." }.joined()
      }
      let side = "#######"
      let gap = "#.....#"
      let core = "#.###.#"
      #expect(finder == [side, gap, core, core, core, gap, side])
    }
    #expect((8..<(size - 8)).allSatisfy { modules[6][$0] == $0.isMultiple(of: 2) })
    #expect((8..<(size - 8)).allSatisfy { modules[$0][6] == $0.isMultiple(of: 2) })
    #expect(modules[size - 8][8])
  }

  @Test func whatIsTooLongHasNone() {
    #expect(QRCode(String(repeating: "a", count: 107)) == nil)
  }

  /// Two rows to a line, and a quiet zone of four modules on each side.
  @Test func aTerminalShowsItWithItsQuietZone() throws {
    let code = try #require(QRCode("a"))
    let lines = code.terminalText.split(separator: "\n")
    #expect(lines.count == 15)
    for line in lines {
      let shown = line.dropFirst("\u{1B}[97;40m".count).dropLast("\u{1B}[0m".count)
      #expect(shown.count == 29)
      #expect(shown.hasPrefix("████") && shown.hasSuffix("████"))
    }
    #expect(lines[0].contains(String(repeating: "█", count: 29)))
  }
}

extension String {
  /// As much of it as is at most so many bytes, filled up with letters.
  fileprivate func prefix(bytes count: Int) -> String {
    var text = ""
    for character in self where text.utf8.count + String(character).utf8.count <= count {
      text.append(character)
    }
    return text + String(repeating: "a", count: count - text.utf8.count)
  }
}
