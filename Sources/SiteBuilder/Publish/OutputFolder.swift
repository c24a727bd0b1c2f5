import Foundation

/// The folder a site is published to; the only code of a build that writes to the disk.
///
/// A file is ours if the manifest in the folder lists it. Everything else in the folder belongs to
/// somebody else and survives every build.
public struct OutputFolder: Sendable {
  public let url: URL
  private let patience: Duration
  private let exchange: Stage.Exchange
  private let observe: PublishStep.Observer

  public init(at url: URL) {
    self.init(at: url, observing: { _ in })
  }

  /// - Parameters:
  ///   - patience: how long to wait for another build.
  ///   - exchange: puts two folders in each other's place.
  ///   - observe: called at every step of publishing.
  package init(
    at url: URL, waiting patience: Duration = .seconds(30),
    exchanging exchange: @escaping Stage.Exchange = Stage.exchange,
    observing observe: @escaping PublishStep.Observer
  ) {
    self.url = url.standardizedFileURL
    self.patience = patience
    self.exchange = exchange
    self.observe = observe
  }

  /// Makes the folder hold exactly the site's files besides those of others, in one step: at every
  /// moment it is the old site or the new one, whole. A file whose bytes have not changed is left as
  /// it is, its date too; where none has changed nothing is touched.
  ///
  /// Where folders cannot be exchanged, files are replaced one by one, and the report says why.
  ///
  /// - Throws: `BuildError.cannotWrite` where the disk is full or closed to us,
  ///   `BuildError.outputRefused` where something that is not ours is in the way, and
  ///   `BuildError.outputInUse` where another build does not end. The old site is whole then, and
  ///   nothing is left beside it.
  public func publish(_ site: RenderedSite) async throws(BuildError) -> PublishReport {
    let place = try OutputPlace(url)
    let lock = try await OutputLock.take(place, waiting: patience)
    defer { lock.release() }
    try Leftover(place: place).remove()
    let previous = try Manifest.read(in: place.folder)
    let changes = await SiteChanges(from: previous, to: site, in: place.folder)
    if changes.isEmpty { return changes.report }
    let listing = FolderListing(place.folder)
    if let path = changes.foreignFile(in: listing) {
      throw .outputRefused(
        path: place.folder,
        reason: "\(path) is there already, and sitegen did not put it there. Move it away")
    }
    do {
      return try await replace(changes, listing, in: place)
    } catch {
      throw BuildError(error)
    }
  }

  private func replace(_ changes: SiteChanges, _ listing: FolderListing, in place: OutputPlace)
    async throws(DiskError) -> PublishReport
  {
    var report = changes.report
    let stage = Stage(place: place, exchange: exchange, observe: observe)
    do {
      try observe(.locked)
      try await stage.publish(changes, beside: listing)
    } catch {
      stage.removeUnfinished()
      guard error.meansAnotherWay else { throw error }
      try FileByFile(place: place, observe: observe).publish(changes)
      report.obstacle = "\(error.path): \(error.reason)"
      return report
    }
    try observe(.exchanged)
    if changes.previous != nil || !listing.isEmpty {
      try RetiredSite(place: place, observe: observe)
        .remove(manifest: changes.previous, listing: listing)
    }
    try Disk.remove(place.path(Stage.marker))
    try observe(.finished)
    return report
  }

  /// Removes what is ours, and the folders that are empty without it.
  ///
  /// A clean that is killed is finished by the next; pages go before what they need.
  ///
  /// - Returns: the number of files removed.
  /// - Throws: as `publish(_:)`.
  public func clean() async throws(BuildError) -> Int {
    let place = try OutputPlace(url)
    guard Disk.isFolder(place.parent) else { return 0 }
    let lock = try await OutputLock.take(place, waiting: patience)
    defer { lock.release() }
    try Leftover(place: place).remove()
    let paths = try (Manifest.read(in: place.folder)?.files ?? [:]).keys.sorted {
      ($0.isPagePath ? 0 : 1, $0) < ($1.isPagePath ? 0 : 1, $1)
    }
    do {
      for path in paths {
        try FileByFile.remove(path, in: place.folder)
        try observe(.fileRemoved)
      }
      try Disk.remove(place.path(Manifest.fileName))
    } catch {
      throw BuildError(error)
    }
    return paths.count
  }
}

/// What publishing did.
public struct PublishReport: Sendable, Equatable {
  public var written = 0
  public var unchanged = 0
  public var removed = 0
  /// Why the site was not put in its place in one step; nil if it was.
  public var obstacle: String?
}
