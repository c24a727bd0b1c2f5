import Foundation
import Testing

@testable import Diagnostics
@testable import Disk
@testable import Publishing

/// At every moment the output folder is one complete site, and what goes wrong leaves the old one.
@Suite struct OneStepTests {
  private let folder: TemporaryFolder
  private let old = ["": "old", "about/": "about", "assets/1/style.css": "css", "gone/": "gone"]
  private let new = ["": "new", "about/": "about", "assets/2/style.css": "css", "guide/": "guide"]

  init() throws {
    folder = try TemporaryFolder()
  }

  private func output(_ observe: @escaping PublishStep.Observer = { _ in }) -> OutputFolder {
    OutputFolder(at: folder.url.appending(path: "Site"), observing: observe)
  }

  private func files(_ site: [String: String]) -> [String: String] {
    Dictionary(uniqueKeysWithValues: site.map { (Route($0.key).filePath, $0.value) })
  }

  /// The steps of publishing over an old site, in which this order is a promise.
  private static let steps: [PublishStep] = [
    .locked, .stageMade, .fileStaged, .othersLinked, .staged, .exchanged, .fileRetired, .retired,
    .finished,
  ]

  @Test func theFolderIsTheOldSiteUntilItIsTheNewOne() async throws {
    _ = try await output().publish(renderedSite(old))
    let seen = Seen()
    let folder = folder
    _ = try await output { step in seen.note(step, folder.published) }.publish(renderedSite(new))
    #expect(Set(seen.steps) == Set(Self.steps))
    for (step, published) in seen.all {
      let site = seen.isBeforeExchange(step) ? old : new
      #expect(published.filter { $0.key != StagingFolder.marker } == files(site), "\(step)")
    }
    #expect(folder.names == ["Site"])
    #expect(folder.published == files(new))
  }

  @Test func theFirstSiteAppearsWhole() async throws {
    let seen = Seen()
    let folder = folder
    _ = try await output { step in seen.note(step, folder.published) }.publish(renderedSite(new))
    for (step, published) in seen.all {
      let isThere = !seen.isBeforeExchange(step)
      #expect(published.filter { $0.key != StagingFolder.marker } == (isThere ? files(new) : [:]))
    }
    #expect(folder.names == ["Site"])
  }

  /// As when the disk is full: before the exchange nothing has happened, after it everything has but
  /// the tidying, which the next build does.
  @Test(arguments: steps)
  func aFailingDiskLeavesOneWholeSite(step: PublishStep) async throws {
    _ = try await output().publish(renderedSite(old))
    let failing = output { passed throws(DiskError) in
      if passed == step { throw DiskError(ENOSPC, at: "Site") }
    }
    let error = await #expect(throws: BuildError.self) {
      try await failing.publish(renderedSite(new))
    }
    #expect(error == .cannotWrite(path: "Site", reason: "No space left on device"))
    if [.exchanged, .fileRetired, .retired, .finished].contains(step) {
      #expect(folder.published.filter { $0.key != StagingFolder.marker } == files(new))
    } else {
      #expect(folder.published == files(old))
      #expect(folder.names == ["Site"])
    }
    _ = try await output().publish(renderedSite(new))
    #expect(folder.published == files(new))
    #expect(folder.names == ["Site"])
  }

  @Test func whereNothingHasChangedNothingIsTouched() async throws {
    _ = try await output().publish(renderedSite(old))
    let before = folder.identity("Site")
    let seen = Seen()
    let report = try await output { seen.note($0, [:]) }.publish(renderedSite(old))
    #expect(report == PublishReport(written: 0, unchanged: 4, removed: 0))
    #expect(seen.steps == [])
    #expect(folder.identity("Site") == before)
  }

  @Test func anUnchangedFileStaysTheSameFile() async throws {
    _ = try await output().publish(renderedSite(old))
    let about = folder.identity("Site/about/index.html")
    let home = folder.identity("Site/index.html")
    _ = try await output().publish(renderedSite(new))
    #expect(folder.identity("Site/about/index.html") == about)
    #expect(folder.identity("Site/index.html") != home)
  }

  // MARK: What an ended build leaves

  @Test func anEmptyStageIsTakenAway() async throws {
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: ".Site.sitegen-stage"), withIntermediateDirectories: true)
    _ = try await output().publish(renderedSite(new))
    #expect(folder.names == ["Site"])
  }

  /// As a killed process leaves it that had no time to write the whole marker.
  @Test(arguments: ["", "sitegen makes the"])
  func aStageWithPartOfAMarkerIsTakenAway(marker: String) async throws {
    try folder.write(marker, to: ".Site.sitegen-stage/.sitegen-stage")
    _ = try await output().publish(renderedSite(new))
    #expect(folder.names == ["Site"])
  }

  /// A file of the marker's name makes no folder ours, and the marker itself none of the files that it
  /// does not list.
  @Test(arguments: [
    [".Site.sitegen-stage": "mine"],
    [".Site.sitegen-stage/notes.txt": "mine"],
    [".Site.sitegen-stage/notes.txt": "mine", ".Site.sitegen-stage/.sitegen-stage": ""],
    [".Site.sitegen-stage/notes.txt": "mine", ".Site.sitegen-stage/.sitegen-stage": "mine"],
    [
      ".Site.sitegen-stage/notes.txt": "mine",
      ".Site.sitegen-stage/.sitegen-stage": "sitegen makes these files in this folder:\na.txt\0",
    ],
  ])
  func aStageThatIsNotOursIsLeftAlone(files: [String: String]) async throws {
    _ = try await output().publish(renderedSite(old))
    for (path, text) in files { try folder.write(text, to: path) }
    let attempts: [() async throws -> Void] = [
      { _ = try await output().publish(renderedSite(new)) }, { _ = try await output().clean() },
    ]
    for attempt in attempts {
      let error = await #expect(throws: BuildError.self) { try await attempt() }
      guard case .outputRefused(_, let reason) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(reason.contains(".Site.sitegen-stage is in the way"))
    }
    for (path, text) in files { #expect(folder.text(path) == text) }
    #expect(folder.published == self.files(old))
  }

  /// A file of others in the output that has the marker's name.
  @Test func aMarkerThatIsNotOursIsLeftAlone() async throws {
    _ = try await output().publish(renderedSite(old))
    try folder.write("mine", to: "Site/.sitegen-stage")
    let error = await #expect(throws: BuildError.self) {
      try await output().publish(renderedSite(new))
    }
    #expect(String(describing: error).contains("/Site/.sitegen-stage is in the way"))
    #expect(folder.text("Site/.sitegen-stage") == "mine")
  }

  @Test func cleaningTakesAStageAwayToo() async throws {
    _ = try await output().publish(renderedSite(old))
    try folder.leaveStage(".Site.sitegen-stage", with: ["about/index.html": "half"])
    #expect(try await output().clean() == 4)
    #expect(folder.names == ["Site"])
    #expect(folder.files == [])
  }
}

/// What was published at each step of publishing.
private final class Seen: @unchecked Sendable {
  private let lock = NSLock()
  private(set) var all: [(step: PublishStep, published: [String: String])] = []

  func note(_ step: PublishStep, _ published: [String: String]) {
    lock.withLock { all.append((step, published)) }
  }

  var steps: [PublishStep] { all.map(\.step) }

  func isBeforeExchange(_ step: PublishStep) -> Bool {
    [.locked, .stageMade, .fileStaged, .othersLinked, .staged].contains(step)
  }
}
