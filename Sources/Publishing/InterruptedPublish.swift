import Diagnostics
import Disk

/// What a build has left that was killed while it published. It is taken away before anything else is
/// done, and nothing that is not ours ever is.
struct InterruptedPublish: Sendable {
  let target: PublishTarget

  /// - Throws: `BuildError.outputRefused` where something that is not ours lies under one of the names
  ///   that publishing uses.
  func remove() throws(BuildError) {
    let output = try target.attempt(target.output)
    if let output { try removeInterrupted(InPlacePublisher.folderName, in: output) }
    guard let output, output.status(StagingFolder.marker) != nil else {
      return try removeInterrupted(target.place.stageName, in: target.parent)
    }
    guard StagingFolder.hasMarker(output) else {
      throw target.isInTheWay(output.full(StagingFolder.marker))
    }
    try removeReplacedSite()
    try target.attempt { () throws(DiskError) in try output.remove(StagingFolder.marker) }
  }

  private func removeInterrupted(_ name: String, in parent: OpenFolder) throws(BuildError) {
    let isOurs = try target.attempt { () throws(DiskError) in
      try StagingFolder.removeInterrupted(name, in: parent)
    }
    if !isOurs { throw target.isInTheWay(parent.full(name)) }
  }

  /// Where the output folder has the marker, the stage has been exchanged for it, and is the old site.
  private func removeReplacedSite() throws(BuildError) {
    let name = target.place.stageName
    guard let status = target.parent.status(name) else { return }
    guard status.isFolder else { throw target.isInTheWay(target.parent.full(name)) }
    let site = try target.attempt { () throws(DiskError) in
      try OpenFolder(name, in: target.parent)
    }
    if StagingFolder.hasMarker(site) {
      return try removeInterrupted(name, in: target.parent)
    }
    let manifest = try Manifest.read(in: site)
    try target.attempt { () throws(DiskError) in
      try ReplacedSite(target: target) { _ in }
        .remove(manifest: manifest, listing: FolderListing(of: site))
    }
  }
}
