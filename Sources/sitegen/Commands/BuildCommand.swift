import ArgumentParser
import Foundation
import SiteBuilder

/// `sitegen build`: the whole site, into the output folder.
struct BuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Build the site.",
    discussion: """
      Nothing is published while the content has errors: the last good site stays as it is. \
      Exits with 0 when the site is built, 1 when the content has errors.
      """)

  @OptionGroup var site: SiteOptions

  @OptionGroup var output: OutputOption

  @Flag(help: "Say how long each stage of the build took.")
  var timings = false

  func run() async throws {
    let start = ContinuousClock.now
    let report = Report(
      format: site.format, quiet: site.quiet, folder: site.place.pathFromHere)
    let folder = output.folder(ofSource: site.place.source)
    let progress = report.progressLine(since: start)
    let outcome: Outcome
    do {
      defer { progress.end() }
      outcome = try await site.build { progress.take($0) }.publish(to: folder)
    } catch {
      report.failure(error)
      throw ExitCode.failure
    }
    if timings { report.timings(progress.timings()) }
    report.faults(outcome.diagnostics, published: outcome.report != nil)
    guard let published = outcome.report else { throw ExitCode.failure }
    report.built(outcome, published, in: folder, after: .now - start)
    // The system frees all that the build holds at once; object by object it takes longer.
    withExtendedLifetime(outcome) { Self.exit() }
  }
}
