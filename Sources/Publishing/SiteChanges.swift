import Basics
import Disk

/// What sets a rendered site apart from the one that lies in a folder, byte by byte: what somebody
/// changed or deleted there is a change as well.
struct SiteChanges: Sendable {
  let previous: Manifest?
  let next: Manifest
  let written: [RenderedSite.File]
  let unchanged: [RenderedSite.File]
  /// Ours, there, and no longer part of the site; in path order.
  let removed: [String]

  /// - Parameter output: the folder; nil where there is none yet.
  init(from previous: Manifest?, to site: RenderedSite, in output: OpenFolder?) async {
    self.previous = previous
    next = Manifest(site)
    let known = previous?.files ?? [:]
    let same = await site.files.concurrentMap { file in
      known[file.route.filePath] != nil
        && output?.file(file.route.filePath, holds: file.bytes) == true
    }
    let files = zip(site.files, same)
    written = files.filter { !$0.1 }.map(\.0)
    unchanged = files.filter(\.1).map(\.0)
    let paths = next.files
    removed = known.keys.filter { paths[$0] == nil }.sorted()
      .filter { output?.isFile($0) == true }
  }

  var isEmpty: Bool { written.isEmpty && removed.isEmpty && previous == next }

  var report: PublishReport {
    PublishReport(written: written.count, unchanged: unchanged.count, removed: removed.count)
  }

  /// The first folder of the old or the new site in whose place there is a symbolic link.
  func linkedFolder(in listing: FolderListing) -> String? {
    listing.link(above: next.files.keys) ?? listing.link(above: previous?.files.keys ?? [:].keys)
  }

  /// What is not ours and lies where a file has to be written, or where a folder for it has to be;
  /// nil where nothing does. Symbolic links are never ours, so nothing is written through one.
  func foreignFile(in listing: FolderListing) -> String? {
    let folders = Set(listing.folders)
    let ours = previous?.files ?? [:]
    func isForeign(_ path: String) -> Bool {
      guard let kind = listing.files[path] else { return false }
      return kind != .file || ours[path] == nil
    }
    for file in written {
      let path = file.route.filePath
      if folders.contains(path) || isForeign(path) { return path }
      if let above = path.foldersAbove.first(where: isForeign) { return above }
    }
    return nil
  }
}
