import Foundation
import Testing

@testable import Diagnostics
@testable import Publishing

/// Two builds never publish at once.
@Suite struct OutputLockTests {
  private let folder: TemporaryFolder
  private let target: PublishTarget

  init() throws {
    folder = try TemporaryFolder()
    let place = try OutputPlace(folder.url.appending(path: "Site"))
    target = try #require(try PublishTarget(place, makesParent: false))
  }

  @Test func theSecondSaysWhoHoldsTheLock() async throws {
    let lock = try await OutputLock.take(target, waiting: .zero)
    let output = OutputFolder(
      at: folder.url.appending(path: "Site"), waiting: .milliseconds(50), observing: { _ in })
    let own = ProcessInfo.processInfo.processIdentifier
    let error = await #expect(throws: BuildError.self) {
      try await output.publish(renderedSite(["": "home"]))
    }
    #expect(error == .outputInUse(path: target.place.path, process: own))
    #expect(String(describing: error).contains("(process \(own))"))
    #expect(!folder.has("Site"))
    lock.release()
    #expect(try await output.publish(renderedSite(["": "home"])).written == 1)
    #expect(folder.names == ["Site"])
  }

  @Test(.timeLimit(.minutes(1))) func theSecondWaitsForTheFirst() async throws {
    let lock = try await OutputLock.take(target, waiting: .zero)
    let (attempts, attempt) = AsyncStream.makeStream(of: Int32.self)
    async let second = OutputLock.take(target, waiting: .seconds(60)) { descriptor in
      let code = flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno
      attempt.yield(code)
      return code
    }
    // It has tried in vain, more than once.
    var found = attempts.makeAsyncIterator()
    for _ in 1...3 {
      let code = await found.next()
      #expect(code == EWOULDBLOCK)
    }
    lock.release()
    try await second.release()
    #expect(folder.names == [])
  }

  @Test(.timeLimit(.minutes(1))) func whoIsCancelledWaitsNoLonger() async throws {
    let lock = try await OutputLock.take(target, waiting: .zero)
    let output = OutputFolder(
      at: folder.url.appending(path: "Site"), waiting: .seconds(3600), observing: { _ in })
    let waiting = Task { try await output.publish(renderedSite(["": "home"])) }
    waiting.cancel()
    await #expect(throws: BuildError.self) { try await waiting.value }
    #expect(!folder.has("Site"))
    lock.release()
  }

  /// As some network file systems are: waiting would not help.
  @Test(arguments: [ENOLCK, EOPNOTSUPP])
  func whereThereAreNoLocksThatIsSaid(code: Int32) async throws {
    let error = await #expect(throws: BuildError.self) {
      try await OutputLock.take(target, waiting: .seconds(3600)) { _ in code }
    }
    #expect(
      error
        == .cannotWrite(
          path: folder.full(".Site.sitegen-lock"), reason: String(cString: strerror(code))))
  }

  @Test func manyAtOnceTakeTurns() async throws {
    let url = folder.url.appending(path: "Site")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<8 {
        group.addTask {
          let site = renderedSite(["": "\(number)", "page-\(number)/": "\(number)"])
          _ = try await OutputFolder(at: url, waiting: .seconds(3600), observing: { _ in })
            .publish(site)
        }
      }
      try await group.waitForAll()
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

  // MARK: A file that is not ours

  private func expectRefusal(path: String = ".Site.sitegen-lock") async {
    let output = OutputFolder(
      at: folder.url.appending(path: "Site"), waiting: .zero, observing: { _ in })
    let error = await #expect(throws: BuildError.self) {
      try await output.publish(renderedSite(["": "home"]))
    }
    #expect(String(describing: error).contains("\(path) is in the way"))
    #expect(!folder.has("Site"))
  }

  @Test(arguments: ["notes", "12\n13\n", "-", "12 ", String(repeating: "1", count: 40) + "\n"])
  func aFileWithSomethingElseInItIsKept(text: String) async throws {
    try folder.write(text, to: ".Site.sitegen-lock")
    await expectRefusal()
    #expect(folder.text(".Site.sitegen-lock") == text)
  }

  @Test(arguments: ["precious", "", "1\n"])
  func aHardLinkToAnotherFileIsKept(text: String) async throws {
    try folder.write(text, to: "secret.txt")
    try FileManager.default.linkItem(
      atPath: folder.full("secret.txt"), toPath: folder.full(".Site.sitegen-lock"))
    await expectRefusal()
    #expect(folder.text("secret.txt") == text)
    #expect(folder.has(".Site.sitegen-lock"))
  }

  @Test func aSymbolicLinkIsKept() async throws {
    try folder.write("precious", to: "secret.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.full(".Site.sitegen-lock"), withDestinationPath: "secret.txt")
    await expectRefusal()
    #expect(folder.text("secret.txt") == "precious")
  }

  @Test func whatIsNoFileKeepsNobodyWaiting() async throws {
    mkfifo(folder.full(".Site.sitegen-lock"), 0o644)
    await expectRefusal()
    try FileManager.default.removeItem(atPath: folder.full(".Site.sitegen-lock"))
    try folder.write("mine", to: ".Site.sitegen-lock/notes.txt")
    await expectRefusal()
    #expect(folder.text(".Site.sitegen-lock/notes.txt") == "mine")
  }
}
