import Foundation

/// The way of publishing where folders cannot be exchanged: every file is made ready first, and then
/// each is moved into its place in one step, in an order that never leaves a page without what it
/// needs. A build that is killed meanwhile leaves some pages new and some old.
struct FileByFile: Sendable {
  let place: OutputPlace
  let observe: PublishStep.Observer

  /// Where the files are made ready: in the output folder, which can be all that we may write to.
  static let folderName = ".sitegen-new"

  /// - Throws: `DiskError`; then what is in place is listed as ours, so the next build takes it up.
  func publish(_ changes: SiteChanges) throws(DiskError) {
    let union = changes.previous?.union(changes.next) ?? changes.next
    let files = changes.written.sorted { !$0.isPage && $1.isPage }
    do {
      if Disk.status(place.folder) == nil { try Disk.makeFolder(place.folder) }
      try Disk.makeFolder(ready)
      for (number, file) in files.enumerated() {
        try Disk.write(file.bytes, to: ready(number))
      }
      try Disk.write(union.encoded(), to: ready(files.count), isSynced: true)
      try Disk.write(changes.next.encoded(), to: ready(files.count + 1), isSynced: true)
      try observe(.filesReady)
      try Disk.move(ready(files.count), to: place.path(Manifest.fileName))
      for (number, file) in files.enumerated() {
        try move(number, to: file.route.filePath)
        try observe(.filePlaced)
      }
      for path in changes.removed.sorted(by: { $0.isPagePath && !$1.isPagePath }) {
        try Self.remove(path, in: place.folder)
        try observe(.fileRemoved)
      }
      try Disk.move(ready(files.count + 1), to: place.path(Manifest.fileName))
      try Disk.removeFolder(ready)
    } catch {
      try? Self.removeReadyFiles(in: place)
      throw error
    }
  }

  private var ready: String { place.path(Self.folderName) }

  private func ready(_ number: Int) -> String { "\(ready)/\(number)" }

  private func move(_ number: Int, to path: String) throws(DiskError) {
    for folder in path.foldersAbove where !Disk.isFolder(place.path(folder)) {
      try Disk.makeFolder(place.path(folder))
    }
    try Disk.move(ready(number), to: place.path(path))
  }

  /// Removes a file of ours, and the folders above it that it leaves empty.
  static func remove(_ path: String, in folder: String) throws(DiskError) {
    guard Disk.isFile(folder + "/" + path) else { return }
    try Disk.remove(folder + "/" + path)
    for above in path.foldersAbove.reversed() {
      do {
        try Disk.removeFolder(folder + "/" + above)
      } catch {
        return
      }
    }
  }

  /// Removes what a build has left that ended before all was in place.
  static func removeReadyFiles(in place: OutputPlace) throws(DiskError) {
    let ready = place.path(folderName)
    guard Disk.isFolder(ready) else { return }
    for (name, isFile) in FolderListing(ready).files where isFile && Int(name) != nil {
      try Disk.remove(ready + "/" + name)
    }
    try Disk.removeFolder(ready)
  }
}

extension String {
  /// Whether a visitor comes to this file, so that it goes before what it needs.
  var isPagePath: Bool { hasSuffix(".html") }
}
