import Content
import Diagnostics
import Disk
import Foundation
import Publishing

/// A file that is not there yet. With `NewFolder` the only code that writes into `content` and
/// `themes`, and never through a symbolic link.
struct NewFile {
  /// In the source folder, as it is reported.
  let path: String
  let source: SourceFolder

  /// Writes it whole, or not at all; what is there already is never overwritten, unless it is what the bytes go on
  /// from.
  ///
  /// - Parameter before: what has to be there; nothing if nil.
  func write(_ bytes: [UInt8], over before: [UInt8]? = nil) throws(NewError) {
    do throws(DiskError) {
      let folder = try OpenFolder(at: source.url.path(percentEncoded: false))
      try folder.makeFolders(above: path)
      guard let before else { return try folder.create(bytes, at: path) }
      // Somebody may have saved it since it was read.
      guard folder.file(path, holds: before) else { throw DiskError(EEXIST, at: path) }
      let whole = path + ".sitegen-new"
      try folder.create(bytes, at: whole)
      do {
        try folder.move(whole, to: path, in: folder)
      } catch {
        try? folder.remove(whole)
        throw error
      }
    } catch  where error.code == EEXIST {
      throw .exists(path: path)
    } catch {
      throw .failed(BuildError(error))
    }
  }
}

/// A folder that is not there yet, or is empty.
struct NewFolder {
  let name: String
  /// As it is reported.
  let path: String
  /// The absolute path, without symbolic links, of the folder it lies in, which may not be there yet.
  let parentPath: String

  /// Makes the folder with all its files in one step: until then, they lie in one beside it.
  ///
  /// - Parameter files: the bytes of each, by its path in the folder.
  func write(_ files: [String: [UInt8]]) throws(NewError) {
    let stageName = ".\(name).sitegen-new"
    do throws(DiskError) {
      let parent = try OpenFolder.making(parentPath)
      guard try StagingFolder.removeInterrupted(stageName, in: parent) else {
        throw DiskError(EEXIST, at: parent.full(stageName))
      }
      let stage = try StagingFolder(stageName, in: parent, for: files.keys)
      do {
        for (path, bytes) in files {
          try stage.folder.makeFolders(above: path)
          try stage.folder.write(bytes, to: path)
        }
        try parent.move(stageName, to: name, in: parent)
      } catch {
        try? stage.remove()
        throw error
      }
      try stage.folder.remove(StagingFolder.marker)
    } catch  where [EEXIST, ENOTEMPTY, ENOTDIR].contains(error.code) {
      throw .exists(path: error.path.hasSuffix(stageName) ? error.path : path)
    } catch {
      throw .failed(BuildError(error))
    }
  }
}
