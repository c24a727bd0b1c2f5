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
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in bytes.indices where isEscaped(bytes[index]) {
        json.append(contentsOf: bytes[start..<index])
        appendEscaped(bytes[index], to: &json)
        start = index + 1
      }
      json.append(contentsOf: bytes[start...])
    }
    json.append(UInt8(ascii: "\""))
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"): true
    default: false
    }
  }

  private static func appendEscaped(_ byte: UInt8, to json: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): json += [UInt8(ascii: "\\"), byte]
    case 0x0A: json += "\\n".utf8
    default:
      json += "\\u00".utf8
      json += [byte].hexadecimal.utf8
    }
  }
}

/// Writes JSON for what is too large to be encoded: members and items in the order in which they are added.
///
///     json.object { $0.member("id", "warm") }
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  /// Whether something stands before the next member or item.
  private var needsComma = false

  mutating func object(_ members: (inout Self) -> Void) {
    enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), members)
  }

  mutating func list<Item>(_ items: [Item], _ write: (inout Self, Item) -> Void) {
    enclose(UInt8(ascii: "["), UInt8(ascii: "]")) { json in
      for item in items { write(&json, item) }
    }
  }

  mutating func member(_ name: String, _ value: String) {
    key(name)
    text(value)
  }

  /// The name of a member, whose value comes next.
  mutating func key(_ name: String) {
    text(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  mutating func text(_ text: String) {
    separate()
    JSONText.append(text, to: &bytes)
  }

  mutating func flag(_ isOn: Bool) {
    separate()
    bytes += (isOn ? "true" : "false").utf8
  }

  private mutating func enclose(_ open: UInt8, _ close: UInt8, _ write: (inout Self) -> Void) {
    separate()
    bytes.append(open)
    needsComma = false
    write(&self)
    bytes.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }
}
