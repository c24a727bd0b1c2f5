import Foundation
import Testing

@testable import Diagnostics
@testable import Disk
@testable import Publishing

/// Where folders cannot be exchanged, files are replaced one by one.
@Suite struct InPlacePublisherTests {
  private let folder: TemporaryFolder
  private let old = ["": "see 1", "gone/": "see 1", "assets/1.css": "1", "about/": "about"]
  private let new = ["": "see 2", "more/": "see 2", "assets/2.css": "2", "about/": "about"]

  init() throws {
    folder = try TemporaryFolder()
  }

  private func output(_ observe: @escaping PublishStep.Observer = { _ in }) -> OutputFolder {
    OutputFolder(
      at: folder.url.appending(path: "Site"), exchangeFailure: EINVAL, observing: observe)
  }

  private func files(_ site: [String: String]) -> [String: String] {
    Dictionary(uniqueKeysWithValues: site.map { (Route($0.key).filePath, $0.value) })
  }

  @Test func theReportSaysWhy() async throws {
    #expect(try await output().publish(renderedSite(old)).obstacle == nil)
    let report = try await output().publish(renderedSite(new))
    #expect(report.obstacle == "\(folder.full("Site")): Invalid argument")
    #expect((report.written, report.unchanged, report.removed) == (3, 1, 2))
    #expect(folder.published == files(new))
    #expect(folder.names == ["Site"])
  }

  @Test func noPageIsEverWithoutItsAssets() async throws {
    _ = try await output().publish(renderedSite(old))
    let folder = folder
    let broken = Broken()
    _ = try await output { _ in
      for (path, text) in folder.published where path.hasSuffix(".html") && text != "about" {
        let asset = "assets/\(text.dropFirst("see ".count)).css"
        if !folder.has("Site/" + asset) { broken.note("\(path) lacks \(asset)") }
      }
    }.publish(renderedSite(new))
    #expect(broken.all == [])
  }

  @Test(arguments: [PublishStep.filesReady, .filePlaced, .fileRemoved])
  func theNextBuildTakesUpWhatAKilledOneLeft(step: PublishStep) async throws {
    _ = try await output().publish(renderedSite(old))
    let failing = output { passed throws(DiskError) in
      if passed == step { throw DiskError(EIO, at: "Site") }
    }
    await #expect(throws: BuildError.self) { try await failing.publish(renderedSite(new)) }
    if step == .filesReady { #expect(folder.published == files(old)) }
    try folder.leaveStage("Site/.sitegen-new", with: ["0": "half"])
    _ = try await output().publish(renderedSite(new))
    #expect(folder.published == files(new))
    #expect(folder.names == ["Site"])
  }

  @Test func theFilesOfOthersStay() async throws {
    _ = try await output().publish(renderedSite(old))
    for path in ["CNAME", "gone/photo.jpg"] { try folder.write("mine", to: "Site/" + path) }
    _ = try await output().publish(renderedSite(new))
    #expect(
      folder.published == files(new).merging(["CNAME": "mine", "gone/photo.jpg": "mine"]) { $1 })
  }

  /// No name in a file system has to be UTF-8.
  @Test func aNameThatIsNotUTF8Stays() async throws {
    _ = try await output().publish(renderedSite(old))
    let path = Array(folder.full("Site/caf").utf8CString.dropLast()) + [CChar(bitPattern: 0xE9), 0]
    let descriptor = open(path, O_WRONLY | O_CREAT, 0o644)
    try #require(descriptor >= 0)
    close(descriptor)
    let report = try await OutputFolder(at: folder.url.appending(path: "Site"))
      .publish(renderedSite(new))
    #expect(report.obstacle != nil)
    #expect(access(path, F_OK) == 0)
    #expect(folder.text("Site/index.html") == "see 2")
  }
}

private final class Broken: @unchecked Sendable {
  private let lock = NSLock()
  private(set) var all: [String] = []

  func note(_ text: String) { lock.withLock { all.append(text) } }
}
