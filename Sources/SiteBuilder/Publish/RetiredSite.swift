import Foundation

/// The old site after the exchange: it is on the stage, and is taken away file by file.
///
/// Only what is ours, or is in the new site as well, is removed. What others put there at the last
/// moment is moved into the new site.
struct RetiredSite: Sendable {
  let place: OutputPlace
  let observe: PublishStep.Observer

  /// - Parameters:
  ///   - manifest: what was ours in it.
  ///   - listing: what was in it when it was last looked at.
  func remove(manifest: Manifest?, listing: FolderListing) throws(DiskError) {
    var listing = listing
    for _ in 1...3 {
      try removeFiles(in: listing, ours: manifest?.files ?? [:])
      do {
        try removeFolders(listing.folders)
        try observe(.retired)
        return
      } catch  where error.code == ENOTEMPTY || error.code == EEXIST {
        // Something arrived since it was listed.
        listing = FolderListing(place.stage)
      }
    }
    throw DiskError(ENOTEMPTY, at: place.stage)
  }

  private func removeFiles(in listing: FolderListing, ours: [String: String]) throws(DiskError) {
    for (path, isFile) in listing.files where path != Manifest.fileName {
      if isFile, ours[path] != nil {
        try Disk.remove(retired(path))
      } else {
        try handOver(path)
      }
      try observe(.fileRetired)
    }
  }

  private func removeFolders(_ folders: [String]) throws(DiskError) {
    for folder in folders.reversed() { try Disk.removeFolder(retired(folder)) }
    try Disk.remove(retired(Manifest.fileName))
    try Disk.removeFolder(place.stage)
  }

  /// Removes a file of others that the new site has too; of two different ones the newer stays.
  private func handOver(_ path: String) throws(DiskError) {
    guard let old = Disk.status(retired(path)) else { return }
    guard let new = Disk.status(place.path(path)) else {
      for folder in path.foldersAbove where Disk.status(place.path(folder)) == nil {
        try Disk.makeFolder(place.path(folder))
      }
      return try Disk.move(retired(path), to: place.path(path))
    }
    if !new.isSame(as: old), new.isOlder(than: old) {
      try Disk.move(retired(path), to: place.path(path))
    } else {
      try Disk.remove(retired(path))
    }
  }

  private func retired(_ path: String) -> String { place.stage + "/" + path }
}

extension stat {
  fileprivate func isSame(as other: stat) -> Bool {
    st_dev == other.st_dev && st_ino == other.st_ino
  }

  fileprivate func isOlder(than other: stat) -> Bool {
    #if canImport(Darwin)
      let (own, its) = (st_mtimespec, other.st_mtimespec)
    #else
      let (own, its) = (st_mtim, other.st_mtim)
    #endif
    return (own.tv_sec, own.tv_nsec) < (its.tv_sec, its.tv_nsec)
  }
}
