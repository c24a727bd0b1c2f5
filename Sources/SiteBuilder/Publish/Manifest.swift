import Foundation

/// The list of the files in an output folder that are ours, so that no other file is ever touched.
struct Manifest: Codable, Equatable, Sendable {
  /// In the folder it describes.
  static let fileName = ".sitegen-manifest.json"

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
  static func read(in folder: String) throws(BuildError) -> Manifest? {
    let path = folder + "/" + fileName
    guard Disk.status(path) != nil else { return nil }
    guard let bytes = Disk.bytes(path),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: Data(bytes)),
      manifest.version == Versions.manifest, manifest.files.keys.allSatisfy(staysInside)
    else {
      throw .outputRefused(
        path: folder,
        reason: "its \(fileName) is damaged, so nothing says which files are ours. "
          + "Empty the folder and build again")
    }
    return manifest
  }

  private static func staysInside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { !["", ".", ".."].contains($0) }
  }

  /// Our files in both lists.
  func union(_ other: Manifest) -> Manifest {
    Manifest(files: files.merging(other.files) { own, _ in own })
  }

  func encoded() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return Array((try? encoder.encode(self)) ?? Data()) + Array("\n".utf8)
  }
}
