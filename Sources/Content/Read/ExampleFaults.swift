import Diagnostics
import Etiquette

extension Field {
  /// What keeps a text from being an example of the blank: a reader could not enter it there.
  func fault(inExample text: String) -> Fault? {
    switch kind {
    case .date where CalendarDate(iso8601: text) == nil: .notADate(text)
    case .time where ClockTime(text) == nil:
      .wrongType(key: "example", expected: "hours and minutes such as \"14:00\"")
    case .select where !options.contains { $0.id == text }:
      .unknownValue(text, kind: "option", known: self.options.map(\.id))
    default:
      maxLength.flatMap { limit in
        text.utf16.count > limit
          ? .tooLong(key: "example", length: text.utf16.count, limit: limit) : nil
      }
    }
  }
}
