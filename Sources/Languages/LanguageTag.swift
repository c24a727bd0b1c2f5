/// A language tag (BCP 47), taken apart as far as other data is found by it.
package struct LanguageTag: Sendable, Hashable {
  /// In small letters, such as `pt`.
  package let language: String
  /// As its code in ISO 15924, such as `Arab`; nil where the tag does not say it.
  package let script: String?
  /// As its code in ISO 3166-1 or UN M.49, such as `PT`; nil where the tag does not say it.
  package let region: String?

  package init(_ tag: String) {
    let parts = tag.split { $0 == "-" || $0 == "_" }
    language = parts.first?.lowercased() ?? ""
    // A subtag of one character begins an extension or a private part, which tells nothing here.
    let own = parts.dropFirst().prefix { $0.count > 1 }
    script = own.first { $0.count == 4 && $0.allSatisfy(\.isLetter) }.map {
      $0.prefix(1).uppercased() + $0.dropFirst().lowercased()
    }
    region = own.first { $0.count == 2 || ($0.count == 3 && $0.allSatisfy(\.isNumber)) }?
      .uppercased()
  }

  /// The names under which data for it is looked for, the nearest first.
  var fallbacks: [String] {
    let withScript = script.map { language + "-" + $0 }
    let withRegion = region.map { language + "-" + $0 }
    return [withRegion, withScript, language].compactMap(\.self)
  }
}
