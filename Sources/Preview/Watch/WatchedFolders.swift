import Foundation
import SiteBuilder

/// The folders whose changes can change the site: those of the source and all in them.
struct WatchedFolders: Sendable {
  let source: URL

  static let roots = SourceFolder.folders

  /// Whether the build reads files of this name: neither hidden ones nor editors' backups.
  static func isRead(_ name: String) -> Bool {
    !name.hasPrefix(".") && !name.hasSuffix("~")
  }

  /// The entries of a folder that the build would read; empty where there is no such folder.
  func names(in folder: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: path(of: folder))
    return (names ?? []).filter(Self.isRead).sorted()
  }

  func isFolder(_ relative: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path(of: relative), isDirectory: &isDirectory)
      && isDirectory.boolValue
  }

  func path(of relative: String) -> String {
    source.appending(path: relative).path(percentEncoded: false)
  }
}
