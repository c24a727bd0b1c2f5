import Basics
import BuiltInThemes
import Diagnostics

/// Everything the build reads, as it was at one moment: so that all that follows is a function of it
/// and touches no disk.
package struct SourceSnapshot: Sendable {
  /// The bytes of each file by its path relative to the source folder.
  private let files: [String: [UInt8]]
  /// What lies in the source and was not read.
  package let faults: [Diagnostic]
  /// The files that come from the program instead of the source.
  package let builtIn: Set<String>
  /// In the order of their UTF-8 bytes, whatever the file system's.
  let paths: [String]

  package init(files: [String: [UInt8]]) {
    self.init(files: files, faults: [])
  }

  init(files: [String: [UInt8]], faults: [Diagnostic], builtIn: Set<String> = []) {
    self.files = files
    self.faults = faults
    self.builtIn = builtIn
    paths = files.keys.sorted { $0.precedesByBytes($1) }
  }

  package func bytes(_ path: String) -> [UInt8]? { files[path] }

  /// The same moment with one file more, or with other bytes in it.
  package func adding(_ bytes: [UInt8], at path: String) -> SourceSnapshot {
    SourceSnapshot(
      files: files.merging([path: bytes]) { $1 }, faults: faults, builtIn: builtIn)
  }

  /// The same moment with each built-in theme of which there is no file.
  package func addingBuiltInThemes() -> SourceSnapshot {
    let missing = Set(
      BuiltInThemes.names.filter { name in
        let folder = "themes/\(name)/"
        return !paths.contains { $0.hasPrefix(folder) }
          && !faults.contains { folder.hasPrefix($0.location.path + "/") }
      })
    if missing.isEmpty { return self }
    let added = BuiltInThemes.files.filter { path, _ in
      missing.contains(String(path.split(separator: "/")[1]))
    }
    return SourceSnapshot(
      files: files.merging(added) { own, _ in own }, faults: faults, builtIn: Set(added.keys))
  }

  /// The files that are new, changed or gone since another moment, in path order.
  package func changes(since earlier: SourceSnapshot) -> [String] {
    let unread = Set(faults.map(\.location.path))
      .symmetricDifference(earlier.faults.map(\.location.path))
    return Set(files.keys).union(earlier.files.keys).filter { files[$0] != earlier.files[$0] }
      .union(unread).sorted { $0.precedesByBytes($1) }
  }

  /// Whether a file is there, even if it was not read.
  func has(_ path: String) -> Bool {
    files[path] != nil || faults.contains { (path + "/").hasPrefix($0.location.path + "/") }
  }

  /// The files of a folder and of the folders in it, in path order.
  package func paths(under folder: String) -> ArraySlice<String> {
    let prefix = folder + "/"
    guard let first = paths.firstIndex(where: { $0.hasPrefix(prefix) }) else { return [] }
    let end = paths[first...].firstIndex { !$0.hasPrefix(prefix) } ?? paths.endIndex
    return paths[first..<end]
  }

  /// The files directly in a folder with an extension, in path order.
  package func paths(in folder: String, withExtension suffix: String) -> [String] {
    paths(under: folder).filter { path in
      path.hasSuffix("." + suffix) && !path.dropFirst(folder.count + 1).contains("/")
    }
  }

  /// The text of a file; nil, with a fault, where it is missing or not UTF-8.
  ///
  /// - Parameter longestLine: the most bytes of a line; more than usual for what a program wrote.
  package func file(
    _ path: String, purpose: String, longestLine: Int = SourceFile.longestLine,
    into diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    guard let bytes = files[path] else {
      if has(path) { return nil }
      diagnostics.append(
        Diagnostic(.missingFile(purpose: purpose), at: SourceLocation(path: path)))
      return nil
    }
    return SourceFile.decoding(
      bytes, path: path, longestLine: longestLine, into: &diagnostics)
  }
}
