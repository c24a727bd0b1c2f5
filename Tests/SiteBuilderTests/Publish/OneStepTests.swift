import Foundation
import Testing

@testable import SiteBuilder

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
      #expect(published.filter { $0.key != Stage.marker } == files(site), "\(step)")
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
      #expect(published.filter { $0.key != Stage.marker } == (isThere ? files(new) : [:]))
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
      #expect(folder.published.filter { $0.key != Stage.marker } == files(new))
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

  @Test(arguments: [true, false])
  func aStageThatIsNotOursIsLeftAlone(isFolder: Bool) async throws {
    _ = try await output().publish(renderedSite(old))
    let path = ".Site.sitegen-stage" + (isFolder ? "/notes.txt" : "")
    try folder.write("mine", to: path)
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
    #expect(folder.text(path) == "mine")
    #expect(folder.published == files(old))
  }

  @Test func cleaningTakesAStageAwayToo() async throws {
    _ = try await output().publish(renderedSite(old))
    try folder.write("", to: ".Site.sitegen-stage/.sitegen-stage")
    try folder.write("half", to: ".Site.sitegen-stage/about/index.html")
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
