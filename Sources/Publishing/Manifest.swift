import Basics
import Diagnostics
import Disk
import Foundation

/// The list of the files in an output folder that are ours, so that no other file is ever touched.
package struct Manifest: Codable, Equatable, Sendable {
  /// In the folder it describes.
  package static let fileName = ".sitegen-manifest.json"

  /// The most bytes that are read: a site of 30,000 letters has 12 million.
  static let largest = 64 * 1_048_576

  let version: Int
  /// The SHA-256 digest of each file, in hexadecimal, by its path in the folder.
  var files: [String: String]

  init(files: [String: String]) {
    version = Versions.manifest
    self.files = files
  }

  init(_ site: RenderedSite) {
    self.init(
      files: Dictionary(
        site.files.map { ($0.route.filePath, $0.digest) }, uniquingKeysWith: { first, _ in first }))
  }

  /// The manifest in a folder; nil where there is none.
  ///
  /// - Throws: `BuildError.outputRefused` where it does not say which files are ours.
  static func read(in folder: OpenFolder?) throws(BuildError) -> Manifest? {
    guard let folder, let status = folder.status(fileName) else { return nil }
    func refuse(_ what: String) -> BuildError {
      .outputRefused(
        path: folder.path,
        reason: "its \(fileName) \(what), so nothing says which files are ours. "
          + "Empty the folder and build again")
    }
    if status.isFile, status.st_size > largest {
      throw refuse("is larger than any that sitegen writes (\(largest / 1_048_576) MiB)")
    }
    guard let bytes = folder.bytes(fileName, limit: largest),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)),
      manifest.version == Versions.manifest, manifest.files.keys.allSatisfy(staysInside)
    else { throw refuse("is damaged") }
    return manifest
  }

  /// Whether it names a file in the folder, by its bytes: a slash and a combining mark are one
  /// character, and a slash to the system all the same. No system takes a longer path.
  private static func staysInside(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return path.utf8.count < PATH_MAX && !path.utf8.contains(0)
      && parts.allSatisfy {
        !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8)
      }
  }

  /// Our files in both lists.
  func union(_ other: Manifest) -> Manifest {
    Manifest(files: files.merging(other.files) { own, _ in own })
  }

  /// About how many bytes it has when it is encoded, none too few for paths without escapes.
  var size: Int { files.keys.reduce(100) { $0 + $1.utf8.count + 80 } }

  /// JSON, written directly: an encoder takes a hundredth of a build for it.
  func encoded() -> [UInt8] {
    var json = Array("{\n  \"files\" : {".utf8)
    json.reserveCapacity(size)
    var separator = "\n    "
    for path in files.keys.sorted() {
      json += separator.utf8
      separator = ",\n    "
      json.append(json: path)
      json += " : ".utf8
      json.append(json: files[path] ?? "")
    }
    return json + "\n  },\n  \"version\" : \(version)\n}\n".utf8
  }
}
