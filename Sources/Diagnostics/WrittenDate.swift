import Etiquette

/// A date in another order than the standard's, for the fix that offers it corrected.
struct WrittenDate {
  /// The days that can be meant, none twice: two where day and month cannot be told apart.
  let readings: [CalendarDate]

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  init(_ text: String) {
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let month = words.firstIndex { word in word.first?.isLetter == true && Self.month(word) != nil }
    let numbers = words.compactMap { Int($0.prefix(while: \.isNumber)) }
    var found: [(year: Int, month: Int, day: Int)] = []
    if let month, let named = Self.month(words[month]), numbers.count == 2 {
      found = [(numbers[1], named, numbers[0]), (numbers[0], named, numbers[1])]
    } else if month == nil, numbers.count == 3 {
      let (a, b, c) = (numbers[0], numbers[1], numbers[2])
      found = a > 31 ? [(a, b, c), (a, c, b)] : [(c, b, a), (c, a, b)]
    } else if let compact = Int(text), text.count == 8 {
      found = [(compact / 10_000, compact / 100 % 100, compact % 100)]
    }
    var days: [CalendarDate] = []
    for (year, month, day) in found where (1...12).contains(month) && year > 999 {
      let text = "\(year)-\(Self.twoDigits(month))-\(Self.twoDigits(day))"
      if let date = CalendarDate(iso8601: text), !days.contains(date) { days.append(date) }
      // A year first is followed by its month; the other order is for what cannot be one.
      if days.count == 1, numbers.first ?? 0 > 31 { break }
    }
    readings = days
  }

  private static func month(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    return months.firstIndex { word.hasPrefix($0) }.map { $0 + 1 }
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
