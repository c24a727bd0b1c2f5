import Basics
import Foundation

/// JSON (RFC 8259) whose bytes depend on nothing but the value: keys in order, no white space.
enum JSONText {
  static func encode(_ value: any Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return "null" }
    return String(decoding: data, as: UTF8.self)
  }

  /// Appends a string (RFC 8259, section 7) that can stand in a `script` element and not end it
  /// (HTML Standard, 4.12.1.3).
  static func append(_ text: String, to json: inout [UInt8]) {
    json.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): json += [UInt8(ascii: "\\"), byte]
      case 0..<0x20, UInt8(ascii: "<"):
        json += "\\u00".utf8
        json += [byte].hexadecimal.utf8
      default: json.append(byte)
      }
    }
    json.append(UInt8(ascii: "\""))
  }
}
