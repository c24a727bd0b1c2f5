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
    bytes.append(json: text)
  }

  mutating func number(_ number: Int) {
    separate()
    bytes += String(number).utf8
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
