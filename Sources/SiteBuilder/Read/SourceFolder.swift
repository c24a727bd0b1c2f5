import Foundation

/// The folder a site is made from; the only code that reads from the disk.
public struct SourceFolder: Sendable {
  public let url: URL

  public init(at url: URL) {
    self.url = url.standardizedFileURL
  }

  /// Reads every file under `content/` and `themes/` but hidden ones and editors' backups.
  ///
  /// - Throws: `BuildError.sourceMissing` where there is no `content` folder, and
  ///   `BuildError.cannotRead` where a file cannot be read.
  public func snapshot() async throws(BuildError) -> SourceSnapshot {
    guard isFolder("content") else {
      throw .sourceMissing(path: url.path(percentEncoded: false))
    }
    let paths = try filePaths(in: "content") + (isFolder("themes") ? filePaths(in: "themes") : [])
    let contents = await paths.concurrentMap { path in
      Result { try Data(contentsOf: url.appending(path: path)) }
    }
    var files: [String: [UInt8]] = [:]
    for (path, content) in zip(paths, contents) {
      switch content {
      case .success(let data): files[path] = Array(data)
      case .failure(let error):
        throw .cannotRead(path: path, reason: error.localizedDescription)
      }
    }
    return SourceSnapshot(files: files)
  }

  private func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    let full = url.appending(path: path).path(percentEncoded: false)
    return FileManager.default.fileExists(atPath: full, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }

  private func filePaths(in folder: String) throws(BuildError) -> [String] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(
        atPath: url.appending(path: folder).path(percentEncoded: false))
    } catch {
      throw .cannotRead(path: folder, reason: error.localizedDescription)
    }
    var paths: [String] = []
    for name in names.sorted() where !name.hasPrefix(".") && !name.hasSuffix("~") {
      let path = folder + "/" + name
      if isFolder(path) {
        paths += try filePaths(in: path)
      } else {
        paths.append(path)
      }
    }
    return paths
  }
}
