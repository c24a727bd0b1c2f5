import Diagnostics
import Disk
import Foundation

/// What lies in a source folder at one moment: the files and folders that make a site, and what lies
/// there and must not be read.
///
/// Symbolic links are followed within the source, but of two links to folders on one way only the
/// first, so that no links can lead in circles.
package struct SourceListing: Sendable {
  package private(set) var files: [String] = []
  package private(set) var folders: [String] = []
  /// The places that links lead to, or through: names by the absolute path of the folder they are in.
  package private(set) var linkTargets: [String: Set<String>] = [:]
  package private(set) var faults: [Diagnostic] = []
  /// Ends in a slash.
  package let root: String
  /// The root without symbolic links, with a slash at its end.
  private let realRoot: String

  package init(of source: SourceFolder) {
    let root = source.url.path(percentEncoded: false)
    self.root = root.hasSuffix("/") ? root : root + "/"
    realRoot = Self.realPath(root).map { $0 == "/" ? $0 : $0 + "/" } ?? root
  }

  /// Whether files of this name are read: neither hidden ones nor editors' backups.
  package static func isRead(_ name: String) -> Bool {
    !name.hasPrefix(".") && !name.hasSuffix("~")
  }

  /// Whether systems and editors leave files of this name behind: previews, automatic saves, backups,
  /// what a merge or a synchronization could not decide.
  static func isStray(_ name: String) -> Bool {
    let names: Set = ["thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "icon\r"]
    let endings = [
      ".orig", ".rej", ".bak", ".old", ".swp", ".swo", ".tmp", "___jb_tmp___", "___jb_old___",
    ]
    let lower = name.lowercased()
    return names.contains(lower) || endings.contains { lower.hasSuffix($0) }
      || (lower.hasPrefix("#") && lower.hasSuffix("#")) || lower.contains(".sync-conflict-")
      || lower.contains("conflicted copy")
  }

  /// Adds all that makes the site.
  ///
  /// - Throws: `BuildError.cannotRead` for the first folder that cannot be read.
  package mutating func addAll() throws(BuildError) {
    for folder in SourceFolder.folders { try add(folder, isLinked: false) }
  }

  /// Adds what is at a path, and all that is in it.
  ///
  /// - Parameter isLinked: whether a symbolic link to a folder has been followed on the way.
  private mutating func add(_ path: String, isLinked: Bool) throws(BuildError) {
    guard let status = Self.status(root + path) else { return }
    if status.isLink {
      addSteps(from: root + path)
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

  /// A link, what it leads to, and so on where that is a link too, as far as it lies in the source.
  private mutating func addSteps(from link: String) {
    var here = link
    for _ in 1...Self.mostSteps {
      guard let target = Self.target(ofLink: here) else { return }
      let url = URL(filePath: target, directoryHint: .notDirectory)
      let name = url.lastPathComponent
      guard
        let folder = Self.realPath(url.deletingLastPathComponent().path(percentEncoded: false)),
        (folder + "/").hasPrefix(realRoot)
      else { return }
      linkTargets[folder, default: []].insert(name)
      here = folder + "/" + name
    }
  }

  /// As many as the system follows (path_resolution(7)).
  private static let mostSteps = 40

  private mutating func add(_ path: String, _ status: stat, isLinked: Bool) throws(BuildError) {
    if status.isFolder {
      folders.append(path)
      for name in try names(in: path) where Self.isRead(name) || isPublished(name, in: path) {
        if Self.isStray(name) {
          report(.strayFile, at: path + "/" + name)
        } else {
          try add(path + "/" + name, isLinked: isLinked)
        }
      }
    } else if !status.isFile {
      report(.notAFile, at: path)
    } else if status.st_size > SourceFolder.largestFile {
      report(.fileTooLarge(limit: SourceFolder.largestFile), at: path)
    } else {
      files.append(path)
    }
  }

  /// Whether a hidden file is published as it is, such as `.well-known/`: not what systems and version
  /// control leave, nor what a build has put beside its output.
  private func isPublished(_ name: String, in folder: String) -> Bool {
    let parts = folder.split(separator: "/")
    return parts.first == OwnFile.folder[...] && !name.hasSuffix("~")
      && ![".git", ".DS_Store", ".svn", ".hg"].contains(name) && !name.hasPrefix(".sitegen-")
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

  // MARK: The system

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }

  /// The absolute path that a link holds; nil for what is no link.
  private static func target(ofLink path: String) -> String? {
    guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else {
      return nil
    }
    return target.hasPrefix("/")
      ? target
      : URL(filePath: path).deletingLastPathComponent()
        .path(percentEncoded: false) + target
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
