import Foundation
import Testing

/// A folder of `Tests/Fixtures` that holds a broken site:
///
/// - `source/` has the files that lie over those of the small site;
/// - `changes.txt`, where there is one, has the lines `remove PATH`, `copy PATH PATH` and
///   `link PATH TARGET`, which are done first;
/// - `expected.txt` is what `sitegen check` says, and its exit code.
///
/// The folder is named after the fault, and after a dot what is special about it.
struct Fixture: Sendable, CustomTestStringConvertible {
  let name: String

  var testDescription: String { name }
  var fault: String { String(name.prefix { $0 != "." }) }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures", directoryHint: .isDirectory)
  private var folder: URL { Self.folder.appending(path: name, directoryHint: .isDirectory) }

  static let all: [Fixture] = {
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    return (names ?? []).filter {
      !["commonmark-0.30", "small-site", "other-subjects"].contains($0) && !$0.hasPrefix(".")
    }.sorted()
      .map(Fixture.init)
  }()

  // MARK: The expectation

  private var expectedFile: URL { folder.appending(path: "expected.txt") }

  var expected: String {
    (try? String(contentsOf: expectedFile, encoding: .utf8)) ?? "nothing is expected yet\n"
  }

  func record(_ report: String) throws {
    try Data(report.utf8).write(to: expectedFile)
  }

  // MARK: The source

  /// The broken site in a folder of its own.
  func place() throws -> Workplace {
    let place = try Workplace()
    for change in try changes() {
      switch (change.first, change.count) {
      case ("remove", 2):
        try FileManager.default.removeItem(at: place.url.appending(path: change[1]))
      case ("copy", 3):
        try FileManager.default.copyItem(
          at: place.url.appending(path: change[1]), to: place.url.appending(path: change[2]))
      case ("link", 3):
        try FileManager.default.createSymbolicLink(
          atPath: place.url.appending(path: change[1]).path(percentEncoded: false),
          withDestinationPath: change[2])
      default: Issue.record("\(name)/changes.txt: \(change) is no change")
      }
    }
    let source = folder.appending(path: "source")
    for path in try files(in: source) {
      let data = try Data(contentsOf: source.appending(path: path))
      try place.write(data, to: path)
    }
    return place
  }

  private func changes() throws -> [[String]] {
    let file = folder.appending(path: "changes.txt")
    guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else {
      return []
    }
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: " ").map(String.init) }
  }

  private func files(in source: URL) throws -> [String] {
    guard FileManager.default.fileExists(atPath: source.path(percentEncoded: false)) else {
      return []
    }
    return try FileManager.default.subpathsOfDirectory(atPath: source.path(percentEncoded: false))
      .filter { path in
        var isFolder: ObjCBool = false
        let full = source.appending(path: path).path(percentEncoded: false)
        return FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
          && !isFolder.boolValue
      }
  }
}
