import Disk
import Foundation

/// The old site after the exchange: it is on the stage, and is taken away file by file.
///
/// Only what is ours, or is in the new site as well, is removed. What others put there at the last
/// moment is moved into the new site.
struct ReplacedSite: Sendable {
  let target: PublishTarget
  let observe: PublishStep.Observer

  /// - Parameters:
  ///   - manifest: what was ours in it.
  ///   - listing: what was in it when it was last looked at.
  func remove(manifest: Manifest?, listing: FolderListing) throws(DiskError) {
    var listing = listing
    let old = try OpenFolder(target.place.stageName, in: target.parent)
    guard let new = try target.output() else { throw DiskError(ENOENT, at: target.place.path) }
    for _ in 1...3 {
      try removeFiles(in: listing, ours: manifest?.files ?? [:], from: old, to: new)
      do {
        try removeFolders(listing.folders, from: old)
        try observe(.retired)
        return
      } catch  where error.code == ENOTEMPTY || error.code == EEXIST {
        // Something arrived since it was listed.
        listing = FolderListing(of: old)
      }
    }
    throw DiskError(ENOTEMPTY, at: old.path)
  }

  private func removeFiles(
    in listing: FolderListing, ours: [String: String], from old: OpenFolder, to new: OpenFolder
  ) throws(DiskError) {
    for (path, kind) in listing.files where path != Manifest.fileName {
      if kind == .file, ours[path] != nil {
        try old.remove(path)
      } else {
        try handOver(path, from: old, to: new)
      }
      try observe(.fileRetired)
    }
  }

  private func removeFolders(_ folders: [String], from old: OpenFolder) throws(DiskError) {
    for folder in folders.reversed() { try old.removeFolder(folder) }
    try old.remove(Manifest.fileName)
    try target.parent.removeFolder(target.place.stageName)
  }

  /// Removes a file of others that the new site has too; of two different ones the newer stays.
  private func handOver(_ path: String, from old: OpenFolder, to new: OpenFolder) throws(DiskError)
  {
    guard let own = old.status(path) else { return }
    guard let other = new.status(path) else {
      try new.makeFolders(above: path)
      return try old.move(path, to: path, in: new)
    }
    if !other.isSame(as: own), other.isOlder(than: own) {
      try old.move(path, to: path, in: new)
    } else {
      try old.remove(path)
    }
  }
}

extension stat {
  fileprivate func isOlder(than other: stat) -> Bool {
    #if canImport(Darwin)
      let (own, its) = (st_mtimespec, other.st_mtimespec)
    #else
      let (own, its) = (st_mtim, other.st_mtim)
    #endif
    return (own.tv_sec, own.tv_nsec) < (its.tv_sec, its.tv_nsec)
  }
}
