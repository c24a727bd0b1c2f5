import Foundation

/// The folder a site is published to; the only code that writes to the disk.
///
/// A file is ours if the manifest in the folder lists it. Everything else in the folder belongs to
/// somebody else and survives every build.
public struct OutputFolder: Sendable {
  public let url: URL

  public init(at url: URL) {
    self.url = url.standardizedFileURL
  }

  /// Refuses a folder that a build could do harm in.
  ///
  /// - Throws: `BuildError.outputRefused` for the source folder and its parents, the home folder, and
  ///   a folder with files in it that no build has put there.
  public func checkOwnership(source: SourceFolder) throws(BuildError) {
    let path = self.path
    func refuse(_ reason: String) -> BuildError { .outputRefused(path: path, reason: reason) }
    let output = Self.resolved(url)
    let input = Self.resolved(source.url)
    if (input + "/").hasPrefix(output.hasSuffix("/") ? output : output + "/") {
      throw refuse("the source is in it. Choose a folder of its own with --output")
    }
    for folder in ["content", "themes"] where (output + "/").hasPrefix("\(input)/\(folder)/") {
      throw refuse("it is part of the source. Choose a folder of its own with --output")
    }
    if output == Self.resolved(FileManager.default.homeDirectoryForCurrentUser) {
      throw refuse("it is the home folder. Choose a folder of its own with --output")
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return }
    if !names.contains(Manifest.fileName), names.contains(where: { !$0.hasPrefix(".") }) {
      throw refuse(
        "there are files in it that sitegen did not put there. Empty it, or choose another folder")
    }
  }

  /// Makes the folder hold exactly the site's files besides those of others.
  ///
  /// Each file appears whole, in one step. Pages come after the assets they need, and what the site
  /// no longer has goes last; a file whose bytes have not changed is left as it is, its date too.
  ///
  /// - Throws: `BuildError.cannotWrite`; what was published before then is listed as ours, so the
  ///   next build takes it up.
  public func publish(_ site: RenderedSite) throws(BuildError) -> PublishReport {
    let previous = try manifest()
    let next = Manifest(site)
    try checkForeignFiles(site, previous: previous)
    var report = PublishReport()
    try write(previous.union(next).encoded(), to: Manifest.fileName)
    for file in site.files.sorted(by: { !$0.isPage && $1.isPage }) {
      if try write(Data(file.bytes), to: file.route.filePath) {
        report.written += 1
      } else {
        report.unchanged += 1
      }
    }
    for path in previous.files.keys.sorted() where next.files[path] == nil {
      try remove(path)
      report.removed += 1
    }
    try write(next.encoded(), to: Manifest.fileName)
    return report
  }

  /// Removes what is ours, and the folders that are empty without it.
  ///
  /// - Returns: the number of files removed.
  public func clean() throws(BuildError) -> Int {
    let paths = try manifest().files.keys.sorted()
    for path in paths { try remove(path) }
    if FileManager.default.fileExists(atPath: full(Manifest.fileName)) {
      try remove(Manifest.fileName)
    }
    return paths.count
  }

  // MARK: The manifest

  private func manifest() throws(BuildError) -> Manifest {
    guard let data = FileManager.default.contents(atPath: full(Manifest.fileName)) else {
      return Manifest(files: [:])
    }
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: data),
      manifest.version == 1, manifest.files.keys.allSatisfy(Self.staysInside)
    else {
      throw .outputRefused(
        path: path,
        reason: "its \(Manifest.fileName) is damaged, so nothing says which files are ours. "
          + "Empty the folder and build again")
    }
    return manifest
  }

  private func checkForeignFiles(_ site: RenderedSite, previous: Manifest) throws(BuildError) {
    for file in site.files {
      let path = file.route.filePath
      if previous.files[path] == nil, FileManager.default.fileExists(atPath: full(path)) {
        throw .outputRefused(
          path: self.path,
          reason: "\(path) is there already, and sitegen did not put it there. Move it away")
      }
    }
  }

  private static func staysInside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { !["", ".", ".."].contains($0) }
  }

  // MARK: Files

  private var path: String { url.path(percentEncoded: false) }

  private func full(_ relative: String) -> String {
    url.appending(path: relative).path(percentEncoded: false)
  }

  private static func resolved(_ url: URL) -> String {
    // A folder that is not there yet is where its nearest existing parent leads.
    var existing = url.standardizedFileURL
    var missing: [String] = []
    while existing.path(percentEncoded: false) != "/",
      !FileManager.default.fileExists(atPath: existing.path(percentEncoded: false))
    {
      missing.append(existing.lastPathComponent)
      existing.deleteLastPathComponent()
    }
    let full = missing.reversed().reduce(existing.resolvingSymlinksInPath()) {
      $0.appending(path: $1)
    }
    let path = full.path(percentEncoded: false)
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// - Returns: whether the file was written; false where it held the same bytes already.
  @discardableResult
  private func write(_ data: Data, to relative: String) throws(BuildError) -> Bool {
    let target = url.appending(path: relative)
    if let existing = try? Data(contentsOf: target), existing == data { return false }
    do {
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: target, options: .atomic)
      return true
    } catch {
      throw .cannotWrite(
        path: target.path(percentEncoded: false), reason: error.localizedDescription)
    }
  }

  /// Removes a file, and the folders above it that it leaves empty.
  private func remove(_ relative: String) throws(BuildError) {
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    guard manager.fileExists(atPath: full(relative), isDirectory: &isFolder), !isFolder.boolValue
    else { return }
    do {
      try manager.removeItem(atPath: full(relative))
    } catch {
      throw .cannotWrite(path: full(relative), reason: error.localizedDescription)
    }
    var parts = relative.split(separator: "/").dropLast()
    while !parts.isEmpty {
      let folder = full(parts.joined(separator: "/"))
      guard (try? manager.contentsOfDirectory(atPath: folder))?.isEmpty == true,
        (try? manager.removeItem(atPath: folder)) != nil
      else { return }
      parts.removeLast()
    }
  }
}

/// What publishing did.
public struct PublishReport: Sendable, Equatable {
  public var written = 0
  public var unchanged = 0
  public var removed = 0
}
