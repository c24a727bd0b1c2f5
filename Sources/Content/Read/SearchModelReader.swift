import Diagnostics
import Etiquette

/// Reads the model by which the search understands words that nobody listed, `search-model.json`,
/// which `scripts/train` makes.
struct SearchModelReader {
  static let name = "search-model.json"
  static let purpose = "the model by which the search understands what people type"
  /// The form of the file that is understood.
  private static let version = 1

  /// Reads the model of a language that has one.
  ///
  /// Values of the vocabulary that it does not know are found by their keywords; what it knows and the
  /// vocabulary has no more does no harm.
  ///
  /// - Returns: the part of the file that the search in the browser needs; nil where there is no file,
  ///   and, with faults, where it is malformed.
  static func read(
    _ names: TermsReader, language: Language, into diagnostics: inout [Diagnostic]
  ) -> DataValue? {
    guard
      case (var record, let node)? = Record.ofModel(
        named: name, purpose: purpose, in: names, into: &diagnostics)
    else { return nil }
    _ = record.requiredInteger("version", in: version...version)
    record.requireLanguage(language)
    let values = record.records("facets") { facet in
      _ = facet.text("id")
      return facet.texts("values").count
    }.reduce(0, +)
    _ = record.weights(count: record.buckets() * values)
    _ = record.integers("bias", count: values)
    _ = record.requiredInteger("unit", in: 1...64)
    // How often it is right, and the digest of the searches it was made from, for `scripts/train`.
    _ = record.node("figures")
    _ = record.optionalText("data")
    guard record.isWhole(into: &diagnostics) else { return nil }
    return node.keys(["facets", "buckets", "unit", "weights", "bias"])
  }
}
