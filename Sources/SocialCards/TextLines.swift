/// A text to be broken into lines for a drawing, which breaks none by itself (SVG 1.1, section 10.1).
///
/// In which face a drawing will be set is not known before it is drawn, so widths are those of a
/// generous text face: a line may come out shorter than it could be, hardly ever longer.
struct TextLines {
  /// What a line does not end within.
  private struct Piece {
    let text: String
    /// In em.
    let width: Double
    let followsSpace: Bool
  }

  private let pieces: [Piece]

  init(_ text: some StringProtocol) {
    pieces = String(text).unicodeScalars.split { $0.properties.isWhitespace }
      .flatMap { Self.pieces(ofWord: String($0)) }
  }

  /// The lines, none of them wider than asked.
  ///
  /// - Parameters:
  ///   - width: in em.
  ///   - limit: the most lines; of what is left over an ellipsis tells.
  func broken(to width: Double, limit: Int = .max) -> [String] {
    var lines = lines(width: width, most: limit == .max ? .max : limit + 1)
    guard lines.count > limit else { return lines }
    lines.removeLast()
    lines.append(Self.shortened(lines.removeLast(), to: width))
    return lines
  }

  /// The same lines, as many, but none of them much shorter than the others.
  func balanced(to width: Double) -> [String] {
    var balanced = lines(width: width, most: .max)
    guard balanced.count > 1 else { return balanced }
    for share in stride(from: 0.95, through: 0.5, by: -0.05) {
      let narrower = lines(width: width * share, most: balanced.count + 1)
      guard narrower.count == balanced.count else { break }
      balanced = narrower
    }
    return balanced
  }

  /// How wide a text is, in em.
  static func width(of text: some StringProtocol) -> Double {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  // MARK: Breaking

  /// - Parameter most: after as many lines the rest is left.
  private func lines(width: Double, most: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var length = 0.0
    for piece in pieces.lazy.flatMap({ Self.cut($0, to: width) }) {
      let gap = piece.followsSpace && !line.isEmpty ? Self.space : 0
      if !line.isEmpty, length + gap + piece.width > width {
        lines.append(line)
        if lines.count == most { return lines }
        (line, length) = (piece.text, piece.width)
      } else {
        line += (gap > 0 ? " " : "") + piece.text
        length += gap + piece.width
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// A word as one piece, or where it has wide characters, each of them as one.
  private static func pieces(ofWord text: String) -> [Piece] {
    guard text.unicodeScalars.contains(where: \.isWide) else {
      return [Piece(text: text, width: width(of: text), followsSpace: true)]
    }
    var parts: [String] = []
    var lastIsWide = true
    for character in text {
      let isWide = character.unicodeScalars.first?.isWide ?? false
      if isWide || lastIsWide { parts.append("") }
      parts[parts.count - 1].append(character)
      lastIsWide = isWide
    }
    return parts.enumerated().map { place, part in
      Piece(text: part, width: width(of: part), followsSpace: place == 0)
    }
  }

  /// The piece itself, or the parts that one wider than a line is cut into.
  private static func cut(_ piece: Piece, to width: Double) -> [Piece] {
    guard piece.width > width else { return [piece] }
    var parts: [Piece] = []
    var part = ""
    func end() {
      guard !part.isEmpty else { return }
      let followsSpace = parts.isEmpty && piece.followsSpace
      parts.append(Piece(text: part, width: Self.width(of: part), followsSpace: followsSpace))
      part = ""
    }
    for character in piece.text {
      if Self.width(of: part + String(character)) > width { end() }
      part.append(character)
    }
    end()
    return parts
  }

  private static func shortened(_ line: String, to width: Double) -> String {
    var line = line
    while !line.isEmpty, Self.width(of: line + "…") > width {
      let cut = line.lastIndex(of: " ") ?? line.index(before: line.endIndex)
      line = String(line[..<cut])
    }
    while let last = line.last, last.isPunctuation || last == " " { line.removeLast() }
    return line + "…"
  }

  // MARK: Measuring

  private static let space = 0.3

  private static func width(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "t", "f", "r", "I", "J", " ", ".", ",", ":", ";", "!", "'", "’", "|", "(",
      ")",
      "[", "]", "-":
      space
    case "m", "w", "M", "W", "@", "%", "—", "…": 0.88
    case "A"..."Z", "&": 0.72
    case "a"..."z", "0"..."9": 0.51
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: 0
      case .uppercaseLetter: 0.76
      default: scalar.isWide ? 1 : 0.6
      }
    }
  }
}

extension Unicode.Scalar {
  /// A character of a script that is written in squares and without spaces between words, or a picture
  /// (Unicode Standard Annex 11, in its broad lines).
  fileprivate var isWide: Bool {
    guard value >= 0x1100 else { return false }
    return switch value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
