import Foundation
import Testing

@testable import Disk
@testable import Publishing

/// However a build ends, the output folder is one whole site: the old one or the new one.
@Suite(.serialized) struct KilledBuildTests {
  private let place: Workplace
  private let old: Manifest
  private let new: Manifest

  /// One site is published, and another is what the content says now.
  init() async throws {
    place = try Workplace()
    old = try await Self.build(place, "1")
    new = try await Self.build(place, "2")
    try Self.write("1", in: place)
    _ = try await place.run("build")
    try place.write("mine", to: "Site/CNAME")
    try Self.write("2", in: place)
  }

  private static func write(_ version: String, in place: Workplace) throws {
    try place.write(".version-\(version) {}", to: "themes/tiny/assets/second.css")
  }

  private static func build(_ place: Workplace, _ version: String) async throws -> Manifest {
    try write(version, in: place)
    try #require(try await place.run("build").status == 0)
    let site = try OpenFolder(at: place.url.appending(path: "Site").path())
    return try #require(try Manifest.read(in: site))
  }

  private func expectAWholeSite(_ comment: Comment) throws {
    let site = try WholeSite(place.url.appending(path: "Site"))
    #expect(site.faults == [], comment)
    #expect(site.manifest == old || site.manifest == new, comment)
    #expect(place.text("Site/CNAME") == "mine", comment)
  }

  private func expectTheNextBuildToTidyUp(_ comment: Comment) async throws {
    let result = try await place.run("build")
    #expect(result.status == 0, comment)
    let site = try WholeSite(place.url.appending(path: "Site"))
    #expect(site.faults == [], comment)
    #expect(site.manifest == new, comment)
    #expect(place.text("Site/CNAME") == "mine", comment)
    let left = try FileManager.default.contentsOfDirectory(atPath: place.url.path())
    #expect(left.sorted() == ["Site", "content", "themes"], comment)
    let hidden = try FileManager.default.contentsOfDirectory(
      atPath: place.url.appending(path: "Site").path()
    ).filter { $0.hasPrefix(".") }
    #expect(hidden.sorted() == [".nojekyll", Manifest.fileName], comment)
  }

  @Test(arguments: [
    "locked", "stageMade", "fileStaged", "fileStaged:20", "othersLinked", "staged", "exchanged",
    "fileRetired", "fileRetired:20", "retired", "finished",
  ])
  func aBuildThatIsKilledAtAStepLeavesOneWholeSite(step: String) async throws {
    let killed = try await place.run("build", environment: ["SITEGEN_KILL_AT": step])
    #expect(killed.status == SIGKILL)
    try expectAWholeSite("\(step)")
    try await expectTheNextBuildToTidyUp("\(step)")
  }

  @Test(.onlyWhereEverythingIsTested)
  func aBuildThatIsKilledAtAnyTimeLeavesOneWholeSite() async throws {
    var random = SeededGenerator(seed: 20_261_123)
    let start = ContinuousClock.now
    _ = try await place.run("build", environment: ["SITEGEN_KILL_AT": "finished"])
    let time = ContinuousClock.now - start
    for number in 1...50 {
      let version = number.isMultiple(of: 2) ? "2" : "1"
      try Self.write(version, in: place)
      // Mostly towards the end, where a build publishes.
      let part = Double.random(in: 0.2...1.1, using: &random).squareRoot()
      try await kill(after: time * part)
      try expectAWholeSite("kill \(number), after \(part) of a build")
      try Self.write("2", in: place)
      try await expectTheNextBuildToTidyUp("kill \(number), after \(part) of a build")
      if version == "2" {
        try Self.write("1", in: place)
        try #require(try await place.run("build").status == 0)
      }
    }
  }

  private func kill(after time: Duration) async throws {
    let process = Process()
    process.executableURL = try Workplace.binary
    process.arguments = ["build", "--quiet"]
    process.currentDirectoryURL = place.url
    try process.run()
    try await Task.sleep(for: time)  // waits: the build is killed at any time
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  @Test func aCleanThatIsKilledIsFinishedByTheNext() async throws {
    let killed = try await place.run("clean", environment: ["SITEGEN_KILL_AT": "fileRemoved:7"])
    #expect(killed.status == SIGKILL)
    #expect(try await place.run("clean").status == 0)
    #expect(try place.files(in: "Site").keys.sorted() == ["CNAME"])
    let left = try FileManager.default.contentsOfDirectory(atPath: place.url.path())
    #expect(left.sorted() == ["Site", "content", "themes"])
  }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
