import Foundation

/// What lies in a folder and in the folders in it; symbolic links are listed and not followed.
package struct FolderListing: Sendable {
  /// Each before those in it, relative to the folder.
  package private(set) var folders: [String] = []
  /// Everything else, relative to the folder.
  package private(set) var files: [String: Kind] = [:]
  /// What could not be listed: it is closed to us, its name is not UTF-8, or it lies too deep.
  package private(set) var obstacle: DiskError?

  package enum Kind { case file, link, other }

  /// As each is open while those in it are listed, folders that lie deeper are not.
  private static let deepest = 100

  /// Empty where there is no folder.
  package init(of root: OpenFolder?) {
    if let root { add(root, prefix: "", depth: 0) }
  }

  var isEmpty: Bool { folders.isEmpty && files.isEmpty && obstacle == nil }

  private mutating func add(_ folder: OpenFolder, prefix: String, depth: Int) {
    do throws(DiskError) {
      if depth > Self.deepest { throw DiskError(ENAMETOOLONG, at: folder.path) }
      for name in try folder.names() {
        guard let name else {
          obstacle = DiskError(EILSEQ, at: folder.path)
          continue
        }
        guard let status = folder.status(name) else { continue }
        if status.isFolder {
          folders.append(prefix + name)
          add(try OpenFolder(name, in: folder), prefix: prefix + name + "/", depth: depth + 1)
        } else {
          files[prefix + name] = status.isFile ? .file : status.isLink ? .link : .other
        }
      }
    } catch {
      obstacle = error
    }
  }

  /// The first of the folders that paths lie in which is a symbolic link, in the order of the paths.
  package func link<Paths: Sequence<String>>(above paths: Paths) -> String? {
    let links = Set(files.filter { $0.value == .link }.keys)
    if links.isEmpty { return nil }
    return paths.lazy.compactMap { $0.foldersAbove.first(where: links.contains) }.min()
  }
}

extension String {
  /// The folders that a relative path lies in, the outermost first.
  package var foldersAbove: [String] {
    var folders: [String] = []
    var start = startIndex
    while let slash = utf8[start...].firstIndex(of: UInt8(ascii: "/")) {
      folders.append(String(self[..<slash]))
      start = utf8.index(after: slash)
    }
    return folders
  }
}
