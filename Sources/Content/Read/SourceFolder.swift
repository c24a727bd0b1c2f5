import Basics
import Diagnostics
import Foundation

/// The folder a site is made from; the only code of a build that reads its source from the disk.
package struct SourceFolder: Sendable {
  package let url: URL

  /// The folders in it that make the site.
  package static let folders = ["content", "themes", picturesFolder, OwnFile.folder]

  /// The social cards that `sitegen pictures` has made.
  package static let picturesFolder = "pictures"

  /// The most bytes of a file that are read, an asset of a theme included.
  static let largestFile = 16 * 1_048_576

  package init(at url: URL) {
    self.url = url.standardizedFileURL
  }

  /// The nearest folder that holds a site: a folder or one that it lies in.
  ///
  /// - Returns: nil where none of them has a `content/site.yaml`.
  package static func enclosing(_ folder: URL) -> SourceFolder? {
    var parts = folder.standardizedFileURL.pathComponents
    while !parts.isEmpty {
      let path = parts.joined(separator: "/").replacing("//", with: "/")
      if FileManager.default.fileExists(atPath: path + "/" + SettingsReader.path) {
        return SourceFolder(at: URL(filePath: path, directoryHint: .isDirectory))
      }
      parts.removeLast()
    }
    return nil
  }

  /// Reads every file under `content/`, `themes/`, `pictures/` and `static/` but hidden ones, which are read
  /// in `static/` only, and editors' backups;
  /// a built-in theme is there where the source has no folder for it.
  ///
  /// Symbolic links are followed within the source; one that leads out of it is a fault, and so is a
  /// file that is no file or too large.
  ///
  /// - Throws: `BuildError.sourceMissing` where there is no `content` folder, and
  ///   `BuildError.cannotRead` where a file cannot be read.
  package func snapshot() async throws(BuildError) -> SourceSnapshot {
    guard isFolder("content") else {
      throw .sourceMissing(path: url.path(percentEncoded: false))
    }
    var found = SourceListing(of: self)
    try found.addAll()
    let root = found.root
    let contents = await found.files.concurrentMap { path in
      Result { try Array(Data(contentsOf: URL(filePath: root + path))) }
    }
    var files: [String: [UInt8]] = [:]
    for (path, content) in zip(found.files, contents) {
      switch content {
      case .success(let bytes): files[path] = bytes
      case .failure(let error):
        throw .cannotRead(path: path, reason: error.localizedDescription)
      }
    }
    return SourceSnapshot(files: files, faults: found.faults).addingBuiltInThemes()
  }

  /// Whether there is content in it.
  package var hasContent: Bool { isFolder("content") }

  /// Whether there is a folder at a path in it.
  package func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    let full = url.appending(path: path).path(percentEncoded: false)
    return FileManager.default.fileExists(atPath: full, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }
}
