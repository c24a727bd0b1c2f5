/// Which form of a word a whole number asks for in a language.
package struct PluralRules: Sendable {
  /// In the order in which they are tried; what none fits is `other`.
  private let rules: [(category: PluralCategory, alternatives: [[Relation]])]

  /// - Parameter tag: of the language, as in BCP 47. One that CLDR does not know has one form, `other`.
  package init(_ tag: String) {
    rules = Self.parsed(PluralData.rules(for: LanguageTag(tag)))
  }

  package func category(of number: Int) -> PluralCategory {
    let number = number.magnitude
    return rules.first { _, alternatives in
      alternatives.contains { $0.allSatisfy { $0.holds(for: number) } }
    }?.category ?? .other
  }

  /// The forms that are needed to count to a thousand, in their order.
  package var usedCategories: [PluralCategory] {
    let used = Set((0...1000).map(category(of:)))
    return PluralCategory.allCases.filter(used.contains)
  }

  /// A relation of CLDR's syntax, such as `n % 100 != 12..14`.
  private struct Relation: Sendable {
    var modulus: UInt?
    let isNegated: Bool
    let ranges: [ClosedRange<UInt>]

    func holds(for number: UInt) -> Bool {
      let value = modulus.map { number % $0 } ?? number
      return ranges.contains { $0.contains(value) } != isNegated
    }
  }

  /// Reads rules such as `one: n = 1; few: n % 10 = 2..4 and n % 100 != 12..14`.
  private static func parsed(_ text: String) -> [(PluralCategory, [[Relation]])] {
    text.split(separator: ";").compactMap { rule in
      let parts = rule.split(separator: ":")
      let name = parts[0].filter { $0 != " " }
      guard let category = PluralCategory(rawValue: name), parts.count == 2 else { return nil }
      let alternatives = words(parts[1]).split(separator: "or").map { alternative in
        alternative.split(separator: "and").compactMap(relation)
      }
      return (category, alternatives)
    }
  }

  private static func words(_ text: Substring) -> [Substring] { text.split(separator: " ") }

  /// `n`, or `n % 10`; `=` or `!=`; numbers and ranges apart by commas.
  private static func relation(_ words: ArraySlice<Substring>) -> Relation? {
    let words = Array(words)
    guard let sign = words.firstIndex(where: { $0 == "=" || $0 == "!=" }), sign + 1 < words.count
    else { return nil }
    let ranges = words[sign + 1].split(separator: ",").compactMap { range in
      let ends = range.split(separator: ".").compactMap { UInt($0) }
      return ends.first.map { $0...(ends.last ?? $0) }
    }
    return Relation(
      modulus: sign == 3 ? UInt(words[2]) : nil, isNegated: words[sign] == "!=", ranges: ranges)
  }
}
