import ArgumentParser
import Content
import Foundation
import Publishing

/// The option `--source`, which every command has that reads a site.
struct SourceOption: ParsableArguments {
  @Option(
    help: """
      The folder that holds `content`; without it, the current folder or the nearest above it that \
      holds a site.
      """,
    completion: .directory)
  var source: String?

  /// The folder of the site.
  var folder: SourceFolder {
    if let source { return SourceFolder(at: URL(filePath: source, directoryHint: .isDirectory)) }
    return SourceFolder.enclosing(Self.here) ?? SourceFolder(at: Self.here)
  }

  /// Where the source is, seen from the current folder, for places in a repository: empty where it is not
  /// below it, or with a slash at its end.
  var pathFromHere: String {
    let here = Self.here.standardizedFileURL.path(percentEncoded: false)
    let there = folder.url.path(percentEncoded: false)
    guard there != here, there.hasPrefix(here) else { return "" }
    let path = String(there.dropFirst(here.count))
    return path.isEmpty || path.hasSuffix("/") ? path : path + "/"
  }

  static var here: URL {
    URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
  }
}

/// The option `--output`.
struct OutputOption: ParsableArguments {
  @Option(
    help: """
      The folder to publish to; without it, `Site` in the current folder, or beside the `content` of \
      the site that the current folder lies in.
      """,
    completion: .directory)
  var output: String?

  /// - Parameter source: the source that was asked for by name; nil if it was looked for.
  func folder(ofSource source: String?) -> OutputFolder {
    if let output { return OutputFolder(path: output) }
    let site = source == nil ? SourceFolder.enclosing(SourceOption.here)?.url : nil
    return OutputFolder(
      path: (site ?? SourceOption.here).appending(path: "Site").path(percentEncoded: false))
  }
}
