import Diagnostics
import Etiquette

/// What the models of the check and of the search have in common.
extension Record {
  /// The file of a model in the folder of a language; nil where there is none, and, with faults, where it
  /// is no mapping.
  static func ofModel(
    named name: String, purpose: String, in names: TermsReader, into diagnostics: inout [Diagnostic]
  ) -> (record: Record, node: YAMLNode)? {
    let path = names.folder + "/" + name
    guard names.snapshot.has(path),
      let file = names.snapshot.file(
        path, purpose: purpose, longestLine: SourceFile.largestText, into: &diagnostics),
      let node = YAMLText(file.text, file: file).compose(into: &diagnostics),
      let record = Record(node, named: name, file: file, firstLine: 1, into: &diagnostics)
    else { return nil }
    return (record, node)
  }

  /// Finishes the record, and says whether it is without faults.
  func isWhole(into diagnostics: inout [Diagnostic]) -> Bool {
    var faults: [Diagnostic] = []
    finish(into: &faults)
    diagnostics += faults
    return faults.isEmpty
  }

  /// Holds `language` to that of the folder: a model judges one language.
  mutating func requireLanguage(_ language: Language) {
    let tag = text("language")
    if !tag.isEmpty, tag != language.tag {
      report(
        .outOfRange(
          key: "language",
          expected: "`\(language.tag)`, as its folder: a model judges one language. Train one with "
            + "`scripts/train \(language.tag)`, or remove the file"),
        at: "language")
    }
  }

  /// How many rows of weights there are.
  mutating func buckets() -> Int {
    let buckets = requiredInteger("buckets", in: 64...65_536)
    if buckets & (buckets - 1) != 0 {
      report(.outOfRange(key: "buckets", expected: "a power of two"), at: "buckets")
    }
    return buckets
  }

  mutating func requiredInteger(_ key: String, in range: ClosedRange<Int>) -> Int {
    if !has(key) { report(.missingKey(key), at: key) }
    return integer(key, in: range) ?? range.lowerBound
  }

  mutating func weights(count: Int) -> [Int8] {
    let weights = SentenceModel.weights(from: text("weights")) ?? []
    if weights.count != count {
      let expected = "\(count) characters from A to Z, a to z, 0 to 9, - and _"
      report(.wrongType(key: "weights", expected: expected), at: "weights")
    }
    return weights
  }

  mutating func integers(_ key: String, count: Int) -> [Int] {
    integers(required(key), key: key, count: count)
  }

  /// - Parameter limit: no number is larger, nor its opposite.
  mutating func integers(_ node: YAMLNode?, key: String, count: Int, limit: Int = 999_999) -> [Int]
  {
    guard let node else { return [] }
    let expected = "a list of \(count) whole numbers"
    return items(node, key: key, expected: expected, count: count).map { item in
      if let number = item.wholeNumber, abs(number) <= limit { return number }
      report(.wrongType(key: key, expected: expected), at: place(of: item))
      return 0
    }
  }

  mutating func items(_ node: YAMLNode, key: String, expected: String, count: Int? = nil)
    -> [YAMLNode]
  {
    guard case .sequence(let sequence) = node, count == nil || sequence.items.count == count else {
      report(.wrongType(key: key, expected: expected), at: place(of: node))
      return []
    }
    return sequence.items
  }
}

extension YAMLNode {
  /// Those keys of a mapping, as data for scripts.
  func keys(_ needed: Set<String>) -> DataValue {
    guard case .mapping(let keys) = DataValue(self) else { return .null }
    return .mapping(keys.filter { needed.contains($0.key) })
  }
}
