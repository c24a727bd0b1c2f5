import Basics

/// What the bytes of a picture say of it: its format, and the size at which browsers show it.
package struct ImageHeader: Equatable {
  package let format: Format
  /// In CSS pixels, as HTML's attributes `width` and `height` want them.
  package let width: Int
  package let height: Int

  package enum Format: String, CaseIterable {
    case png = "PNG"
    case jpeg = "JPEG"
    case gif = "GIF"
    case webP = "WebP"
    case svg = "SVG"

    /// How names of such files end.
    var extensions: [String] {
      switch self {
      case .png: ["png"]
      case .jpeg: ["jpg", "jpeg"]
      case .gif: ["gif"]
      case .webP: ["webp"]
      case .svg: ["svg"]
      }
    }
  }

  /// Nil for anything but a whole picture in one of the formats, with a size.
  package init?(_ bytes: [UInt8]) {
    guard let format = Self.format(of: bytes) else { return nil }
    let size: (width: Int, height: Int)? =
      switch format {
      case .png: pngSize(bytes)
      case .jpeg: JPEGFrame(bytes).size
      case .gif: gifSize(bytes)
      case .webP: webPSize(bytes)
      case .svg: svgSize(bytes)
      }
    guard let size, size.width > 0, size.height > 0 else { return nil }
    self.format = format
    (width, height) = size
  }

  /// By how the file begins.
  static func format(of bytes: [UInt8]) -> Format? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) { return .gif }
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      return .webP
    }
    return bytes.prefix(4096).contains("<svg") ? .svg : nil
  }
}

/// A whole number of these bytes, the least significant first.
private func little(_ bytes: ArraySlice<UInt8>) -> Int {
  bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
}

private func big(_ bytes: ArraySlice<UInt8>) -> Int {
  bytes.reduce(0) { $0 << 8 | Int($1) }
}

/// PNG, third edition, sections 5.2 and 11.2.1: the first chunk, and the last.
private func pngSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
  guard bytes.count >= 45, bytes[12..<16].elementsEqual("IHDR".utf8),
    bytes.suffix(8).prefix(4).elementsEqual("IEND".utf8)
  else { return nil }
  return (big(bytes[16..<20]), big(bytes[20..<24]))
}

/// GIF89a, sections 18 and 27: the logical screen, and the trailer that ends the file.
private func gifSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
  guard bytes.count > 13, bytes.last(where: { $0 != 0 }) == 0x3B else { return nil }
  return (little(bytes[6..<8]), little(bytes[8..<10]))
}

/// RFC 9649: the size stands in the first chunk, whichever of the three it is.
private func webPSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
  guard bytes.count >= 30, little(bytes[4..<8]) + 8 <= bytes.count else { return nil }
  switch String(decoding: bytes[12..<16], as: UTF8.self) {
  case "VP8X": return (little(bytes[24..<27]) + 1, little(bytes[27..<30]) + 1)
  case "VP8L" where bytes[20] == 0x2F:
    let bits = little(bytes[21..<25])
    return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
  case "VP8 " where bytes[23..<26].elementsEqual([0x9D, 0x01, 0x2A]):
    return (little(bytes[26..<28]) & 0x3FFF, little(bytes[28..<30]) & 0x3FFF)
  default: return nil
  }
}

/// SVG 2, section 8.12: `width` and `height` in pixels, or else those of `viewBox`.
private func svgSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
  let text = String(decoding: bytes, as: UTF8.self)
  guard let start = text.firstRange(of: "<svg"), text.contains("</svg>") || text.contains("/>"),
    let end = text[start.upperBound...].firstIndex(of: ">")
  else { return nil }
  let tag = text[start.upperBound..<end]
  func attribute(_ name: String) -> Substring? {
    for quote in ["\"", "'"] {
      let openings = [" ", "\n", "\t"].map { "\($0)\(name)=\(quote)" }
      if let opening = openings.lazy.compactMap({ tag.firstRange(of: $0) }).first {
        return tag[opening.upperBound...].prefix { String($0) != quote }
      }
    }
    return nil
  }
  func pixels(_ text: Substring?) -> Int? {
    guard let text, let number = Double(text.hasSuffix("px") ? text.dropLast(2) : text),
      number.isFinite, (0.5...100_000).contains(number)
    else { return nil }
    return Int(number.rounded())
  }
  if let width = pixels(attribute("width")), let height = pixels(attribute("height")) {
    return (width, height)
  }
  let box = attribute("viewBox")?.split { $0 == " " || $0 == "," || $0 == "\n" } ?? []
  guard box.count == 4, let width = pixels(box[2]), let height = pixels(box[3]) else { return nil }
  return (width, height)
}

/// Reads the segments of a JPEG file (ITU-T T.81, annex B) up to its frame, and the orientation that its Exif data
/// gives (Exif 2.32, tag 0x0112), by which browsers turn it.
private struct JPEGFrame {
  /// Nil where the file breaks off.
  private(set) var size: (width: Int, height: Int)?
  private var isTurned = false

  init(_ bytes: [UInt8]) {
    // Cameras add data after the end of the image.
    guard
      let end = bytes.indices.dropLast().last(where: { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xD9 })
    else { return }
    var index = 2
    while index + 4 <= end, bytes[index] == 0xFF {
      let marker = bytes[index + 1]
      if marker == 0xFF {
        index += 1
        continue
      }
      let length = big(bytes[(index + 2)..<(index + 4)])
      let next = index + 2 + length
      guard length >= 2, next <= end else { return }
      let segment = bytes[(index + 4)..<next]
      if marker == 0xE1 { isTurned = isTurned || Self.isTurned(Array(segment)) }
      // The frame headers; C4, C8 and CC are other segments.
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker), segment.count >= 5 {
        let height = big(segment.dropFirst().prefix(2))
        let width = big(segment.dropFirst(3).prefix(2))
        size = isTurned ? (height, width) : (width, height)
        return
      }
      index = next
    }
  }

  /// Whether the picture lies on its side: orientations 5 to 8.
  private static func isTurned(_ segment: [UInt8]) -> Bool {
    guard segment.starts(with: "Exif\0\0".utf8), segment.count > 14 else { return false }
    let tiff = Array(segment.dropFirst(6))
    let isLittle = tiff.starts(with: "II".utf8)
    func number(_ start: Int, _ count: Int) -> Int {
      guard start >= 0, start + count <= tiff.count else { return 0 }
      return isLittle ? little(tiff[start..<(start + count)]) : big(tiff[start..<(start + count)])
    }
    let directory = number(4, 4)
    return (0..<number(directory, 2)).contains { entry in
      let place = directory + 2 + entry * 12
      return number(place, 2) == 0x0112 && (5...8).contains(number(place + 8, 2))
    }
  }
}
