import Foundation

/// The folder a site is made from; the only code that reads from the disk.
public struct SourceFolder: Sendable {
  public let url: URL

  /// The folders in it that make the site.
  public static let folders = ["content", "themes", Pictures.folder]

  /// The most bytes of a file that are read, an asset of a theme included.
  static let largestFile = 16 * 1_048_576

  public init(at url: URL) {
    self.url = url.standardizedFileURL
  }

  /// Reads every file under `content/`, `themes/` and `pictures/` but hidden ones and editors' backups.
  ///
  /// Symbolic links are followed within the source; one that leads out of it is a fault, and so is a
  /// file that is no file or too large.
  ///
  /// - Throws: `BuildError.sourceMissing` where there is no `content` folder, and
  ///   `BuildError.cannotRead` where a file cannot be read.
  public func snapshot() async throws(BuildError) -> SourceSnapshot {
    guard isFolder("content") else {
      throw .sourceMissing(path: url.path(percentEncoded: false))
    }
    var found = SourceListing(of: url.path(percentEncoded: false))
    for folder in Self.folders { try found.add(folder, isLinked: false) }
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
    return SourceSnapshot(files: files, faults: found.faults)
  }

  private func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    let full = url.appending(path: path).path(percentEncoded: false)
    return FileManager.default.fileExists(atPath: full, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }
}

/// The files of a source, and what lies there and must not be read.
private struct SourceListing {
  private(set) var files: [String] = []
  private(set) var faults: [Diagnostic] = []
  /// Ends in a slash.
  let root: String
  /// The root without symbolic links, with a slash at its end.
  private let realRoot: String

  init(of root: String) {
    self.root = root.hasSuffix("/") ? root : root + "/"
    realRoot = Self.realPath(root).map { $0 == "/" ? $0 : $0 + "/" } ?? root
  }

  /// Adds what is at a path, and all that is in it.
  ///
  /// - Parameter isLinked: whether a symbolic link to a folder has been followed on the way; a second
  ///   one is not, so that no links can lead in circles.
  mutating func add(_ path: String, isLinked: Bool) throws(BuildError) {
    guard let status = Self.status(root + path) else { return }
    if status.isLink {
      try addTarget(of: path, isLinked: isLinked)
    } else {
      try add(path, status, isLinked: isLinked)
    }
  }

  private mutating func addTarget(of path: String, isLinked: Bool) throws(BuildError) {
    guard let target = Self.realPath(root + path), target.hasPrefix(realRoot),
      let status = Self.status(target)
    else { return report(.linkOutOfSource, at: path) }
    if status.isFolder, isLinked { return report(.linkInLinkedFolder, at: path) }
    try add(path, status, isLinked: isLinked || status.isFolder)
  }

  private mutating func add(_ path: String, _ status: stat, isLinked: Bool) throws(BuildError) {
    if status.isFolder {
      for name in try names(in: path) where !name.hasPrefix(".") && !name.hasSuffix("~") {
        try add(path + "/" + name, isLinked: isLinked)
      }
    } else if !status.isFile {
      report(.notAFile, at: path)
    } else if status.st_size > SourceFolder.largestFile {
      report(.fileTooLarge(limit: SourceFolder.largestFile), at: path)
    } else {
      files.append(path)
    }
  }

  private func names(in folder: String) throws(BuildError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: root + folder).sorted()
    } catch {
      throw .cannotRead(path: folder, reason: error.localizedDescription)
    }
  }

  private mutating func report(_ fault: Fault, at path: String) {
    faults.append(Diagnostic(fault, at: SourceLocation(path: path)))
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
