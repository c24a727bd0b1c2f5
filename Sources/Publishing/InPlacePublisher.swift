import Disk
import Foundation

/// The way of publishing where folders cannot be exchanged: every file is made ready first, and then
/// each is moved into its place in one step, in an order that never leaves a page without what it
/// needs. A build that is killed meanwhile leaves some pages new and some old.
struct InPlacePublisher: Sendable {
  let target: PublishTarget
  let observe: PublishStep.Observer

  /// Where the files are made ready: in the output folder, which can be all that we may write to.
  static let folderName = ".sitegen-new"

  /// - Throws: `DiskError`; then what is in place is listed as ours, so the next build takes it up.
  func publish(_ changes: SiteChanges) throws(DiskError) {
    if try target.output() == nil { try target.parent.makeFolder(target.place.name) }
    let output = try OpenFolder(target.place.name, in: target.parent)
    let files = changes.written.sorted { !$0.isPage && $1.isPage }
    let union = changes.previous?.union(changes.next) ?? changes.next
    let ready = try StagingFolder(
      Self.folderName, in: output, for: (0..<files.count + 2).map(String.init))
    do throws(DiskError) {
      for (number, file) in files.enumerated() {
        try ready.folder.write(file.bytes, to: "\(number)")
      }
      let manifests = ["\(files.count)", "\(files.count + 1)"]
      try ready.folder.write(union.encoded(), to: manifests[0], isSynced: true)
      try ready.folder.write(changes.next.encoded(), to: manifests[1], isSynced: true)
      try observe(.filesReady)
      try ready.folder.move(manifests[0], to: Manifest.fileName, in: output)
      for (number, file) in files.enumerated() {
        try output.makeFolders(above: file.route.filePath)
        try ready.folder.move("\(number)", to: file.route.filePath, in: output)
        try observe(.filePlaced)
      }
      for path in changes.removed.sorted(by: { $0.isPagePath && !$1.isPagePath }) {
        try output.removeWithFolders(path)
        try observe(.fileRemoved)
      }
      try ready.folder.move(manifests[1], to: Manifest.fileName, in: output)
      try ready.remove()
    } catch {
      try? ready.remove()
      throw error
    }
  }
}

extension OpenFolder {
  /// Removes a regular file, and the folders above it that it leaves empty.
  ///
  /// - Returns: false where there is no such file.
  @discardableResult
  func removeWithFolders(_ path: String) throws(DiskError) -> Bool {
    guard try lookUp(path)?.isFile == true else { return false }
    try remove(path)
    for folder in path.foldersAbove.reversed() {
      do {
        try removeFolder(folder)
      } catch {
        break
      }
    }
    return true
  }
}

extension String {
  /// Whether a visitor comes to this file, so that it goes before what it needs.
  var isPagePath: Bool { hasSuffix(".html") }
}
