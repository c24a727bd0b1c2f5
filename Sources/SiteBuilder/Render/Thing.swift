import Basics

/// A thing of schema.org: its type, and what is said about it.
///
/// It writes itself, because a general encoder of JSON took a twentieth of a build's time for it.
struct Thing: Sendable {
  private var properties: [(name: String, value: Value)]

  enum Value: ExpressibleByStringLiteral, Sendable {
    case text(String)
    case number(Int)
    indirect case thing(Thing)
    case list([Thing])
    /// A thing that is the same on many pages, as JSON.
    case written([UInt8])

    init(stringLiteral text: String) { self = .text(text) }
  }

  init(_ type: String, _ properties: KeyValuePairs<String, Value?>) {
    self.properties = [("@type", .text(type))]
    for case (let name, let value?) in properties { self.properties.append((name, value)) }
  }

  func adding(_ more: KeyValuePairs<String, Value>) -> Thing {
    var thing = self
    for (name, value) in more { thing.properties.append((name, value)) }
    return thing
  }

  /// What is said about this thing, about one of another type.
  func asType(_ type: String) -> Thing {
    var thing = self
    thing.properties[0].value = .text(type)
    return thing
  }

  /// JSON that cannot end the `script` element it stands in (HTML Standard, 4.12.1.3).
  func json() -> String { String(decoding: bytes, as: UTF8.self) }

  /// The thing for pages that all say the same of it.
  var written: Value { .written(bytes) }

  private var bytes: [UInt8] {
    var json: [UInt8] = []
    append(to: &json)
    return json
  }

  fileprivate func append(to json: inout [UInt8]) {
    var separator = UInt8(ascii: "{")
    for (name, value) in properties.sorted(by: { $0.name < $1.name }) {
      json.append(separator)
      separator = UInt8(ascii: ",")
      json.append(json: name)
      json.append(UInt8(ascii: ":"))
      value.append(to: &json)
    }
    json.append(UInt8(ascii: "}"))
  }
}

extension Thing.Value {
  fileprivate func append(to json: inout [UInt8]) {
    switch self {
    case .text(let text): json.append(json: text)
    case .number(let number): json += String(number).utf8
    case .thing(let thing): thing.append(to: &json)
    case .list(let things):
      json.append(UInt8(ascii: "["))
      for (index, thing) in things.enumerated() {
        if index > 0 { json.append(UInt8(ascii: ",")) }
        thing.append(to: &json)
      }
      json.append(UInt8(ascii: "]"))
    case .written(let bytes): json += bytes
    }
  }
}
