import Foundation
import Preview
import SiteBuilder

/// What `serve` says while it runs.
struct PreviewReport: Sendable {
  let report: Report
  /// Whether others than this computer can reach it.
  var isInLocalNetwork = false

  func tell(_ event: Preview.Event) {
    switch event {
    case .listening(let url):
      if isInLocalNetwork { invite(to: url) }
      say("Serving at \(url.absoluteString)\nCtrl-C ends it.\n")
    case .polling:
      say("The system cannot tell what changes here, so changes are looked for twice a second.\n")
    case .built(let outcome, let isShown, let changed, let time):
      report.faults(
        outcome.diagnostics, published: outcome.site != nil,
        consequence: isShown
          ? "The preview shows it all the same; a build would publish nothing."
          : "The preview stays as it is until this is fixed.")
      if outcome.site != nil { say(built(outcome, changed, time)) }
    case .unreadable(let error):
      report.failure(error)
    }
  }

  /// For a phone, whose camera reads the address from a terminal.
  private func invite(to url: URL) {
    if isatty(STDOUT_FILENO) == 1, let code = QRCode(url.absoluteString) {
      say(code.terminalText + "\n")
    }
    say("Everybody in this network can see it, drafts included, until you end it.\n")
  }

  func noBrowser(_ url: URL) {
    say("There is no program here that opens a browser: go to \(url.absoluteString)\n")
  }

  func failure(_ error: PreviewError) {
    report.failure(error)
  }

  private func built(_ outcome: Outcome, _ changed: [String], _ time: Duration) -> String {
    let duration = time.formatted(.units(allowed: [.seconds, .milliseconds], width: .narrow))
    let what = changed.first.map { first in
      changed.count == 1 ? "\(first): built" : "\(first) and \(changed.count - 1) more: built"
    }
    return "\(what ?? "Built") \(outcome.pageCount) pages in \(duration).\n"
  }

  /// At once, to a pipe too.
  private func say(_ text: String) {
    if !report.quiet { FileHandle.standardOutput.write(Data(text.utf8)) }
  }
}
