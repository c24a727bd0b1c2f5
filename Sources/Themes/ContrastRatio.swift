import Foundation

/// A color of sRGB, as CSS writes it in hexadecimal (CSS Color Level 4, section 5.2).
package struct HexColor: Sendable, Equatable, CustomStringConvertible {
  package let description: String
  private let channels: [Double]

  /// - Parameter text: `#rrggbb` or `#rgb`; nil for anything else.
  init?(_ text: some StringProtocol) {
    let digits = text.dropFirst()
    guard text.first == "#", [3, 6].contains(digits.count), digits.allSatisfy(\.isHexDigit) else {
      return nil
    }
    let bytes = digits.count == 3 ? digits.map { "\($0)\($0)" } : pairs(of: digits)
    description = "#" + bytes.joined().lowercased()
    channels = bytes.map { Double(Int($0, radix: 16) ?? 0) / 255 }
  }

  /// WCAG 2.2, "relative luminance".
  private var luminance: Double {
    let linear = channels.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// From 1 to 21 (WCAG 2.2, "contrast ratio").
  func contrast(with other: HexColor) -> Double {
    let (darker, lighter) = (min(luminance, other.luminance), max(luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)
  }
}

/// A color by day and one by night.
package struct ColorPair: Sendable, Equatable {
  package let light: HexColor
  package let dark: HexColor

  /// - Parameter text: one color for both, or `light-dark(…, …)` (CSS Color Level 5, section 7).
  init?(_ text: String) {
    let function = "light-dark("
    guard text.hasPrefix(function), text.hasSuffix(")") else {
      guard let color = HexColor(text) else { return nil }
      (light, dark) = (color, color)
      return
    }
    let colors = text.dropFirst(function.count).dropLast().split(separator: ",")
      .map { HexColor($0.filter { $0 != " " }) }
    guard colors.count == 2, let light = colors[0], let dark = colors[1] else { return nil }
    (self.light, self.dark) = (light, dark)
  }
}

private func pairs(of digits: some StringProtocol) -> [String] {
  stride(from: 0, to: digits.count, by: 2).map { String(digits.dropFirst($0).prefix(2)) }
}
