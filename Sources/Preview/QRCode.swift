/// A QR code of an address (ISO/IEC 18004:2015): byte mode, error correction level M, versions 1 to 6, which is up to
/// 106 bytes.
///
/// ```swift
/// QRCode("http://192.168.1.20:8000/")?.terminalText
/// ```
package struct QRCode: Sendable, Equatable {
  /// Rows of modules from the top; true is dark. Without the quiet zone around them.
  let modules: [[Bool]]

  /// Nil for a text that is too long.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let version = Version.all.first(where: { bytes.count <= $0.capacity }) else { return nil }
    let grid = Grid(version, codewords: version.codewords(for: bytes))
    modules = grid.masked()
  }

  /// The code for a terminal, two rows of modules to a line, with four modules of quiet zone around it. Dark modules
  /// are spaces on white: most scanners want dark on light, whatever the colors of the terminal.
  package var terminalText: String {
    let quiet = 4
    let size = modules.count
    func isDark(_ row: Int, _ column: Int) -> Bool {
      modules.indices.contains(row) && modules.indices.contains(column) && modules[row][column]
    }
    return stride(from: -quiet, to: size + quiet, by: 2).map { row in
      let line = (-quiet..<(size + quiet)).map { column in
        switch (isDark(row, column), isDark(row + 1, column)) {
        case (true, true): " "
        case (true, false): "▄"
        case (false, true): "▀"
        case (false, false): "█"
        }
      }.joined()
      return "\u{1B}[97;40m\(line)\u{1B}[0m"
    }.joined(separator: "\n")
  }
}

/// How much a version holds at level M (table 9), and where its alignment pattern is (table E.1).
private struct Version {
  let number: Int
  /// The codewords of a block for data and for error correction; all blocks of these versions are alike.
  let dataInBlock: Int
  let correctionInBlock: Int
  let blocks: Int

  static let all = [
    Version(number: 1, dataInBlock: 16, correctionInBlock: 10, blocks: 1),
    Version(number: 2, dataInBlock: 28, correctionInBlock: 16, blocks: 1),
    Version(number: 3, dataInBlock: 44, correctionInBlock: 26, blocks: 1),
    Version(number: 4, dataInBlock: 32, correctionInBlock: 18, blocks: 2),
    Version(number: 5, dataInBlock: 43, correctionInBlock: 24, blocks: 2),
    Version(number: 6, dataInBlock: 27, correctionInBlock: 16, blocks: 4),
  ]

  var size: Int { 17 + 4 * number }
  /// In bytes: mode and length take 12 bits.
  var capacity: Int { dataInBlock * blocks - 2 }
  /// The center of the one alignment pattern, in rows and columns; nil for version 1.
  var alignment: Int? { number == 1 ? nil : size - 7 }

  /// Data and error correction, the blocks interleaved (section 7.6).
  func codewords(for bytes: [UInt8]) -> [UInt8] {
    let data = self.data(for: bytes)
    let dataBlocks = (0..<blocks).map {
      Array(data[($0 * dataInBlock)..<(($0 + 1) * dataInBlock)])
    }
    let corrections = dataBlocks.map { ReedSolomon.remainder(of: $0, degree: correctionInBlock) }
    return (0..<dataInBlock).flatMap { index in dataBlocks.map { $0[index] } }
      + (0..<correctionInBlock).flatMap { index in corrections.map { $0[index] } }
  }

  /// The mode 0100, the length in eight bits, the bytes, the terminator, and padding (section 7.4).
  private func data(for bytes: [UInt8]) -> [UInt8] {
    var bits: [Bool] = []
    func append(_ value: UInt8, _ count: Int) {
      for shift in (0..<count).reversed() { bits.append(value >> shift & 1 == 1) }
    }
    append(0b0100, 4)
    append(UInt8(bytes.count), 8)
    for byte in bytes { append(byte, 8) }
    append(0, 4)
    var data = stride(from: 0, to: bits.count, by: 8).map { start in
      bits[start..<(start + 8)].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
    }
    var pad: UInt8 = 0xEC
    while data.count < dataInBlock * blocks {
      data.append(pad)
      pad ^= 0xEC ^ 0x11
    }
    return data
  }
}

/// Arithmetic in the field of 256 elements with the polynomial x^8 + x^4 + x^3 + x^2 + 1 (section 7.5).
private enum ReedSolomon {
  static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    var product: UInt8 = 0
    for shift in (0..<8).reversed() {
      product = product << 1 ^ (product & 0x80 == 0 ? 0 : 0x1D)
      if right >> shift & 1 == 1 { product ^= left }
    }
    return product
  }

  /// The error correction codewords of a block.
  static func remainder(of data: [UInt8], degree: Int) -> [UInt8] {
    let divisor = generator(degree: degree)
    var rest = [UInt8](repeating: 0, count: degree)
    for byte in data {
      let factor = byte ^ rest.removeFirst()
      rest.append(0)
      for index in rest.indices { rest[index] ^= product(divisor[index], factor) }
    }
    return rest
  }

  /// The coefficients of (x - 1)(x - 2)(x - 4)…, without the first, which is 1.
  private static func generator(degree: Int) -> [UInt8] {
    var coefficients = [UInt8](repeating: 0, count: degree - 1) + [1]
    var root: UInt8 = 1
    for _ in 0..<degree {
      for index in coefficients.indices {
        coefficients[index] = product(coefficients[index], root)
        if index + 1 < degree { coefficients[index] ^= coefficients[index + 1] }
      }
      root = product(root, 2)
    }
    return coefficients
  }
}

/// The modules of a symbol while it is put together.
private struct Grid {
  private let size: Int
  private var modules: [[Bool]]
  /// Those that no data may take.
  private var isFunction: [[Bool]]

  init(_ version: Version, codewords: [UInt8]) {
    size = version.size
    modules = Array(repeating: Array(repeating: false, count: size), count: size)
    isFunction = modules
    drawTiming()
    for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { drawFinder(row, column) }
    if let center = version.alignment { drawAlignment(center) }
    drawFormat(mask: 0)
    place(codewords)
  }

  // MARK: Function patterns (section 6.3)

  private mutating func set(_ row: Int, _ column: Int, _ isDark: Bool) {
    guard modules.indices.contains(row), modules.indices.contains(column) else { return }
    modules[row][column] = isDark
    isFunction[row][column] = true
  }

  private mutating func drawTiming() {
    for index in 0..<size {
      set(6, index, index.isMultiple(of: 2))
      set(index, 6, index.isMultiple(of: 2))
    }
  }

  /// With its separator.
  private mutating func drawFinder(_ row: Int, _ column: Int) {
    for down in -4...4 {
      for right in -4...4 {
        let distance = max(abs(down), abs(right))
        set(row + down, column + right, distance != 2 && distance != 4)
      }
    }
  }

  private mutating func drawAlignment(_ center: Int) {
    for down in -2...2 {
      for right in -2...2 {
        set(center + down, center + right, max(abs(down), abs(right)) != 1)
      }
    }
  }

  /// Level M and the mask, with their error correction, twice (section 7.9).
  private mutating func drawFormat(mask: Int) {
    // Level M is 00.
    var rest = mask
    for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9 & 1) * 0x537 }
    let bits = (mask << 10 | rest) ^ 0x5412
    func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
    for index in 0..<6 { set(index, 8, bit(index)) }
    set(7, 8, bit(6))
    set(8, 8, bit(7))
    set(8, 7, bit(8))
    for index in 9..<15 { set(8, 14 - index, bit(index)) }
    for index in 0..<8 { set(8, size - 1 - index, bit(index)) }
    for index in 8..<15 { set(size - 15 + index, 8, bit(index)) }
    set(size - 8, 8, true)
  }

  // MARK: Data

  /// In columns of two from the right, up and down in turn, around the vertical timing pattern (section 7.7.3).
  private mutating func place(_ codewords: [UInt8]) {
    var next = 0
    var isUpward = true
    for right in stride(from: size - 1, through: 1, by: -2).map({ $0 <= 6 ? $0 - 1 : $0 }) {
      for step in 0..<size {
        let row = isUpward ? size - 1 - step : step
        for column in [right, right - 1] where !isFunction[row][column] {
          if next < codewords.count * 8 {
            modules[row][column] = codewords[next / 8] >> (7 - next % 8) & 1 == 1
          }
          next += 1
        }
      }
      isUpward.toggle()
    }
  }

  // MARK: Masks (section 7.8)

  /// With the mask that makes the symbol easiest to read.
  func masked() -> [[Bool]] {
    let candidates = (0..<8).map { mask in
      var grid = self
      grid.apply(mask)
      return grid.modules
    }
    return candidates.min { Self.penalty($0) < Self.penalty($1) } ?? modules
  }

  private mutating func apply(_ mask: Int) {
    for row in 0..<size {
      for column in 0..<size where !isFunction[row][column] {
        if Self.isFlipped(mask, row, column) { modules[row][column].toggle() }
      }
    }
    drawFormat(mask: mask)
  }

  private static func isFlipped(_ mask: Int, _ row: Int, _ column: Int) -> Bool {
    let product = row * column
    return switch mask {
    case 0: (row + column) % 2 == 0
    case 1: row % 2 == 0
    case 2: column % 3 == 0
    case 3: (row + column) % 3 == 0
    case 4: (row / 2 + column / 3) % 2 == 0
    case 5: product % 2 + product % 3 == 0
    case 6: (product % 2 + product % 3) % 2 == 0
    default: ((row + column) % 2 + product % 3) % 2 == 0
    }
  }

  /// What disturbs readers: long runs, blocks, what looks like a finder, and too much of one color.
  private static func penalty(_ modules: [[Bool]]) -> Int {
    let size = modules.count
    let columns = (0..<size).map { column in modules.map { $0[column] } }
    let lines = modules + columns
    var penalty = lines.map { runs(in: $0) + finders(in: $0) }.reduce(0, +)
    for row in 1..<size {
      for column in 1..<size {
        let block = [
          modules[row][column], modules[row - 1][column], modules[row][column - 1],
          modules[row - 1][column - 1],
        ]
        if Set(block).count == 1 { penalty += 3 }
      }
    }
    let dark = modules.joined().count { $0 }
    return penalty + abs(dark * 20 - size * size * 10) / (size * size) * 10
  }

  private static func runs(in line: [Bool]) -> Int {
    var penalty = 0
    var length = 0
    for index in line.indices {
      length = index > 0 && line[index] == line[index - 1] ? length + 1 : 1
      if length == 5 { penalty += 3 } else if length > 5 { penalty += 1 }
    }
    return penalty
  }

  private static func finders(in line: [Bool]) -> Int {
    let finder = [true, false, true, true, true, false, true]
    let light = [Bool](repeating: false, count: 4)
    return [light + finder, finder + light].map { pattern in
      (0...(line.count - pattern.count)).count {
        line[$0..<($0 + pattern.count)].elementsEqual(pattern)
      } * 40
    }.reduce(0, +)
  }
}
