import Diagnostics
import Etiquette

/// Reads what all letters together are held to from `style.yaml`.
package struct StyleReader {
  let vocabulary: Vocabulary

  package init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  private static let name = "style.yaml"

  /// - Returns: nil, without a fault, where the edition has no such file.
  package func read(_ names: TermsReader, into diagnostics: inout [Diagnostic]) -> StyleGuide? {
    guard names.has(Self.name),
      var (record, _) = names.record(
        Self.name, purpose: "what all letters together are held to", into: &diagnostics)
    else { return nil }
    var guide = StyleGuide(file: record.file)
    func percent(_ key: String, _ record: inout Record, as name: String? = nil) -> Int? {
      guard record.has(key) else { return nil }
      guide.places[name ?? key] = record.place(of: key)
      return record.integer(key, in: 0...100)
    }
    guide.limits.fewest = record.integer("fewest", in: 1...1000) ?? 1
    guide.limits.openingShape = percent("openingShape", &record)
    guide.limits.openingWords = percent("openingWords", &record)
    guide.limits.roleOrder = percent("roleOrder", &record)
    guide.limits.refusalSecond = percent("refusalSecond", &record)
    if record.has("contractions") {
      guide.places["contractions"] = record.place(of: "contractions")
    }
    guide.limits.contractions = record.record("contractions", contractions)
    guide.limits.words =
      record.record("words") { words in
        words.keys.compactMap { word in
          percent(word, &words, as: "words.\(word)").map { .init(word: word, most: $0) }
        }
      } ?? []
    record.finish(into: &diagnostics)
    return guide
  }

  private func contractions(_ record: inout Record) -> StyleLimits.Contractions {
    record.require("least")
    return StyleLimits.Contractions(
      least: record.integer("least", in: 0...100) ?? 0,
      tones: names("tones", of: .tone, &record),
      channels: names("channels", of: .channel, &record),
      notIn: names("notIn", of: .tone, &record),
      endings: record.texts("endings"),
      words: record.texts("words"))
  }

  private func names(_ key: String, of facet: Facet, _ record: inout Record) -> [FacetValue.ID] {
    let known = vocabulary.values(of: facet).map(\.id.rawValue)
    return record.names(key, of: facet.rawValue, among: known).map { FacetValue.ID($0) }
  }
}

/// `style.yaml`, with the place of each limit.
package struct StyleGuide: Sendable {
  package let file: SourceFile
  var limits = StyleLimits()
  /// By the name of its key; a word by `words.` and itself.
  fileprivate(set) var places: [String: Place] = [:]

  package func place(of subject: StyleFigure.Subject) -> Place {
    let key =
      switch subject {
      case .openingShape: "openingShape"
      case .openingWords: "openingWords"
      case .roleOrder: "roleOrder"
      case .refusalSecond: "refusalSecond"
      case .contractions, .noContractions: "contractions"
      case .word(let word): "words.\(word)"
      }
    return places[key] ?? file.place(line: 1, column: 1)
  }
}
