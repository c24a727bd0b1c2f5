import Foundation

/// As much of JSON Schema (draft 2020-12) as `report.schema.json` and `review.schema.json` use; a keyword it does not know is
/// an error, so that nothing in the schema goes unchecked.
struct JSONSchema {
  private let root: [String: Any]

  enum Failure: Error {
    case notAnObject
    case unknownKeyword(String)
  }

  static func report() throws -> JSONSchema { try named("report") }

  static func review() throws -> JSONSchema { try named("review") }

  private static func named(_ name: String) throws -> JSONSchema {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .appending(path: "Sources/Diagnostics/\(name).schema.json")
    guard
      let root = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    else { throw Failure.notAnObject }
    return JSONSchema(root: root)
  }

  /// The values that the `enum` of a part of the schema allows.
  func values(at path: String...) -> [String] {
    var schema: [String: Any] = root
    for key in path { schema = schema[key] as? [String: Any] ?? [:] }
    return schema["enum"] as? [String] ?? []
  }

  /// What in a value is not as the schema says; empty where all of it is.
  func violations(by value: Any) throws -> [String] {
    try violations(by: value, of: root, at: "$")
  }

  private func violations(by value: Any, of schema: [String: Any], at place: String) throws
    -> [String]
  {
    var found: [String] = []
    for (keyword, rule) in schema.sorted(by: { $0.key < $1.key }) {
      switch (keyword, rule) {
      case ("$schema", _), ("$id", _), ("$defs", _), ("title", _), ("description", _): break
      case ("$ref", let name as String):
        let definitions = root["$defs"] as? [String: Any]
        let target = definitions?[String(name.dropFirst("#/$defs/".count))] as? [String: Any]
        guard let target else { throw Failure.unknownKeyword(name) }
        found += try violations(by: value, of: target, at: place)
      case ("type", let type as String):
        if !Self.isType(type, value) { found.append("\(place) is no \(type)") }
      case ("const", let constant as Int):
        if value as? Int != constant { found.append("\(place) is not \(constant)") }
      case ("enum", let values as [String]):
        if !values.contains(value as? String ?? "") { found.append("\(place): \(value)") }
      case ("minimum", let least as Int):
        if value as? Int ?? .min < least { found.append("\(place) is less than \(least)") }
      case ("minLength", let least as Int):
        if (value as? String ?? "").count < least { found.append("\(place) is too short") }
      case ("required", let keys as [String]):
        let object = value as? [String: Any] ?? [:]
        found += keys.filter { object[$0] == nil }.map { "\(place).\($0) is missing" }
      case ("properties", let properties as [String: Any]):
        for (key, inner) in value as? [String: Any] ?? [:] {
          guard let rule = properties[key] as? [String: Any] else { continue }
          found += try violations(by: inner, of: rule, at: "\(place).\(key)")
        }
      case ("additionalProperties", false as Bool):
        let known = (schema["properties"] as? [String: Any] ?? [:]).keys
        found += (value as? [String: Any] ?? [:]).keys.filter { !known.contains($0) }
          .map { "\(place).\($0) is unknown" }
      case ("items", let items as [String: Any]):
        for (index, item) in (value as? [Any] ?? []).enumerated() {
          found += try violations(by: item, of: items, at: "\(place)[\(index)]")
        }
      default: throw Failure.unknownKeyword(keyword)
      }
    }
    return found
  }

  private static func isType(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "integer": value is Int
    case "boolean": value is Bool
    default: false
    }
  }
}
