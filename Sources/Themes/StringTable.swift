import Content
import Diagnostics
import Etiquette

/// The words of the interface in one language.
package struct StringTable: Sendable, Equatable {
  private let texts: [String: String]
  private let blanked: [String: BlankedText]

  package init(_ texts: [String: String]) {
    self.texts = texts
    blanked = texts.mapValues { BlankedText(parsing: $0) }
  }

  package var keys: [String] { texts.keys.sorted() }

  package subscript(key: String) -> String? { texts[key] }

  /// The words with each `{name}` replaced; the key itself where there are none, which the check of
  /// the theme has reported before.
  package func text(_ key: String, _ values: [String: String] = [:]) -> String {
    blanked[key]?.filled { name in values[name.rawValue] ?? "{\(name)}" } ?? key
  }

  /// A number of things, worded by the keys `<things>One` and `<things>Other`.
  package func count(_ number: Int, of things: String) -> String {
    text(things + (number == 1 ? "One" : "Other"), ["count": String(number)])
  }

  /// The words of this table, and another's where this has none.
  package func completed(by other: StringTable) -> StringTable {
    StringTable(other.texts.merging(texts) { _, own in own })
  }
}

extension StringTable {
  /// A day in words, such as "November 22, 2026".
  package func words(_ date: CalendarDate) -> String {
    text(
      "date",
      [
        "day": String(date.day), "month": text("month\(date.month)"), "year": String(date.year),
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

  private func words(_ time: ClockTime) -> String {
    text(
      "time",
      [
        "hour": String(time.hour), "hour12": String((time.hour + 11) % 12 + 1),
        "minute": time.minute, "period": text(time.hour < 12 ? "am" : "pm"),
      ])
  }
}
