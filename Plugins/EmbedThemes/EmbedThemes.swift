import Foundation
import PackagePlugin

/// Turns the themes of the package into Swift source, anew whenever a file of theirs changes.
@main
struct EmbedThemes: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let themes = context.package.directoryURL.appending(path: "themes")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedThemes.swift")
    return [
      .buildCommand(
        displayName: "Embedding themes",
        executable: try context.tool(named: "embed-themes").url,
        arguments: [themes.path(percentEncoded: false), output.path(percentEncoded: false)],
        inputFiles: try files(in: themes),
        outputFiles: [output])
    ]
  }

  private func files(in folder: URL) throws -> [URL] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
      .sorted().map { folder.appending(path: $0) }
  }
}
