import Content
import Diagnostics
import Etiquette
import Languages

/// The words of the interface in one language.
package struct StringTable: Sendable, Equatable {
  private let texts: [String: String]
  private let blanked: [String: BlankedText]
  /// The keys whose words are those of another language.
  package let borrowed: Set<String>
  private let language: String
  /// What stands between the parts of a text, for a table that does not say it.
  private let separators: [String: String]
  private let plurals: PluralRules
  /// How numbers are written.
  fileprivate let numbers: NumberFormat

  /// - Parameters:
  ///   - language: its tag.
  ///   - borrowed: the keys whose words are those of another language.
  package init(
    _ texts: [String: String], language: String = "en", borrowed: Set<String> = []
  ) {
    self.texts = texts
    self.borrowed = borrowed
    self.language = language
    blanked = texts.mapValues { BlankedText(parsing: $0) }
    let writing = Writing(LanguageTag(language))
    separators = [
      Self.listSeparator: writing.listSeparator, Self.labelSeparator: writing.labelSeparator,
    ]
    plurals = PluralRules(language)
    numbers = NumberFormat(language)
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.texts == right.texts && left.language == right.language && left.borrowed == right.borrowed
  }

  package var keys: [String] { texts.keys.sorted() }

  package subscript(key: String) -> String? { texts[key] ?? separators[key] }

  /// The words with each `{name}` replaced; the key itself where there are none, which the check of
  /// the theme has reported before.
  package func text(_ key: String, _ values: [String: String] = [:]) -> String {
    blanked[key]?.filled { name in values[name.rawValue] ?? "{\(name)}" } ?? separators[key] ?? key
  }

  /// A number of things, worded by the key of its plural category, such as `<things>One`, or by `<things>Other`.
  package func count(_ number: Int, of things: String) -> String {
    let key = things + plurals.category(of: number).suffix
    return text(
      texts[key] == nil ? things + PluralCategory.other.suffix : key,
      ["count": self.number(number)])
  }

  /// A quantity in digits.
  package func number(_ number: Int) -> String { numbers.grouped(number) }

  /// The numbering system, where a browser might take another one for that of the language.
  package var ambiguousNumerals: String? { numbers.ambiguousSystem }

  /// Several things said one after the other, such as "formal, warm".
  package func list(_ parts: [String]) -> String {
    parts.joined(separator: text(Self.listSeparator))
  }

  /// A label and what it labels, such as "Kind Regrets: How to say no".
  package func labelled(_ label: String, _ text: String) -> String {
    label + self.text(Self.labelSeparator) + text
  }

  /// The words of this table, and another's where this has none.
  package func completed(by other: StringTable) -> StringTable {
    StringTable(
      other.texts.merging(texts) { _, own in own }, language: language,
      borrowed: borrowed.union(other.borrowed.subtracting(texts.keys)))
  }

  // MARK: Keys

  package static let listSeparator = "listSeparator"
  package static let labelSeparator = "labelSeparator"

  /// Those that a language can have and most do without: what stands between the parts of a list and after a label,
  /// and numbers of days that are no plain number.
  package static let optionalKeys = Set(
    [listSeparator, labelSeparator] + (1...31).map { "day\($0)" })

  /// Whether a key is one of those that are known, a plural form of one, or the name of a country.
  package static func isKnown(_ key: String, among known: Set<String>) -> Bool {
    known.contains(key) || key.wholeMatch(of: /country[A-Z]{2}/) != nil
      || PluralCategory.parts(ofKey: key).map { known.contains($0.things + "Other") } ?? false
  }

  // MARK: Plurals

  /// The keys that a table in this language has to have, as far as it has words for what another has.
  ///
  /// What is counted has a key for each plural category that numbers in this language need; those of the other
  /// language, which may need fewer or more, do not matter.
  private func expectedKeys(beside other: StringTable) -> [String] {
    let counted = other.counted
    let plain = other.keys.filter { key in
      PluralCategory.parts(ofKey: key).map { !counted.contains($0.things) } ?? true
    }
    return plain
      + counted.sorted().flatMap { things in plurals.usedCategories.map { things + $0.suffix } }
  }

  /// What has words for several numbers, such as `letters` of `lettersOne` and `lettersOther`; a language with one form
  /// says the number in it.
  package var counted: Set<String> {
    Set(
      texts.keys.compactMap { key in
        guard let (things, category) = PluralCategory.parts(ofKey: key), category == .other,
          texts[key]?.contains("{count}") == true
            || PluralCategory.allCases.contains(where: {
              $0 != .other && texts[things + $0.suffix] != nil
            })
        else { return nil }
        return things
      })
  }

  /// What this table lacks beside one of the first language, and the table with words for all: for a plural category
  /// those of another, else those of the first language.
  func translating(_ first: StringTable) -> (table: StringTable, missing: [String]) {
    var whole = texts
    var borrowed: Set<String> = []
    let missing = expectedKeys(beside: first).filter { texts[$0] == nil }
    for things in first.counted {
      guard let other = texts[things + PluralCategory.other.suffix] ?? anyForm(of: things) else {
        continue
      }
      for category in [PluralCategory.one, .other] where whole[things + category.suffix] == nil {
        whole[things + category.suffix] = other
      }
    }
    for key in first.keys where whole[key] == nil {
      whole[key] = first[key]
      borrowed.insert(key)
    }
    return (StringTable(whole, language: language, borrowed: borrowed), missing)
  }

  private func anyForm(of things: String) -> String? {
    PluralCategory.allCases.reversed().lazy.compactMap { texts[things + $0.suffix] }.first
  }
}

extension StringTable {
  /// A day in words, such as "November 22, 2026".
  ///
  /// The number of a day can have words of its own, as the first of a month in French: `day1: 1er`.
  package func words(_ date: CalendarDate) -> String {
    text(
      "date",
      [
        "day": self["day\(date.day)"] ?? plain(date.day), "month": text("month\(date.month)"),
        "year": plain(date.year),
      ])
  }

  /// The example of a blank as a reader would write it, dates and times in words.
  package func exampleText(of field: Field) -> String {
    switch field.kind {
    case .date: CalendarDate(iso8601: field.example).map(words) ?? field.example
    case .time: ClockTime(field.example).map(words) ?? field.example
    default: field.example
    }
  }

  /// The example of a blank as a letter shows it, one that has forms included: the form for the example of the blank
  /// that chooses it, filled with examples.
  package func exampleText(of field: Field, in terms: Terms, for letter: Letter?) -> String {
    func example(_ id: Field.ID) -> Field? {
      let field = terms.field(id)
      return letter.flatMap { field?.asked(by: $0) } ?? field
    }
    if field.kind == .select {
      return field.options.first { $0.id == field.example }?.label ?? field.example
    }
    guard let forms = field.forms else { return exampleText(of: field) }
    let option = example(forms.chosenBy)?.example ?? ""
    return forms.text(for: option)?.filled { id in
      example(id).map(exampleText(of:)) ?? id.rawValue
    } ?? field.example
  }

  private func words(_ time: ClockTime) -> String {
    text(
      "time",
      [
        "hour": plain(time.hour), "hour12": plain((time.hour + 11) % 12 + 1),
        "minute": plain(time.minute), "period": text(time.hour < 12 ? "am" : "pm"),
      ])
  }

  /// Digits that are no quantity, such as those of a year.
  private func plain(_ digits: some CustomStringConvertible) -> String {
    numbers.plain(String(describing: digits))
  }
}
