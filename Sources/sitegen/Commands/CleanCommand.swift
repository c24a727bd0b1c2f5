import ArgumentParser
import Publishing

/// `sitegen clean`: removes what builds have put into the output folder, and nothing else.
struct CleanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean", abstract: "Remove the files that sitegen has published.",
    discussion: "Files in the folder that sitegen did not put there are left alone.")

  @OptionGroup var output: OutputOption

  func run() async throws {
    let report = Report(format: .text, quiet: false)
    let folder = output.folder(ofSource: nil)
    do {
      report.cleaned(try await folder.clean(), in: folder)
    } catch {
      report.failure(error)
      throw ExitCode.failure
    }
  }
}
