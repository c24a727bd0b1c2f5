import Foundation
import Testing

@testable import Disk
@testable import Publishing

/// No path leads out of an open folder, and none through a symbolic link.
@Suite struct OpenFolderTests {
  private let folder: TemporaryFolder
  private let root: OpenFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("precious", to: "victim/secret.txt")
    try folder.write("inside", to: "root/a/b.txt")
    for name in ["root/link", "root/a/link"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.full(name), withDestinationPath: folder.full("victim"))
    }
    root = try OpenFolder(at: folder.full("root"))
  }

  /// Every call that changes something, on a path.
  private func changes(_ path: String) -> [() throws -> Void] {
    [
      { try root.makeFolder(path) },
      { try root.makeFolders(above: path + "/x") },
      { try root.write([], to: path) },
      { try root.create([], at: path) },
      { try root.remove(path) },
      { try root.removeFolder(path) },
      { try root.link("a/b.txt", to: path, in: root) },
      { try root.link(path, to: "new", in: root) },
      { try root.move("a/b.txt", to: path, in: root) },
      { try root.move(path, to: "new", in: root) },
      { try root.removeWithFolders(path) },
      { _ = try root.openFile(path, O_RDWR | O_CREAT) },
      { _ = try OpenFolder(path, in: root) },
    ]
  }

  @Test(arguments: ["link/secret.txt", "a/link/secret.txt", "link/new", "a/link/new/deeper"])
  func aLinkOnTheWayIsAnError(path: String) {
    let before = folder.files
    for change in changes(path) {
      let error = #expect(throws: DiskError.self) { try change() }
      #expect(error?.isLink == true)
      let link = path.hasPrefix("a/") ? "root/a/link" : "root/link"
      #expect(error?.path == folder.full(link))
    }
    #expect(root.status(path) == nil)
    #expect(root.bytes(path, limit: 100) == nil)
    #expect(folder.files == before)
    #expect(folder.text("victim/secret.txt") == "precious")
  }

  @Test(arguments: [
    "..", "../victim/secret.txt", "a/../../victim/secret.txt", ".", "", "/", "a//b.txt", "a/",
    "/etc/passwd", "a/./b.txt", "..\0x", "a\0/b.txt", "../\u{301}victim",
  ])
  func aPathThatIsNoneIsAnError(path: String) {
    let before = folder.files
    for change in changes(path) {
      #expect(throws: DiskError.self) { try change() }
    }
    #expect(root.status(path) == nil)
    #expect(folder.files == before)
  }

  @Test func aLinkItselfIsLookedAtAndRemoved() throws {
    #expect(root.status("link")?.isLink == true)
    try root.remove("link")
    #expect(root.status("link") == nil)
    #expect(folder.text("victim/secret.txt") == "precious")
  }

  @Test func aFileIsMadeWholeAndNeverOverAnother() throws {
    let bytes = [UInt8](repeating: 7, count: 100_000)
    try root.create(bytes, at: "a/new.bin")
    #expect(root.bytes("a/new.bin", limit: 100_000) == bytes)
    #expect(root.status("a/new.bin")?.st_nlink == 1)
    #expect(root.bytes("a/new.bin", limit: 99_999) == nil)
    let error = #expect(throws: DiskError.self) { try root.create([], at: "a/new.bin") }
    #expect(error?.code == EEXIST)
    #expect(root.file("a/new.bin", holds: bytes))
    #expect(try root.names().count == 2)
  }

  @Test func foldersAreMadeAsFarAsTheyAreMissing() throws {
    let made = try OpenFolder.making(folder.full("root/a/c/d"))
    try made.write([1], to: "e")
    #expect(folder.has("root/a/c/d/e"))
    #expect(try OpenFolder.making(folder.full("root/a/c/d")).isFile("e"))
  }

  @Test func aListingFollowsNoLink() throws {
    let listing = FolderListing(of: root)
    #expect(listing.folders == ["a"])
    #expect(listing.files == ["a/b.txt": .file, "link": .link, "a/link": .link])
    #expect(listing.link(above: ["a/b.txt", "a/link/x", "link/y"]) == "a/link")
    #expect(listing.link(above: ["a/b.txt", "link"]) == nil)
  }
}
