import ArgumentParser
import Foundation
import SiteBuilder

/// `sitegen clean`: removes what builds have put into the output folder, and nothing else.
struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "Remove the files that sitegen has published.",
    discussion: "Files in the folder that sitegen did not put there are left alone.")

  @Option(help: "The folder that was published to.", completion: .directory)
  var output = "Site"

  func run() throws {
    let report = Report(format: .text, quiet: false)
    let folder = OutputFolder(at: URL(filePath: output, directoryHint: .isDirectory))
    do {
      report.cleaned(try folder.clean(), in: folder)
    } catch {
      report.failure(error)
      throw ExitCode.failure
    }
  }
}
