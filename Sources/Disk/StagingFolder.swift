import Foundation

/// A folder in which something is made whole before it takes its place, in one step or file by file.
///
/// It is ours by where it lies, under a name that is derived from what it is for, and by what is in it:
/// a file, the marker, lists every file that the folder is going to have. A killed process leaves it
/// behind; the next one knows it by its marker, and removes no file that is not listed there.
package struct StagingFolder: Sendable {
  package let folder: OpenFolder
  let name: String
  let parent: OpenFolder

  package static let marker = ".sitegen-stage"

  /// What a marker begins with; the paths that follow each end in a NUL, which no path holds.
  private static let heading = Array("sitegen makes these files in this folder:\n".utf8)

  /// No marker is larger; a path has some 50 bytes.
  private static let largestMarker = 128 * 1_048_576

  /// Makes the folder, with nothing but the marker in it.
  ///
  /// - Parameter files: the paths of all files that are going to be in it.
  package init(_ name: String, in parent: OpenFolder, for files: some Sequence<String>)
    throws(DiskError)
  {
    self.name = name
    self.parent = parent
    try parent.makeFolder(name)
    do {
      folder = try OpenFolder(name, in: parent)
      try folder.write(
        Self.heading + files.flatMap { Array($0.utf8) + [0] }, to: Self.marker)
    } catch {
      try? parent.remove(name + "/" + Self.marker)
      try? parent.removeFolder(name)
      throw error
    }
  }

  /// Removes the folder with what is in it, unless somebody has put something else there.
  package func remove() throws(DiskError) {
    _ = try Self.removeInterrupted(name, in: parent)
  }

  // MARK: What a killed process has left

  /// Whether a folder's marker is one that we write, whole or, where there was no time or no room, cut
  /// short.
  package static func hasMarker(_ folder: OpenFolder) -> Bool { listedFiles(folder) != nil }

  /// Removes a folder of that name, if there is one and if it is ours.
  ///
  /// - Returns: false, and nothing has changed, where something of that name is not ours.
  package static func removeInterrupted(_ name: String, in parent: OpenFolder) throws(DiskError)
    -> Bool
  {
    guard let status = parent.status(name) else { return true }
    guard status.isFolder else { return false }
    let folder = try OpenFolder(name, in: parent)
    let listing = FolderListing(of: folder)
    if let obstacle = listing.obstacle { throw obstacle }
    let listed = listedFiles(folder)
    guard
      listing.files.keys.allSatisfy({ path in
        listed.map { path == marker || $0.contains(path) } ?? false
      })
    else { return false }
    try remove(name, listing, in: parent)
    return true
  }

  /// The files that the marker lists; nil where there is none, or one that we have not written.
  private static func listedFiles(_ folder: OpenFolder) -> Set<String>? {
    guard let bytes = folder.bytes(marker, limit: largestMarker) else { return nil }
    guard bytes.starts(with: heading) else { return heading.starts(with: bytes) ? [] : nil }
    return Set(
      bytes[heading.count...].split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
  }

  /// The marker goes last, so that the folder is known as long as it is there.
  private static func remove(_ name: String, _ listing: FolderListing, in parent: OpenFolder)
    throws(DiskError)
  {
    let folder = try OpenFolder(name, in: parent)
    for path in listing.files.keys where path != marker { try folder.remove(path) }
    for path in listing.folders.reversed() { try folder.removeFolder(path) }
    try folder.remove(marker)
    try parent.removeFolder(name)
  }
}
