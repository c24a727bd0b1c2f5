import Diagnostics

extension Record {
  /// What readers call a thing when they search; empty where the key is absent.
  ///
  /// Each has a word of its own: one that differs from an earlier one in case, accents or punctuation
  /// alone is reported.
  mutating func keywords(_ key: String) -> [String] {
    var seen: [[[UInt16]]: Place] = [:]
    return placedTexts(key).map { text, place in
      var found: [[UInt16]] = []
      var words = SearchWords(mergingForms: false)
      words.forEach(in: text) { found.append($0) }
      if found.isEmpty {
        report(.emptyValue(key: key), at: place)
      } else if let first = seen[found] {
        report(
          .duplicateName(text, kind: "keyword"), at: place,
          notes: [.firstDefinition(at: first.location)])
      }
      seen[found] = seen[found] ?? place
      return text
    }
  }
}
