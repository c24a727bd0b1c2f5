import CExchange
import Foundation

/// The next site, made whole in a folder beside the old one and then exchanged with it in one step,
/// so that at every moment the output folder is one complete site.
///
/// What has not changed is the same file under a second name: its date, permissions and identity
/// stay, and so do those of the files of others, which somebody may have open. Folders cannot have a
/// second name and are made anew, so a process whose current folder lies in the output, or a bind
/// mount of it, goes on seeing the old one, which is then emptied. That is the price of the one step.
///
/// A killed process loses nothing: what it told the kernel is done. A power failure may; only the
/// manifest, which says what is ours, is synced to the disk before the exchange. A page that the
/// failure damaged differs from what the next build renders, and is written again.
package struct Stage: Sendable {
  let place: OutputPlace
  let exchange: Exchange
  let observe: PublishStep.Observer

  /// Says in the stage that it is ours, and after the exchange in the output folder that what is on
  /// the stage is the old site. It goes last.
  static let marker = ".sitegen-stage"

  /// Puts each of two folders in the other's place in one step; returns 0, or the `errno`.
  package typealias Exchange = @Sendable (_ first: String, _ second: String) -> Int32

  package static let exchange: Exchange = { exchange_folders($0, $1) }

  /// Makes the whole site on the stage and puts it in its place. Where there was an output folder
  /// before, that is on the stage then.
  ///
  /// - Parameter listing: what lies in the output folder.
  /// - Throws: `DiskError`, and nothing but the stage has changed; where the error
  ///   `meansAnotherWay`, this one will never work here.
  func publish(_ changes: SiteChanges, beside listing: FolderListing) async throws(DiskError) {
    try await fill(changes, beside: listing)
    if Disk.status(place.folder) == nil {
      try Disk.move(place.stage, to: place.folder)
    } else {
      let code = exchange(place.stage, place.folder)
      if code != 0 { throw DiskError(code, at: place.folder) }
    }
  }

  /// Takes a stage away that has not been exchanged; the next build does where this cannot.
  func removeUnfinished() {
    if Disk.isFile(staged(Self.marker)) {
      try? Disk.removeTree(place.stage, last: Self.marker)
    } else {
      try? Disk.removeFolder(place.stage)
    }
  }

  private func fill(_ changes: SiteChanges, beside listing: FolderListing) async throws(DiskError) {
    if let obstacle = listing.obstacle { throw obstacle }
    try Disk.makeFolder(place.stage)
    try Disk.write([], to: staged(Self.marker))
    try observe(.stageMade)
    let others = Others(in: listing, besides: changes.previous)
    try makeFolders(for: changes, and: others)
    try await forEach(changes.written) { file throws(DiskError) in
      try Disk.write(file.bytes, to: staged(file.route.filePath))
    }
    try await forEach(changes.unchanged) { file throws(DiskError) in
      try Disk.link(place.path(file.route.filePath), to: staged(file.route.filePath))
    }
    for path in others.files { try Disk.link(place.path(path), to: staged(path)) }
    try observe(.othersLinked)
    try Disk.write(changes.next.encoded(), to: staged(Manifest.fileName), isSynced: true)
    try observe(.staged)
  }

  /// Folders that others use keep their permissions; one on which another file system is mounted
  /// cannot come along.
  private func makeFolders(for changes: SiteChanges, and others: Others) throws(DiskError) {
    let files = changes.written + changes.unchanged
    let own = Set(files.flatMap { $0.route.filePath.foldersAbove })
    for path in own.union(others.folders).sorted() { try Disk.makeFolder(staged(path)) }
    guard let root = Disk.status(place.folder) else { return }
    try Disk.givePermissions(of: root, to: place.stage)
    for path in others.folders {
      guard let status = Disk.status(place.path(path)) else { continue }
      if status.st_dev != root.st_dev { throw DiskError(EXDEV, at: place.path(path)) }
      try Disk.givePermissions(of: status, to: staged(path))
    }
  }

  private func staged(_ path: String) -> String { place.stage + "/" + path }

  /// Does something for every file, on all processors, and throws the first error.
  private func forEach(
    _ files: [RenderedSite.File],
    _ body: @escaping @Sendable (RenderedSite.File) throws(DiskError) -> Void
  ) async throws(DiskError) {
    let errors = await files.concurrentMap { file -> DiskError? in
      do throws(DiskError) {
        try body(file)
        try observe(.fileStaged)
        return nil
      } catch {
        return error
      }
    }
    for case let error? in errors { throw error }
  }
}

/// What is in the output folder and is not ours.
private struct Others {
  let files: [String]
  /// Those that hold such files and those that hold none of ours.
  let folders: [String]

  init(in listing: FolderListing, besides manifest: Manifest?) {
    let ours = manifest?.files ?? [:]
    let files = listing.files.filter { path, isFile in
      !(isFile && ours[path] != nil) && path != Manifest.fileName && path != Stage.marker
    }.map(\.key)
    let oursOnly = Set(ours.keys.flatMap(\.foldersAbove))
    let used = Set(files.flatMap(\.foldersAbove))
    self.files = files
    folders = listing.folders.filter { used.contains($0) || !oursOnly.contains($0) }
  }
}
