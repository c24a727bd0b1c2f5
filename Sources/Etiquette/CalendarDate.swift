/// A day in the Gregorian calendar: never an instant, so no time zone can move it to another day.
public struct CalendarDate: Hashable, Sendable {
  public let year: Int
  public let month: Int
  public let day: Int

  /// Reads the extended format of ISO 8601, `YYYY-MM-DD`; nil for anything else and for days that
  /// the calendar does not have, such as 2026-02-30.
  public init?(iso8601 text: some StringProtocol) {
    let characters = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      characters[range].reduce(0) { number, digit in
        guard let number, (0x30...0x39).contains(digit) else { return nil }
        return 10 * number + Int(digit & 0xF)
      }
    }
    let hyphen = UInt8(ascii: "-")
    guard characters.count == 10, characters[4] == hyphen, characters[7] == hyphen,
      let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      (1...12).contains(month),
      (1...Self.lengthOfMonth(month, in: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day in the extended format of ISO 8601, as HTML's `datetime` attribute takes it.
  public var iso8601: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  private static func lengthOfMonth(_ month: Int, in year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}
