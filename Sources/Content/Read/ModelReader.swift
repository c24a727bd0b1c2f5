import Diagnostics
import Etiquette

/// The model of the etiquette check in one language, and what is told about it.
package struct CheckModel: Sendable {
  let model: SentenceModel
  package let figures: ModelFigures
  /// The part of `model.json` that the check in the browser needs.
  package let data: DataValue
}

/// How well a model does on letters by people whose writing it was not made from, from 0 to 1.
package struct ModelFigures: Sendable {
  /// How many letters those are.
  package var letters = 0
  /// In the order of the file.
  package var guidelines: [(label: String, accuracy: Double?)] = []
  package var faults: [(label: String, precision: Double?, recall: Double?)] = []

  package init() {}
}

/// Reads the model of the etiquette check, `model.json`, which `scripts/train` makes.
///
/// JSON is YAML, so that a fault has its place as in any other file.
struct ModelReader {
  static let purpose = "the model by which the etiquette check judges sentences"
  static let name = "model.json"
  /// The form of the file that is understood.
  private static let version = 1

  /// Reads the model of a language that has one.
  ///
  /// - Returns: the model, and the part of the file that the check in the browser needs; nil where
  ///   there is no file, and, with faults, where it is malformed.
  static func read(
    _ names: TermsReader, language: Language, into diagnostics: inout [Diagnostic]
  ) -> CheckModel? {
    guard
      case (var record, let node)? = Record.ofModel(
        named: name, purpose: purpose, in: names, into: &diagnostics)
    else { return nil }
    var reader = ModelReader(record: record)
    let model = reader.model(for: language)
    let figures = reader.figures()
    record = reader.record
    guard record.isWhole(into: &diagnostics) else { return nil }
    let data = node.keys([
      "version", "labels", "buckets", "classes", "weights", "bias", "rounds", "thresholds",
    ])
    return CheckModel(model: model, figures: figures, data: data)
  }

  static func place(in names: TermsReader) -> SourceLocation {
    SourceLocation(path: names.folder + "/" + name)
  }

  private var record: Record

  private mutating func model(for language: Language) -> SentenceModel {
    let version = Self.version
    _ = record.requiredInteger("version", in: version...version)
    record.requireLanguage(language)
    let labels = record.texts("labels")
    if labels.isEmpty { record.report(.missingKey("labels"), at: "labels") }
    let buckets = record.buckets()
    // The digest of the sentences it was made from, for `scripts/train`.
    _ = record.optionalText("data")
    return SentenceModel(
      labels: labels, buckets: buckets, classes: classes(),
      weights: record.weights(count: buckets * labels.count),
      bias: record.integers("bias", count: labels.count),
      rounds: rounds(labels: labels.count),
      thresholds: record.integers("thresholds", count: labels.count))
  }

  /// Its members are compared with words in the order of the file, as in `word-classes.js`.
  private mutating func classes() -> WordClasses {
    record.require("classes")
    return record.record("classes") { classes in
      WordClasses(classes.keys.map { ($0, classes.texts($0)) })
    } ?? WordClasses([])
  }

  private mutating func figures() -> ModelFigures {
    var figures = ModelFigures()
    record.record("figures") { record in
      figures.letters = Self.letters(&record)
      figures.guidelines = Self.shares("guidelines", in: &record).map { ($0, $1["accuracy"]) }
      figures.faults = Self.shares("faults", in: &record).map {
        ($0, $1["precision"], $1["recall"])
      }
      // Those of slips in plain words, for `Tests/Training`.
      record.record("plain") { record in
        _ = Self.letters(&record)
        _ = Self.shares("faults", in: &record)
      }
    }
    return figures
  }

  private static func letters(_ record: inout Record) -> Int {
    record.integer("letters", in: 0...10_000_000) ?? 0
  }

  /// What is told of each label, in the order of the file.
  private static func shares(
    _ key: String, in record: inout Record
  ) -> [(label: String, values: [String: Double])] {
    record.record(key) { labels in
      labels.keys.map { label in
        (label, labels.record(label) { $0.shares(["accuracy", "precision", "recall"]) } ?? [:])
      }
    } ?? []
  }

  private mutating func rounds(labels: Int) -> [[[Int16]]] {
    guard let node = record.required("rounds") else { return [] }
    return record.items(node, key: "rounds", expected: "a list of rounds").enumerated().map {
      round, node in
      let length = SentenceModel.rowLength(inRound: round, labels: labels)
      let rows = record.items(node, key: "rounds", expected: "a row for each label", count: labels)
      return rows.map { row in
        record.integers(row, key: "rounds", count: length, limit: Int(Int16.max))
          .map { Int16($0) }
      }
    }
  }
}

extension Record {
  /// Parts of a whole, from 0 to 1, of those keys that are there.
  fileprivate mutating func shares(_ keys: [String]) -> [String: Double] {
    var shares: [String: Double] = [:]
    for key in keys where has(key) {
      let text = text(key)
      if let share = Double(text), (0...1).contains(share) {
        shares[key] = share
      } else {
        report(.outOfRange(key: key, expected: "a number from 0 to 1"), at: key)
      }
    }
    return shares
  }
}
