import Basics
import Disk
import Foundation

/// Makes the next site whole in a folder beside the old one, the stage, and exchanges the two in one
/// step, so that at every moment the output folder is one complete site.
///
/// What has not changed is the same file under a second name: its date, permissions and identity
/// stay, and so do those of the files of others, which somebody may have open. Folders cannot have a
/// second name and are made anew, so a process whose current folder lies in the output, or a bind
/// mount of it, goes on seeing the old one, which is then emptied. That is the price of the one step.
///
/// A killed process loses nothing: what it told the kernel is done. A power failure may; only the
/// manifest, which says what is ours, is synced to the disk before the exchange. A page that the
/// failure damaged differs from what the next build renders, and is written again.
struct AtomicPublisher: Sendable {
  let target: PublishTarget
  /// What exchanging folders is to fail with, instead of being done; tests look at what follows.
  let exchangeFailure: Int32?
  let observe: PublishStep.Observer

  /// Makes the whole site on the stage and puts it in its place. Where there was an output folder
  /// before, that is on the stage then, and the marker of the stage in the output folder.
  ///
  /// - Parameter listing: what lies in the output folder.
  /// - Throws: `DiskError`, and nothing has changed; where the error `meansAnotherWay`, this one will
  ///   never work here.
  func publish(_ changes: SiteChanges, beside listing: FolderListing) async throws(DiskError) {
    if let obstacle = listing.obstacle { throw obstacle }
    let place = target.place
    let output = try target.output()
    let foreign = ForeignFiles(in: listing, besides: changes.previous)
    let files = changes.written + changes.unchanged
    let stage = try StagingFolder(
      place.stageName, in: target.parent,
      for: files.map(\.route.filePath) + foreign.files + [Manifest.fileName])
    do throws(DiskError) {
      try observe(.stageMade)
      try await fill(stage.folder, with: changes, foreign, from: output)
      if output == nil {
        try target.parent.move(place.stageName, to: place.name, in: target.parent)
      } else {
        let code = exchangeFailure ?? target.parent.exchange(place.stageName, place.name)
        if code != 0 { throw DiskError(code, at: place.path) }
      }
    } catch {
      try? stage.remove()
      throw error
    }
  }

  private func fill(
    _ stage: OpenFolder, with changes: SiteChanges, _ foreign: ForeignFiles,
    from output: OpenFolder?
  ) async throws(DiskError) {
    try makeFolders(in: stage, for: changes, foreign, from: output)
    try await forEach(changes.written) { file throws(DiskError) in
      try stage.write(file.bytes, to: file.route.filePath)
    }
    if let output {
      try await forEach(changes.unchanged) { file throws(DiskError) in
        try output.link(file.route.filePath, to: file.route.filePath, in: stage)
      }
      for path in foreign.files { try output.link(path, to: path, in: stage) }
    }
    try observe(.othersLinked)
    try stage.write(changes.next.encoded(), to: Manifest.fileName, isSynced: true)
    try observe(.staged)
  }

  /// Folders that others use keep their permissions; one on which another file system is mounted
  /// cannot come along.
  private func makeFolders(
    in stage: OpenFolder, for changes: SiteChanges, _ foreign: ForeignFiles,
    from output: OpenFolder?
  ) throws(DiskError) {
    let files = changes.written + changes.unchanged
    let own = Set(files.flatMap { $0.route.filePath.foldersAbove })
    for path in own.union(foreign.folders).sorted() { try stage.makeFolder(path) }
    guard let output, let root = output.status else { return }
    try stage.givePermissions(of: root)
    for path in foreign.folders {
      guard let status = output.status(path) else { continue }
      if status.st_dev != root.st_dev { throw DiskError(EXDEV, at: output.full(path)) }
      try OpenFolder(path, in: stage).givePermissions(of: status)
    }
  }

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
private struct ForeignFiles {
  let files: [String]
  /// Those that hold such files and those that hold none of ours.
  let folders: [String]

  init(in listing: FolderListing, besides manifest: Manifest?) {
    let ours = manifest?.files ?? [:]
    let files = listing.files.filter { path, kind in
      !(kind == .file && ours[path] != nil) && path != Manifest.fileName
    }.map(\.key)
    let oursOnly = Self.folders(of: ours.keys)
    let used = Self.folders(of: files)
    self.files = files
    folders = listing.folders.filter { used.contains($0) || !oursOnly.contains($0) }
  }

  /// Every folder that a path lies in; those above a folder that is known already are known too.
  private static func folders(of paths: some Sequence<String>) -> Set<String> {
    var folders = Set<String>()
    for path in paths {
      var rest = path[...]
      while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
        rest = rest[..<slash]
        if !folders.insert(String(rest)).inserted { break }
      }
    }
    return folders
  }
}
