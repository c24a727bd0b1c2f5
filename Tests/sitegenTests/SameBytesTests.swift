import Foundation
import Testing

/// The same source gives the same bytes, wherever and by whomever it is built.
@Suite struct SameBytesTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
  }

  private func build(_ place: Workplace, environment: [String: String] = [:]) async throws
    -> [String: Data]
  {
    let result = try await place.run(["build", "--quiet"], environment: environment)
    try #require(result.status == 0, "\(result.errors)")
    return try place.files(in: "Site")
  }

  @Test(arguments: [
    ("Pacific/Kiritimati", "tr_TR.UTF-8"), ("Etc/GMT+12", "de_DE.UTF-8"), ("Asia/Kolkata", "ar_EG"),
  ])
  func inEveryTimeZoneAndLocale(zone: String, locale: String) async throws {
    let first = try await build(place)
    let environment = ["TZ": zone, "LC_ALL": locale, "LANG": locale, "LANGUAGE": locale]
    #expect(try await build(Workplace(), environment: environment) == first)
  }

  /// A date is a day of the calendar: 14 hours ahead and 12 hours behind it is the same.
  @Test(arguments: ["Pacific/Kiritimati", "Etc/GMT+12"])
  func aDateIsTheDayThatWasWritten(zone: String) async throws {
    try place.edit("content/en/pages/about.md", "2026-11-22", "2026-03-01")
    _ = try await build(place, environment: ["TZ": zone])
    #expect(place.text("Site/about/index.html")?.contains("2026-03-01") == true)
    #expect(place.text("Site/feed.xml")?.contains("2026-11-22T") == true)
  }

  @Test func inAnotherFolderWhoseFilesWereMadeInAnotherOrder() async throws {
    let first = try await build(place)
    var random = SeededGenerator(seed: 4)
    for _ in 1...3 {
      let other = try Workplace()
      let files = try other.files()
      for name in try FileManager.default.contentsOfDirectory(atPath: other.url.path()) {
        try FileManager.default.removeItem(at: other.url.appending(path: name))
      }
      for path in files.keys.sorted().shuffled(using: &random) {
        try other.write(String(decoding: files[path] ?? Data(), as: UTF8.self), to: path)
      }
      #expect(try await build(other) == first)
    }
  }

  @Test(.enabled(if: geteuid() == 0)) func asAnotherUser() async throws {
    let first = try await build(place)
    let other = try Workplace()
    let result = try await other.shell(
      "chown -R 65534 . && exec setpriv --reuid=65534 --clear-groups \"$SITEGEN\" build --quiet")
    if result.errors.contains("failed to execute") { return }
    #expect(result.status == 0, "\(result.errors)")
    #expect(try other.files(in: "Site") == first)
  }
}
