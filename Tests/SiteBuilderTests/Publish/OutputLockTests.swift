import Foundation
import Testing

@testable import SiteBuilder

/// Two builds never publish at once.
@Suite struct OutputLockTests {
  private let folder: TemporaryFolder
  private let place: OutputPlace

  init() throws {
    folder = try TemporaryFolder()
    place = try OutputPlace(folder.url.appending(path: "Site"))
  }

  @Test func theSecondSaysWhoHoldsTheLock() async throws {
    let lock = try await OutputLock.take(place, waiting: .zero)
    let output = OutputFolder(
      at: folder.url.appending(path: "Site"), waiting: .milliseconds(50), observing: { _ in })
    let own = ProcessInfo.processInfo.processIdentifier
    let error = await #expect(throws: BuildError.self) {
      try await output.publish(renderedSite(["": "home"]))
    }
    #expect(error == .outputInUse(path: place.folder, process: own))
    #expect("\(error!)".contains("(process \(own))"))
    #expect(!folder.has("Site"))
    lock.release()
    #expect(try await output.publish(renderedSite(["": "home"])).written == 1)
    #expect(folder.names == ["Site"])
  }

  @Test func theSecondWaitsForTheFirst() async throws {
    let lock = try await OutputLock.take(place, waiting: .zero)
    let output = OutputFolder(at: folder.url.appending(path: "Site"))
    async let report = output.publish(renderedSite(["": "home"]))
    try await Task.sleep(for: .milliseconds(60))  // waits: nothing may be published meanwhile
    #expect(!folder.has("Site"))
    lock.release()
    #expect(try await report.written == 1)
    #expect(folder.names == ["Site"])
  }

  @Test func manyAtOnceTakeTurns() async throws {
    let url = folder.url.appending(path: "Site")
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          let site = renderedSite(["": "\(number)", "page-\(number)/": "\(number)"])
          _ = try? await OutputFolder(at: url).publish(site)
        }
      }
    }
    let last = try #require(folder.text("Site/index.html"))
    #expect(folder.published == ["index.html": last, "page-\(last)/index.html": last])
    #expect(folder.names == ["Site"])
  }

  /// The kernel lets go of a lock when its holder ends, so a file that is left over locks nothing.
  @Test func aFileThatIsLeftOverLocksNothing() async throws {
    try folder.write("1\n", to: ".Site.sitegen-lock")
    let output = OutputFolder(
      at: folder.url.appending(path: "Site"), waiting: .zero, observing: { _ in })
    #expect(try await output.publish(renderedSite(["": "home"])).written == 1)
    #expect(folder.names == ["Site"])
  }
}
