import Foundation

/// What lies in a folder and in the folders in it; symbolic links are listed and not followed.
struct FolderListing: Sendable {
  /// Each before those in it, relative to the folder.
  private(set) var folders: [String] = []
  /// Everything else, relative to the folder, and whether it is a regular file.
  private(set) var files: [String: Bool] = [:]
  /// What could not be listed, because it is closed to us or because its name is not UTF-8.
  private(set) var obstacle: DiskError?

  /// Empty where there is no folder.
  init(_ root: String) {
    var waiting = [(path: root, prefix: "")]
    while let (path, prefix) = waiting.popLast() {
      for (name, type) in entries(path) {
        if type == UInt8(DT_DIR) {
          folders.append(prefix + name)
          waiting.append((path + "/" + name, prefix + name + "/"))
        } else {
          files[prefix + name] = type == UInt8(DT_REG)
        }
      }
    }
  }

  var isEmpty: Bool { folders.isEmpty && files.isEmpty && obstacle == nil }

  private mutating func entries(_ path: String) -> [(name: String, type: UInt8)] {
    guard let folder = opendir(path) else {
      if errno != ENOENT { obstacle = DiskError(errno, at: path) }
      return []
    }
    defer { closedir(folder) }
    var entries: [(String, UInt8)] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let name else {
        obstacle = DiskError(EILSEQ, at: path)
        continue
      }
      if name == "." || name == ".." { continue }
      entries.append((name, Self.type(of: entry.pointee, at: path + "/" + name)))
    }
    return entries
  }

  /// Some file systems leave the type out of their listings.
  private static func type(of entry: dirent, at path: String) -> UInt8 {
    guard entry.d_type == UInt8(DT_UNKNOWN), let status = Disk.status(path) else {
      return entry.d_type
    }
    return status.isFolder ? UInt8(DT_DIR) : status.isFile ? UInt8(DT_REG) : UInt8(DT_UNKNOWN)
  }
}

extension String {
  /// The folders that a relative path lies in, the outermost first.
  var foldersAbove: [String] {
    var folders: [String] = []
    var start = startIndex
    while let slash = utf8[start...].firstIndex(of: UInt8(ascii: "/")) {
      folders.append(String(self[..<slash]))
      start = utf8.index(after: slash)
    }
    return folders
  }
}
