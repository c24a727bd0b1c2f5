import Foundation
import Testing

/// What keeps a build from publishing is said clearly, and the old site is whole.
@Suite(.serialized) struct OutputTroubleTests {
  private let place: Workplace

  init() async throws {
    place = try Workplace()
    try #require(try await place.run("build").status == 0)
    try place.write(".changed {}", to: "themes/tiny/assets/second.css")
  }

  private var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: place.url.path()).sorted() }
  }

  private func expectTheOldSite(_ before: [String: Data]) throws {
    #expect(try place.files(in: "Site") == before)
    #expect(try WholeSite(place.url.appending(path: "Site")).faults == [])
    #expect(try names == ["Site", "content", "themes"])
  }

  /// Every file may have 512 bytes, which is less than the manifest needs.
  @Test func aDiskThatTakesNoMoreLeavesTheOldSite() async throws {
    let before = try place.files(in: "Site")
    let result = try await place.shell("trap '' XFSZ; ulimit -f 1; exec \"$SITEGEN\" build")
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("sitegen: error: cannot write "))
    #expect(result.errors.hasSuffix(": File too large\n"))
    try expectTheOldSite(before)
  }

  @Test(.enabled(if: canMount)) func aFullDiskLeavesTheOldSite() async throws {
    let disk = try SmallDisk(at: place.url.appending(path: "disk"), kilobytes: 400)
    let output = disk.url.appending(path: "Site").path()
    try #require(try await place.run("build", "--output", output).status == 0)
    try disk.fill()
    let before = try place.files(in: "disk/Site")
    try place.write(".changed-again {}", to: "themes/tiny/assets/second.css")
    let result = try await place.run("build", "--output", output)
    #expect(result.status == 1)
    #expect(result.errors.hasSuffix(": No space left on device\n"))
    #expect(try place.files(in: "disk/Site") == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: disk.url.path()).sorted()
    #expect(left == ["Site", "filler"])
  }

  /// A folder on which a file system is mounted cannot change places.
  @Test(.enabled(if: canMount)) func aMountedFolderIsWrittenFileByFile() async throws {
    let disk = try SmallDisk(at: place.url.appending(path: "disk"), kilobytes: 4000)
    try #require(try await place.run("build", "--output", "disk").status == 0)
    try place.write(".changed-again {}", to: "themes/tiny/assets/second.css")
    let result = try await place.run("build", "--output", "disk")
    #expect(result.status == 0)
    #expect(result.output.contains("\nFiles were replaced one by one, as folders cannot be "))
    #expect(try WholeSite(disk.url).faults == [])
    #expect(try names == ["Site", "content", "disk", "themes"])
  }

  /// As another user, because root may write anywhere.
  @Test(.enabled(if: canBeNobody)) func aFolderThatIsClosedToUsStaysAsItIs() async throws {
    let before = try place.files(in: "Site")
    let result = try await place.shell(
      "exec setpriv --reuid=65534 --clear-groups \"$SITEGEN\" build")
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("sitegen: error: cannot write "))
    #expect(result.errors.hasSuffix(": Permission denied\n"))
    try expectTheOldSite(before)
  }

  /// Where only the folder itself is ours, nothing can be made beside it.
  @Test(.enabled(if: canBeNobody)) func aFolderOfOursInOneThatIsNotIsWrittenFileByFile()
    async throws
  {
    let owner = try await place.shell("chown -R 65534 Site")
    try #require(owner.status == 0)
    let result = try await place.shell(
      "exec setpriv --reuid=65534 --clear-groups \"$SITEGEN\" build")
    #expect(result.status == 0)
    #expect(result.output.contains("\nFiles were replaced one by one, as folders cannot be "))
    #expect(try WholeSite(place.url.appending(path: "Site")).faults == [])
    #expect(try names == ["Site", "content", "themes"])
  }

  @Test func aSourceThatVanishesLeavesTheOldSite() async throws {
    let before = try place.files(in: "Site")
    try FileManager.default.removeItem(at: place.url.appending(path: "content"))
    let result = try await place.run("build")
    #expect(result.status == 1)
    #expect(result.errors.hasPrefix("sitegen: error: no site to build in "))
    #expect(try place.files(in: "Site") == before)
    #expect(try names == ["Site", "themes"])
  }

  @Test func anOutputThatIsALinkStaysOne() async throws {
    let manager = FileManager.default
    try manager.createDirectory(
      at: place.url.appending(path: "elsewhere/www"), withIntermediateDirectories: true)
    try manager.createSymbolicLink(
      atPath: place.url.appending(path: "link").path(), withDestinationPath: "elsewhere/www")
    for color in ["red", "blue"] {
      try place.write("p { color: \(color) }", to: "themes/tiny/assets/second.css")
      let result = try await place.run("build", "--output", "link")
      #expect(result.status == 0)
      #expect(!result.output.contains("one by one"))
    }
    #expect(
      try manager.destinationOfSymbolicLink(atPath: place.url.appending(path: "link").path())
        == "elsewhere/www")
    #expect(try WholeSite(place.url.appending(path: "elsewhere/www")).faults == [])
    #expect(
      try manager.contentsOfDirectory(atPath: place.url.appending(path: "elsewhere").path())
        == ["www"])
  }
}

private let canMount: Bool = {
  let place = FileManager.default.temporaryDirectory.appending(path: "sitegen-\(UUID().uuidString)")
  try? FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: place) }
  return (try? SmallDisk(at: place.appending(path: "disk"), kilobytes: 64)) != nil
}()

private let canBeNobody = {
  guard geteuid() == 0, let binary = try? Workplace.binary else { return false }
  return (try? command("setpriv", "--reuid=65534", "--clear-groups", binary.path(), "--help")) == 0
}()

/// A file system of its own in memory, gone when the test is over; only root can have one.
private final class SmallDisk: Sendable {
  let url: URL

  init(at url: URL, kilobytes: Int) throws {
    self.url = url
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    let options = "size=\(kilobytes)k,mode=777"
    guard try command("mount", "-t", "tmpfs", "-o", options, "tmpfs", url.path()) == 0 else {
      throw CocoaError(.featureUnsupported)
    }
  }

  deinit {
    _ = try? command("umount", "--lazy", url.path())
  }

  /// Leaves no room for anything.
  func fill() throws {
    _ = try command("dd", "if=/dev/zero", "of=\(url.path())/filler", "bs=1024")
  }
}

/// Runs a command of the system and returns its exit code.
private func command(_ arguments: String...) throws -> Int32 {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = arguments
  process.standardOutput = FileHandle.nullDevice
  process.standardError = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  return process.terminationStatus
}
