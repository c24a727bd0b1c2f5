import Foundation
import Testing

@testable import Diagnostics
@testable import Disk
@testable import Publishing

/// The files of others come through an exchange as themselves.
@Suite struct ForeignFileTests {
  private let folder: TemporaryFolder

  init() async throws {
    folder = try TemporaryFolder()
    _ = try await output().publish(renderedSite(["": "old", "about/": "about", "gone/": "gone"]))
  }

  private let next = renderedSite(["": "new", "about/": "about us", "guide/": "guide"])

  private func output(_ observe: @escaping PublishStep.Observer = { _ in }) -> OutputFolder {
    OutputFolder(at: folder.url.appending(path: "Site"), observing: observe)
  }

  @Test(arguments: [
    "CNAME", ".gitignore", ".git/objects/00/1", "about/photo.jpg", "gone/photo.jpg", "a/b/c/d.txt",
  ])
  func theyStayTheSameFile(path: String) async throws {
    try folder.write("mine", to: "Site/" + path)
    let manager = FileManager.default
    let date = Date(timeIntervalSince1970: 1_000_000_000)
    try manager.setAttributes(
      [.modificationDate: date, .posixPermissions: 0o640], ofItemAtPath: folder.full("Site/" + path)
    )
    let identity = folder.identity("Site/" + path)
    _ = try await output().publish(next)
    #expect(folder.text("Site/" + path) == "mine")
    #expect(folder.identity("Site/" + path) == identity)
    let attributes = try manager.attributesOfItem(atPath: folder.full("Site/" + path))
    #expect(attributes[.modificationDate] as? Date == date)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(attributes[.referenceCount] as? Int == 1)
  }

  @Test func whoHasOneOpenGoesOnWritingToIt() async throws {
    try folder.write("one", to: "Site/log.txt")
    let handle = try FileHandle(forWritingTo: folder.url.appending(path: "Site/log.txt"))
    _ = try await output { step in
      guard step == .staged else { return }
      handle.seekToEndOfFile()
      handle.write(Data(" two".utf8))
    }.publish(next)
    handle.seekToEndOfFile()
    handle.write(Data(" three".utf8))
    #expect(folder.text("Site/log.txt") == "one two three")
  }

  @Test(arguments: ["CNAME", "/nowhere", "../elsewhere"])
  func linksStayLinks(target: String) async throws {
    try folder.write("mine", to: "Site/CNAME")
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: folder.full("Site/link"), withDestinationPath: target)
    _ = try await output().publish(next)
    #expect(try manager.destinationOfSymbolicLink(atPath: folder.full("Site/link")) == target)
  }

  @Test func emptyFoldersAndPermissionsStay() async throws {
    let manager = FileManager.default
    for (path, permissions) in [("Site/empty", 0o750), ("Site/a/deep", 0o700), ("Site", 0o711)] {
      try manager.createDirectory(
        atPath: folder.full(path), withIntermediateDirectories: true)
      try manager.setAttributes([.posixPermissions: permissions], ofItemAtPath: folder.full(path))
    }
    _ = try await output().publish(next)
    for (path, permissions) in [("Site/empty", 0o750), ("Site/a/deep", 0o700), ("Site", 0o711)] {
      let attributes = try manager.attributesOfItem(atPath: folder.full(path))
      #expect(attributes[.posixPermissions] as? Int == permissions, "\(path)")
    }
    #expect(!folder.has("Site/gone"))
  }

  // MARK: What happens while a build publishes

  @Test(arguments: [PublishStep.staged, .exchanged])
  func whatArrivesMeanwhileStays(step: PublishStep) async throws {
    let folder = folder
    let root = step == .staged ? "Site" : ".Site.sitegen-stage"
    _ = try await output { passed in
      guard passed == step else { return }
      try? folder.write("late", to: root + "/late.txt")
      try? folder.write("late", to: root + "/new/folder/late.txt")
    }.publish(next)
    #expect(folder.text("Site/late.txt") == "late")
    #expect(folder.text("Site/new/folder/late.txt") == "late")
    #expect(folder.names == ["Site"])
  }

  @Test func whatIsSavedAnewMeanwhileStays() async throws {
    try folder.write("first", to: "Site/CNAME")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)],
      ofItemAtPath: folder.full("Site/CNAME"))
    let folder = folder
    _ = try await output { step in
      guard step == .staged else { return }
      try? FileManager.default.removeItem(atPath: folder.full("Site/CNAME"))
      try? folder.write("second", to: "Site/CNAME")
    }.publish(next)
    #expect(folder.text("Site/CNAME") == "second")
  }

  @Test func whatIsSavedAfterAKilledBuildStays() async throws {
    try folder.write("first", to: "Site/CNAME")
    let killed = output { step throws(DiskError) in
      if step == .exchanged { throw DiskError(EIO, at: "Site") }
    }
    await #expect(throws: BuildError.self) { try await killed.publish(next) }
    #expect(folder.has(".Site.sitegen-stage/CNAME"))
    try FileManager.default.removeItem(atPath: folder.full("Site/CNAME"))
    try folder.write("second", to: "Site/CNAME")
    _ = try await output().publish(next)
    #expect(folder.text("Site/CNAME") == "second")
    #expect(folder.names == ["Site"])
  }
}
