import Etiquette
import Testing

@testable import Diagnostics

@Suite struct WrittenDateTests {
  @Test(arguments: [
    ("22.11.2026", ["2026-11-22"]), ("22/11/2026", ["2026-11-22"]),
    ("11/22/2026", ["2026-11-22"]), ("3/4/2026", ["2026-04-03", "2026-03-04"]),
    ("2026/11/22", ["2026-11-22"]), ("2026-1-2", ["2026-01-02"]), ("20261122", ["2026-11-22"]),
    ("22 November 2026", ["2026-11-22"]), ("November 22, 2026", ["2026-11-22"]),
    ("22nd Nov 2026", ["2026-11-22"]), ("2026-02-30", []), ("soon", []), ("22.11.26", []),
    ("1/2/3/2026", []), ("99999999999999999999", []),
  ])
  func aDayInAnotherOrderIsOffered(text: String, days: [String]) {
    #expect(WrittenDate(text).readings.map(\.iso8601) == days)
  }
}
