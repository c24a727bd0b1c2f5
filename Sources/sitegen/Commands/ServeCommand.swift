import ArgumentParser
import Foundation
import PreviewHTTP
import Preview

/// `sitegen serve`: a preview that follows the source as it is edited.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Show the site on this computer as it is edited.",
    discussion: """
      Builds the site into memory, serves it to this computer only unless asked for more, and follows the source: pages \
      load anew where the reader was, style sheets are exchanged in place, and what is wrong is \
      shown in the page while the last good site stays up. Nothing is written: to publish, use \
      build. Ctrl-C ends it.
      """)

  @OptionGroup var site: SiteOptions

  @Option(help: "The port to listen on, or 0 for any that is free.")
  var port: UInt16 = 8000

  @Option(
    help: "The loopback address to listen on: localhost, 127.0.0.1 or ::1.",
    completion: .list(["localhost", "127.0.0.1", "::1"]))
  var host: String?

  @Flag(help: "Look for changes twice a second, where the system does not tell of them.")
  var poll = false

  @Flag(
    help:
      "Listen on this computer's address in the local network instead, where others can see it too."
  )
  var lan = false

  @Flag(help: "Open the site in the browser.")
  var open = false

  func validate() throws {
    if lan, host != nil {
      throw ValidationError("--lan chooses the address itself: leave out --host")
    }
    guard let host, ListeningHost(host) == nil else { return }
    throw ValidationError(
      "will not listen on '\(host)': a preview shows drafts, so only this computer may see it. "
        + "Use localhost, 127.0.0.1 or ::1; to look at it on a phone, --lan; to show the site to "
        + "others, publish it")
  }

  func run() async throws {
    let report = PreviewReport(
      report: Report(format: site.format, quiet: site.quiet), isInLocalNetwork: lan)
    var options = Preview.Options()
    options.host = try listeningHost()
    options.port = port
    options.polls = poll
    let preview = Preview(site.sourceFolder, build: site.build(), options: options)
    do {
      try await Interruption.runUntilInterrupted {
        try await preview.run { event in
          report.tell(event)
          if open, case .listening(let url) = event, !Browser.open(url) { report.noBrowser(url) }
        }
      }
    } catch let error as PreviewError {
      report.failure(error)
      throw ExitCode.failure
    }
  }

  private func listeningHost() throws -> ListeningHost {
    guard lan else { return host.flatMap { ListeningHost($0) } ?? .standard }
    guard let host = ListeningHost.ofLocalNetwork() else {
      throw ValidationError(
        "this computer has no address in a private network (10.*, 172.16.* to 172.31.*, 192.168.*)")
    }
    return host
  }
}
