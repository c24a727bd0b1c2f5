import Diagnostics
import Disk
import Foundation

/// Where a site is published, and the names beside it that publishing uses meanwhile.
///
/// An output that is a symbolic link stays one: the folder it leads to is what builds exchange.
package struct OutputPlace: Sendable {
  /// The folder itself, absolute and without symbolic links.
  package let path: String
  /// The path of the folder it lies in.
  let parentPath: String
  /// The folder's own name.
  let name: String

  /// Where the next site is made, beside the folder and so on its file system.
  var stageName: String { ".\(name).sitegen-stage" }
  /// The lock that the build which is publishing holds.
  var lockName: String { ".\(name).sitegen-lock" }

  /// - Throws: `BuildError.outputRefused` for a symbolic link that leads nowhere, for a file, and for
  ///   the root of the disk.
  package init(_ url: URL) throws(BuildError) {
    let given = url.standardizedFileURL.path(percentEncoded: false)
    func refuse(_ reason: String) -> BuildError { .outputRefused(path: given, reason: reason) }
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: given, isDirectory: &isFolder)
    if isThere, !isFolder.boolValue {
      throw refuse("it is a file. Choose a folder with --output")
    }
    if !isThere, Self.isLink(given) { throw refuse("it is a symbolic link that leads nowhere") }
    path = Self.resolved(url)
    let parent = path.foldersAbove.last ?? ""
    parentPath = parent.isEmpty ? "/" : parent
    name = String(decoding: path.utf8.dropFirst(parent.utf8.count + 1), as: UTF8.self)
    if name.isEmpty { throw refuse("it is the root of the disk. Choose a folder with --output") }
  }

  /// The absolute path without symbolic links; of a folder that is not there yet, where its nearest
  /// existing parent leads.
  package static func resolved(_ url: URL) -> String {
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
    return withoutFinalSlash(full.path(percentEncoded: false))
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(withoutFinalSlash(path), &status) == 0 && status.isLink
  }

  private static func withoutFinalSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}

/// An output place whose parent is open: every folder and file that publishing changes or removes is
/// opened from there.
struct PublishTarget: Sendable {
  let place: OutputPlace
  let parent: OpenFolder

  /// - Parameter makesParent: whether to make the folder that the output lies in.
  /// - Returns: nil where there is no such folder, and none is made.
  init?(_ place: OutputPlace, makesParent: Bool) throws(BuildError) {
    self.place = place
    do throws(DiskError) {
      parent =
        try makesParent
        ? OpenFolder.making(place.parentPath) : OpenFolder(at: place.parentPath)
    } catch  where !makesParent && error.code == ENOENT {
      return nil
    } catch {
      throw BuildError(error)
    }
  }

  /// The output folder as it is now; nil where there is none.
  func output() throws(DiskError) -> OpenFolder? {
    parent.status(place.name) == nil ? nil : try OpenFolder(place.name, in: parent)
  }

  /// What to say of something in the way that is not ours.
  func isInTheWay(_ path: String) -> BuildError {
    .outputRefused(
      path: place.path,
      reason: "\(path) is in the way, and sitegen did not put it there. Move it away")
  }

  func linkInTheWay(_ path: String) -> BuildError {
    .outputRefused(
      path: place.path,
      reason: "\(path) is a symbolic link where the site has a folder, and nothing is written or "
        + "removed through a link. Remove the link, or put the folder back in its place")
  }

  /// Does something to the disk, and says to people what the system says to us.
  func attempt<Result>(_ body: () throws(DiskError) -> Result) throws(BuildError) -> Result {
    do {
      return try body()
    } catch {
      throw buildError(error)
    }
  }

  func buildError(_ error: DiskError) -> BuildError {
    guard error.isLink else { return BuildError(error) }
    let folder = place.path + "/"
    return linkInTheWay(
      error.path.hasPrefix(folder) ? String(error.path.dropFirst(folder.count)) : error.path)
  }
}

extension BuildError {
  package init(_ error: DiskError) {
    let reason =
      error.isLink
      ? "it is a symbolic link, and nothing is written through one. Put a folder in its place"
      : error.reason
    self = .cannotWrite(path: error.path, reason: reason)
  }
}
