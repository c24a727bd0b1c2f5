import Diagnostics
import Disk
import Foundation

/// The folder a site is published to; the only code of a build that writes to the disk.
///
/// A file is ours if the manifest in the folder lists it. Everything else in the folder belongs to
/// somebody else and survives every build.
package struct OutputFolder: Sendable {
  package let url: URL
  private let patience: Duration
  private let exchangeFailure: Int32?
  private let observe: PublishStep.Observer

  package init(at url: URL) {
    self.init(at: url, observing: { _ in })
  }

  /// - Parameters:
  ///   - patience: how long to wait for another build.
  ///   - exchangeFailure: the `errno` that exchanging folders is to fail with, instead of being done.
  ///   - observe: called at every step of publishing.
  package init(
    at url: URL, waiting patience: Duration = .seconds(30), exchangeFailure: Int32? = nil,
    observing observe: @escaping PublishStep.Observer
  ) {
    self.url = url.standardizedFileURL
    self.patience = patience
    self.exchangeFailure = exchangeFailure
    self.observe = observe
  }

  /// Makes the folder hold exactly the site's files besides those of others, in one step: at every
  /// moment it is the old site or the new one, whole. A file whose bytes have not changed is left as
  /// it is, its date too; where none has changed nothing is touched.
  ///
  /// Where folders cannot be exchanged, files are replaced one by one, and the report says why.
  ///
  /// - Throws: `BuildError.outputRefused` where something that is not ours is in the way, or a symbolic link
  ///   is where the site has a folder, and `BuildError.outputInUse` where another build does not end, or the task
  ///   is cancelled while it waits for it. The old site is whole then, and nothing is left beside it.
  ///   `BuildError.cannotWrite` where the disk is full or closed to us: before the exchange nothing has happened;
  ///   after it the new site is whole, and the next build tidies what is left of the old one; where folders cannot
  ///   be exchanged, old and new files lie beside each other until the next build.
  package func publish(_ site: RenderedSite) async throws(BuildError) -> PublishReport {
    guard let target = try PublishTarget(OutputPlace(url), makesParent: true) else {
      return PublishReport()
    }
    let lock = try await OutputLock.take(target, waiting: patience)
    defer { lock.release() }
    try InterruptedPublish(target: target).remove()
    let output = try target.attempt(target.output)
    let previous = try Manifest.read(in: output)
    let changes = await SiteChanges(from: previous, to: site, in: output)
    let listing = FolderListing(of: output)
    if let link = changes.linkedFolder(in: listing) { throw target.linkInTheWay(link) }
    if changes.isEmpty { return changes.report }
    if changes.next.size > Manifest.largest {
      throw .outputRefused(path: target.place.path, reason: "the site has too many files to list")
    }
    if let path = changes.foreignFile(in: listing) {
      throw .outputRefused(
        path: target.place.path,
        reason: "\(path) is there already, and sitegen did not put it there. Move it away")
    }
    do {
      return try await replace(output, by: changes, listing, in: target)
    } catch {
      throw target.buildError(error)
    }
  }

  private func replace(
    _ old: OpenFolder?, by changes: SiteChanges, _ listing: FolderListing, in target: PublishTarget
  ) async throws(DiskError) -> PublishReport {
    var report = changes.report
    do {
      try observe(.locked)
      try await AtomicPublisher(
        target: target, exchangeFailure: exchangeFailure, observe: observe
      ).publish(changes, beside: listing)
    } catch {
      guard error.meansAnotherWay else { throw error }
      try InPlacePublisher(target: target, observe: observe).publish(changes)
      report.obstacle = "\(error.path): \(error.reason)"
      return report
    }
    try observe(.exchanged)
    if let old { try remove(old, changes.previous, listing, in: target) }
    try OpenFolder(target.place.name, in: target.parent).remove(StagingFolder.marker)
    try observe(.finished)
    return report
  }

  /// Removes the old site from the stage, if it is there that the exchange has put it.
  private func remove(
    _ old: OpenFolder, _ manifest: Manifest?, _ listing: FolderListing, in target: PublishTarget
  ) throws(DiskError) {
    let name = target.place.stageName
    guard let staged = target.parent.status(name), let status = old.status,
      staged.isSame(as: status)
    else { throw DiskError(EBUSY, at: target.parent.full(name)) }
    try ReplacedSite(target: target, observe: observe).remove(manifest: manifest, listing: listing)
  }

  /// Removes what is ours, and the folders that are empty without it.
  ///
  /// A clean that is killed is finished by the next; pages go before what they need.
  ///
  /// - Returns: the number of files removed.
  /// - Throws: as `publish(_:)`.
  package func clean() async throws(BuildError) -> Int {
    guard let target = try PublishTarget(OutputPlace(url), makesParent: false) else { return 0 }
    let lock = try await OutputLock.take(target, waiting: patience)
    defer { lock.release() }
    try InterruptedPublish(target: target).remove()
    guard let output = try target.attempt(target.output),
      let manifest = try Manifest.read(in: output)
    else { return 0 }
    if let link = FolderListing(of: output).link(above: manifest.files.keys) {
      throw target.linkInTheWay(link)
    }
    let paths = manifest.files.keys.sorted {
      ($0.isPagePath ? 0 : 1, $0) < ($1.isPagePath ? 0 : 1, $1)
    }
    return try target.attempt { () throws(DiskError) in
      var removed = 0
      for path in paths {
        if try output.removeWithFolders(path) { removed += 1 }
        try observe(.fileRemoved)
      }
      try output.remove(Manifest.fileName)
      return removed
    }
  }
}

/// What publishing did.
package struct PublishReport: Sendable, Equatable {
  package var written = 0
  package var unchanged = 0
  package var removed = 0
  /// Why the site was not put in its place in one step; nil if it was.
  package var obstacle: String?
}
