import Foundation

/// The list of the files in an output folder that are ours, so that no other file is ever touched.
struct Manifest: Codable, Equatable {
  /// In the folder it describes.
  static let fileName = ".sitegen-manifest.json"

  let version: Int
  /// The SHA-256 digest of each file, in hexadecimal, by its path in the folder.
  var files: [String: String]

  init(files: [String: String]) {
    version = 1
    self.files = files
  }

  init(_ site: RenderedSite) {
    self.init(
      files: Dictionary(
        site.files.map { ($0.route.filePath, SHA256.digest(of: $0.bytes).hexadecimal) },
        uniquingKeysWith: { first, _ in first }))
  }

  /// Our files in both lists.
  func union(_ other: Manifest) -> Manifest {
    Manifest(files: files.merging(other.files) { own, _ in own })
  }

  func encoded() -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return ((try? encoder.encode(self)) ?? Data()) + Data("\n".utf8)
  }
}
