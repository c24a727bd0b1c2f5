import Etiquette
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    ("2026-11-22", 2026, 11, 22),
    ("0000-01-01", 0, 1, 1),
    ("0987-06-05", 987, 6, 5),
    ("9999-12-31", 9999, 12, 31),
    ("2026-04-30", 2026, 4, 30),
  ])
  func readsDaysOfTheCalendar(text: String, year: Int, month: Int, day: Int) throws {
    let date = try #require(CalendarDate(iso8601: text))
    #expect((date.year, date.month, date.day) == (year, month, day))
    #expect(date.iso8601 == text)
  }

  @Test(arguments: [2024, 2000, 1600, 2028, 4])
  func leapYearsHaveALeapDay(year: Int) {
    let digits = String(repeating: "0", count: 4 - String(year).count) + String(year)
    #expect(CalendarDate(iso8601: "\(digits)-02-29") != nil)
    #expect(CalendarDate(iso8601: "\(digits)-02-30") == nil)
  }

  @Test(arguments: [2023, 2026, 1900, 2100, 1])
  func otherYearsHaveNone(year: Int) {
    let digits = String(repeating: "0", count: 4 - String(year).count) + String(year)
    #expect(CalendarDate(iso8601: "\(digits)-02-28") != nil)
    #expect(CalendarDate(iso8601: "\(digits)-02-29") == nil)
  }

  @Test(arguments: zip(1...12, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]))
  func monthsEndOnTheirLastDay(month: Int, last: Int) {
    let start = "2026-" + (month < 10 ? "0" : "") + "\(month)-"
    #expect(CalendarDate(iso8601: start + "\(last)") != nil)
    #expect(CalendarDate(iso8601: start + "\(last + 1)") == nil)
  }

  @Test(arguments: [
    "", "-", "--", "2026", "2026-11", "2026-11-", "2026-11-22-", "2026-11-22-01",
    "2026-1-22", "2026-11-2", "26-11-22", "02026-11-22", "2026-011-22",
    "2026-00-10", "2026-13-10", "2026-11-00", "2026-11-31", "2026-02-30",
    "2026/11/22", "20261122", "22-11-2026", "2026-11-22T00:00:00Z",
    " 2026-11-22", "2026-11-22 ", "-026-11-22", "+026-11-22", "2026-+1-22", "2026-1 -22",
    "２０２６-11-22", "٢٠٢٦-11-22", "soon",
  ])
  func anythingElseIsNoDate(text: String) {
    #expect(CalendarDate(iso8601: text) == nil)
  }

  @Test func readsASliceOfALongerText() throws {
    let line = "reviewed: 2026-11-22"
    let date = try #require(CalendarDate(iso8601: line.dropFirst(10)))
    #expect(date.iso8601 == "2026-11-22")
  }

  @Test func ordersByYearThenMonthThenDay() throws {
    let inOrder = ["2025-12-31", "2026-01-02", "2026-01-10", "2026-02-01", "2026-10-01"]
    let dates = try inOrder.map { try #require(CalendarDate(iso8601: $0)) }
    #expect(dates.reversed().sorted().map(\.iso8601) == inOrder)
    for (earlier, later) in zip(dates, dates.dropFirst()) {
      #expect(earlier < later)
      #expect(!(later < earlier))
    }
    #expect(!(dates[0] < dates[0]))
  }
}
