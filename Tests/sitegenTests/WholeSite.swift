import Foundation

@testable import Basics
@testable import Disk
@testable import Publishing

/// A published site as a visitor finds it, held against its own manifest.
struct WholeSite {
  private let folder: URL
  let manifest: Manifest?

  init(_ folder: URL) throws {
    self.folder = folder
    manifest = try Manifest.read(in: OpenFolder(at: folder.path(percentEncoded: false)))
  }

  /// What keeps it from being whole: a file that is missing, is not the one the manifest lists, or
  /// refers to one that is not there.
  var faults: [String] {
    guard let manifest else { return ["no manifest"] }
    return manifest.files.sorted { $0.key < $1.key }.flatMap { path, digest -> [String] in
      guard let data = try? Data(contentsOf: folder.appending(path: path)) else {
        return ["\(path) is missing"]
      }
      let isSame = SHA256.digest(of: Array(data)).hexadecimal == digest
      return (isSame ? [] : ["\(path) is another"]) + brokenLinks(in: data, of: path)
    }
  }

  private func brokenLinks(in data: Data, of path: String) -> [String] {
    guard path.hasSuffix(".html"), path != "404.html" else { return [] }
    let text = String(decoding: data, as: UTF8.self)
    let references = text.matches(of: /(?:href|src)="([^"#?:]+)["#?]/).map { String($0.1) }
    return references.filter { !$0.hasPrefix("//") }.filter { reference in
      let base = folder.appending(path: path).deletingLastPathComponent()
      let target = reference.hasSuffix("/") ? reference + "index.html" : reference
      return !FileManager.default.fileExists(
        atPath: base.appending(path: target).standardizedFileURL.path(percentEncoded: false))
    }.map { "\(path) refers to \($0)" }
  }
}
