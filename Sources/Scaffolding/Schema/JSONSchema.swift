import Content
import Foundation

/// A JSON Schema, draft 7, which editors understand best, of one kind of content file.
///
/// It is never stricter than the reader: texts may be written as numbers, as YAML lets one write a
/// title of digits.
struct JSONSchema {
  let kind: ContentKind
  let descriptions: KeyDescriptions

  func text(of keys: MappingSchema) -> String {
    var root: [String: DataValue] = ["$schema": .text("http://json-schema.org/draft-07/schema#")]
    root["title"] = .text(kind.rawValue)
    let mapping = object(keys, at: [])
    if kind.isList {
      root["type"] = .text("array")
      root["items"] = .mapping(mapping)
    } else {
      root.merge(mapping) { own, _ in own }
    }
    root["description"] = descriptions.text(of: kind, at: []).map { .text($0) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = (try? encoder.encode(DataValue.mapping(root))) ?? Data()
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private func object(_ keys: MappingSchema, at path: [String]) -> [String: DataValue] {
    var named: [String: DataValue] = [:]
    var matched: [String: DataValue] = [:]
    for (name, value) in keys.keys {
      var schema = schema(of: value, at: path + [name])
      schema["description"] = descriptions.text(of: kind, at: path + [name]).map { .text($0) }
      if AnyName.isOne(name) {
        matched[name == AnyName.text ? "." : Slug.pattern] = .mapping(schema)
      } else {
        named[name] = .mapping(schema)
      }
    }
    var object: [String: DataValue] = [
      "type": .text("object"), "properties": .mapping(named),
      // No names are known of a site that has none yet.
      "additionalProperties": .flag(keys.keys.isEmpty),
    ]
    if !matched.isEmpty { object["patternProperties"] = .mapping(matched) }
    if !keys.required.isEmpty {
      object["required"] = .list(keys.required.sorted().map { .text($0) })
    }
    return object
  }

  private func schema(of value: ValueSchema, at path: [String]) -> [String: DataValue] {
    switch value {
    case .text(let limit, let pattern): text(limit: limit, pattern: pattern)
    case .name(let kind, let names): name(of: kind, among: names)
    case .flag: ["type": .text("boolean")]
    case .integer(let range):
      [
        "type": .text("integer"), "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ]
    case .date:
      [
        "type": .text("string"), "format": .text("date"),
        "pattern": .text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
      ]
    case .list(let item, let count): list(of: schema(of: item, at: path), count: count)
    case .mapping(let keys): object(keys, at: path)
    case .pairs(_, let names, let value): pairs(names, schema(of: value, at: path))
    case .either(let first, let second):
      ["anyOf": .list([first, second].map { .mapping(schema(of: $0, at: path)) })]
    }
  }

  /// What `Unicode.Scalar.isControl` is.
  private static let control =
    #"[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\uFFFE\uFFFF]"#

  private func text(limit: Int?, pattern: String?) -> [String: DataValue] {
    if let pattern { return ["type": .text("string"), "pattern": .text(pattern)] }
    var text: [String: DataValue] = [
      "type": .list(["string", "number", "boolean"].map { .text($0) }), "pattern": .text(#"\S"#),
      "not": .mapping(["pattern": .text(Self.control)]),
    ]
    if let limit { text["maxLength"] = .integer(limit) }
    return text
  }

  private func name(of kind: String, among names: [String]) -> [String: DataValue] {
    if names == [AnyName.text] { return text(limit: nil, pattern: nil) }
    if names.isEmpty || names.contains(where: AnyName.isOne) {
      // Letters are named after their files, which can be in any script.
      let pattern = kind == "letter" ? Slug.filePattern : Slug.pattern
      return ["type": .text("string"), "pattern": .text(pattern)]
    }
    return ["enum": .list(names.map { .text($0) })]
  }

  private func list(of item: [String: DataValue], count: ClosedRange<Int>) -> [String: DataValue] {
    var list: [String: DataValue] = ["type": .text("array"), "items": .mapping(item)]
    if count.lowerBound > 0 { list["minItems"] = .integer(count.lowerBound) }
    if count.upperBound < .max { list["maxItems"] = .integer(count.upperBound) }
    return list
  }

  private func pairs(_ names: [String]?, _ value: [String: DataValue]) -> [String: DataValue] {
    guard let names, !names.isEmpty, !names.contains(where: AnyName.isOne) else {
      return ["type": .text("object"), "additionalProperties": .mapping(value)]
    }
    let values = names.map { ($0, DataValue.mapping(value)) }
    return [
      "type": .text("object"), "additionalProperties": .flag(false),
      "properties": .mapping(Dictionary(values, uniquingKeysWith: { first, _ in first })),
    ]
  }
}
