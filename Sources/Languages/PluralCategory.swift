/// The forms that words take beside a number (Unicode CLDR, "Language Plural Rules").
package enum PluralCategory: String, CaseIterable, Sendable {
  case zero, one, two, few, many, other

  /// What a key of words for the category ends in, such as `One`.
  package var suffix: String {
    switch self {
    case .zero: "Zero"
    case .one: "One"
    case .two: "Two"
    case .few: "Few"
    case .many: "Many"
    case .other: "Other"
    }
  }

  /// The name of what is counted, and the category, of a key such as `lettersFew`.
  package static func parts(ofKey key: String) -> (things: String, category: PluralCategory)? {
    for category in allCases where key.hasSuffix(category.suffix) && key != category.suffix {
      return (String(key.dropLast(category.suffix.count)), category)
    }
    return nil
  }
}
