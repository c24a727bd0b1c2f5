import ArgumentParser
import SiteBuilder

/// `sitegen check`: everything that `build` does, but for writing.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check the content and the theme; write nothing.",
    discussion: "Exits with 0 when the site could be built, 1 when it has errors.")

  @OptionGroup var site: SiteOptions

  func run() async throws {
    let report = Report(
      format: site.format, quiet: site.quiet, folder: site.place.pathFromHere)
    let progress = report.progressLine()
    let outcome: Outcome
    do {
      defer { progress.end() }
      outcome = try await site.build { progress.take($0) }.render()
    } catch {
      report.failure(error)
      throw ExitCode.failure
    }
    report.faults(outcome.diagnostics, style: outcome.style, published: outcome.site != nil)
    report.style(outcome.style)
    guard outcome.site != nil else { throw ExitCode.failure }
    report.checked(outcome)
  }
}
