import Content
import Diagnostics
import Foundation

/// What each key is for, in plain English, from `key-descriptions.yaml`.
///
/// Descriptions are by kind and by the path of the key, its parts joined by dots. A part in angle
/// brackets stands for any name; `common` has keys that mean the same in several kinds.
struct KeyDescriptions: Sendable {
  private let texts: [String: [(path: [String], text: String)]]

  static let standard = KeyDescriptions(
    String(decoding: PackageResources.key_descriptions_yaml, as: UTF8.self))

  init(_ yaml: String) {
    var ignored: [Diagnostic] = []
    let file = SourceFile(path: "key-descriptions.yaml", text: yaml)
    let kinds = YAMLText(yaml, file: file).compose(into: &ignored)
    texts = Dictionary(
      Self.pairs(of: kinds).map { kind, keys in
        let texts = Self.pairs(of: keys).map { path, text in
          (Self.parts(path.string ?? ""), text.string ?? "")
        }
        return (kind.string ?? "", texts)
      }, uniquingKeysWith: { first, _ in first })
  }

  private static func pairs(of node: YAMLNode?) -> [(key: YAMLNode, value: YAMLNode)] {
    if case .mapping(let mapping)? = node { mapping.pairs } else { [] }
  }

  private static func parts(_ path: String) -> [String] {
    path == "about" ? [] : path.split(separator: ".").map(String.init)
  }

  /// - Parameter path: the names of the keys that lead there; empty for the kind itself.
  func text(of kind: ContentKind, at path: [String]) -> String? {
    entry(of: kind, at: path)?.text
  }

  /// The entry that describes a key, by its section and its path there.
  func entry(of kind: ContentKind, at path: [String]) -> (
    section: String, path: [String], text: String
  )? {
    for section in [kind.rawValue, "common"] {
      let entries = texts[section] ?? []
      let found =
        entries.first { $0.path == path }
        ?? entries.first { entry in
          entry.path.count == path.count
            && zip(entry.path, path).allSatisfy { $0 == $1 || AnyName.isOne($0) }
        }
      if let found { return (section, found.path, found.text) }
    }
    return nil
  }

  /// All there are, as `section: path`.
  var all: Set<String> {
    Set(texts.flatMap { section, entries in entries.map { Self.name(section, $0.path) } })
  }

  static func name(_ section: String, _ path: [String]) -> String {
    "\(section): \(path.joined(separator: "."))"
  }
}
