import Foundation

@testable import Disk
@testable import Publishing

/// A site of a few files, by the text of each.
func renderedSite(_ files: [String: String]) -> RenderedSite {
  RenderedSite(
    files: files.sorted { $0.key < $1.key }.map { path, text in
      RenderedSite.File(
        route: Route(path), bytes: Array(text.utf8), isPage: path.hasSuffix("/") || path.isEmpty)
    })
}

extension TemporaryFolder {
  /// Which file it is: it stays the same file when it is renamed or gets a second name.
  func identity(_ path: String) -> UInt64? {
    (try? OpenFolder(at: full("")).status(path)).map { UInt64($0.st_ino) }
  }

  func full(_ path: String) -> String { url.appending(path: path).path(percentEncoded: false) }

  /// The names directly in the folder, hidden ones too.
  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: full("")))?.sorted() ?? []
  }

  /// The text of every file in `Site` but the manifest, by its path there.
  var published: [String: String] {
    var texts: [String: String] = [:]
    for file in files where file.hasPrefix("Site/") && file != "Site/" + Manifest.fileName {
      texts[String(file.dropFirst("Site/".count))] = text(file) ?? ""
    }
    return texts
  }

  /// A folder of ours as a killed process leaves it, with a marker and some files.
  func leaveStage(_ path: String, with files: [String: String]) throws {
    let stage = try StagingFolder(path, in: OpenFolder(at: full("")), for: files.keys)
    for (file, text) in files { try write(text, to: path + "/" + file) }
    _ = stage
  }
}
