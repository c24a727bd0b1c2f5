import Foundation

/// Where a site is published, and the names beside it that publishing uses meanwhile.
///
/// An output that is a symbolic link stays one: the folder it leads to is what builds exchange.
struct OutputPlace: Sendable {
  /// The folder itself, absolute and without symbolic links.
  let folder: String
  /// The folder it lies in; ends in a slash.
  let parent: String
  /// Where the next site is made, beside the folder and so on its file system.
  let stage: String
  /// Held by the build that is publishing.
  let lock: String

  /// - Throws: `BuildError.outputRefused` for a symbolic link that leads nowhere, and for a file.
  init(_ url: URL) throws(BuildError) {
    let path = url.standardizedFileURL.path(percentEncoded: false)
    let isThere = FileManager.default.fileExists(atPath: path)
    let folder = Self.resolved(url)
    if !isThere, Disk.status(path.withoutFinalSlash) != nil {
      throw .outputRefused(path: path, reason: "it is a symbolic link that leads nowhere")
    }
    if isThere, !Disk.isFolder(folder) {
      throw .outputRefused(path: path, reason: "it is a file. Choose a folder with --output")
    }
    let name = folder.lastIndex(of: "/").map(folder.index(after:)) ?? folder.startIndex
    let parent = String(folder[..<name])
    self.folder = folder
    self.parent = parent
    stage = "\(parent).\(folder[name...]).sitegen-stage"
    lock = "\(parent).\(folder[name...]).sitegen-lock"
  }

  /// The path of a file or a folder of the site.
  func path(_ relative: String) -> String { folder + "/" + relative }

  /// The absolute path without symbolic links; of a folder that is not there yet, where its nearest
  /// existing parent leads.
  static func resolved(_ url: URL) -> String {
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
    return full.path(percentEncoded: false).withoutFinalSlash
  }
}

extension String {
  fileprivate var withoutFinalSlash: String {
    count > 1 && hasSuffix("/") ? String(dropLast()) : self
  }
}
