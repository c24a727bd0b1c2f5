import ArgumentParser
import Diagnostics
import Etiquette
import Foundation
import Publishing
import Scaffolding
import SiteBuilder
import SocialCards

/// What the command says: results on standard output, faults on standard error.
struct Report {
  let format: ReportFormat
  let quiet: Bool
  /// Where the source is, seen from the current folder: empty, or with a slash at its end.
  var folder = ""

  func failure(_ error: some Error & CustomStringConvertible) {
    writeError("sitegen: error: \(error)\n")
  }

  /// - Parameters:
  ///   - style: for other programs only; people are told by `style(_:)`.
  ///   - published: whether the build went on in spite of the faults.
  ///   - consequence: what follows if it did not.
  func faults(
    _ diagnostics: [Diagnostic], style: [StyleReport] = [], published: Bool,
    consequence: String = "Nothing was published."
  ) {
    switch format {
    case .json: writeError(FaultList(diagnostics, style: style).json)
    case .github: print(GitHubAnnotations(diagnostics, in: folder).text, terminator: "")
    case .sarif: print(SARIFLog(diagnostics, in: folder).json, terminator: "")
    case .text:
      if diagnostics.isEmpty { return }
      let style = Style(standardErrorIsTerminal: isatty(STDERR_FILENO) == 1)
      let texts = diagnostics.map { FaultText(diagnostic: $0, style: style).text }
      writeError(
        texts.joined(separator: "\n") + "\n" + tally(diagnostics)
          + (published ? "" : " " + consequence) + "\n")
    }
  }

  func built(
    _ outcome: Outcome, _ published: PublishReport, in folder: OutputFolder, after time: Duration
  ) {
    guard !quiet, format != .sarif else { return }
    let path = Self.shortPath(folder)
    let note = published.obstacle.map { obstacle in
      "\nFiles were replaced one by one, as folders cannot be exchanged here (\(obstacle))."
    }
    let pictures =
      outcome.missingPictures == 0
      ? ""
      : "\n\(count(outcome.missingPictures, "page")) without an up-to-date picture: "
        + "run `sitegen pictures`, then build again."
    let duration = time.formatted(.units(allowed: [.seconds, .milliseconds], width: .narrow))
    print(
      """
      Built \(count(outcome.pageCount, "page")) with \(count(outcome.letterCount, "letter")) \
      in \(duration). \(path): \(published.written) written, \(published.unchanged) unchanged, \
      \(published.removed) removed.\(note ?? "")\(pictures)
      """)
    // The next step is for a person; what reads a pipe has asked for the result.
    guard isatty(STDOUT_FILENO) == 1 else { return }
    print(
      """

      To look at it:  python3 -m http.server --directory \(path) 8000
                      and open http://localhost:8000/
      To publish it:  copy \(path) to any static host, so that it is at
                      \(outcome.baseURL.map(String.init(describing:)) ?? "")
      """)
  }

  /// What shows on a terminal how far a build is; not where anything else was asked for.
  func progressLine(since start: ContinuousClock.Instant = .now) -> ProgressLine {
    let isTerminal = isatty(STDERR_FILENO) == 1
    let isPlain = ProcessInfo.processInfo.environment["TERM"] == "dumb"
    return ProgressLine(isShown: isTerminal && !isPlain && !quiet && format == .text, start: start)
  }

  func timings(_ timings: [(stage: BuildStage, time: Duration)]) {
    for (stage, time) in timings {
      let name = stage.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
      writeError("\(name) \(String(format: "%8.1f", time / .milliseconds(1))) ms\n")
    }
  }

  /// On a terminal, how far it has come.
  func pictureProgress(made: Int, of total: Int) {
    guard !quiet, isatty(STDERR_FILENO) == 1 else { return }
    writeError("\rDrew \(made) of \(total)" + (made == total ? "\n" : ""))
  }

  func pictured(_ made: PictureMaking.Report, after time: Duration) {
    guard !quiet else { return }
    let duration = time.formatted(.units(allowed: [.seconds, .milliseconds], width: .narrow))
    print(
      """
      Made \(count(made.made, "picture")) in \(duration); \(made.kept) kept, \(made.removed) removed.
      The next build publishes them.
      """)
  }

  func refusal(_ error: PictureError) -> any Error {
    if case .brokenSource(let diagnostics) = error {
      faults(diagnostics, published: false, consequence: "No picture was made.")
    } else {
      failure(error)
    }
    return ExitCode.failure
  }

  func checked(_ outcome: Outcome) {
    guard !quiet, format != .sarif else { return }
    let extent = "\(count(outcome.pageCount, "page")) with \(count(outcome.letterCount, "letter"))"
    print(outcome.diagnostics.isEmpty ? "Nothing wrong in \(extent)." : "Checked \(extent).")
  }

  /// The figures of all letters together, beside their limits.
  func style(_ reports: [StyleReport]) {
    guard !quiet, format == .text else { return }
    for report in reports {
      print("\(count(report.letterCount, "letter")) by \(report.path):")
      for figure in report.figures {
        let share = String(repeating: " ", count: max(0, 8 - figure.share.count)) + figure.share
        let limit = figure.limit.padding(toLength: 15, withPad: " ", startingAt: 0)
        print("\(figure.isWithinBound ? " " : "!")\(share)  \(limit) \(figure.statement.printable)")
      }
    }
  }

  func cleaned(_ number: Int, in folder: OutputFolder) {
    print("Removed \(count(number, "file")) from \(Self.shortPath(folder)).")
  }

  func made(_ made: NewContent.Made) {
    let options = made.isDraft ? " --drafts" : ""
    print("Made \(made.path). To see it as you write: sitegen serve\(options)")
    if !made.guesses.isEmpty { print("Guessed: \(made.guesses.joined(separator: "; ")).") }
  }

  func madeLanguage(_ made: NewLanguage.Made) {
    print(
      """
      Made \(made.folder), an edition of \(made.files.count) files that builds, and named it in content/site.yaml.
      Translate them, and fill in \(made.folder)/strings.yaml. To see it as you write: sitegen serve
      """)
  }

  func madeTheme(_ path: String) {
    let name = path.split(separator: "/").last ?? ""
    print("Made \(path). To see it as you write: sitegen serve --theme \(name)")
  }

  func madeSite(_ path: String) {
    let folder = path.contains(" ") ? "'\(path)'" : path
    print(
      """
      Made \(path), a site that builds. To see it:

        cd \(folder)
        sitegen serve --open
      """)
  }

  func exported(_ path: String) {
    print("Made \(path). The site now uses these files instead of the program's.")
  }

  /// - Returns: what to end the command with.
  func refusal(_ error: NewError) -> any Error {
    if error.isMisuse { return ValidationError(String(describing: error)) }
    if case .brokenSource(let diagnostics) = error {
      faults(diagnostics, published: false, consequence: "Nothing was made.")
    } else {
      failure(error)
    }
    return ExitCode.failure
  }

  private func tally(_ diagnostics: [Diagnostic]) -> String {
    let errors = diagnostics.filter { $0.severity == .error }.reduce(0) { $0 + $1.count }
    let warnings = diagnostics.reduce(0) { $0 + $1.count } - errors
    let parts = [
      errors > 0 ? count(errors, "error") : nil, warnings > 0 ? count(warnings, "warning") : nil,
    ].compactMap(\.self).joined(separator: " and ")
    return parts + "."
  }

  private func count(_ number: Int, _ thing: String) -> String {
    "\(number) \(thing)\(number == 1 ? "" : "s")"
  }

  private func writeError(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// Relative to the current folder where it lies in it.
  private static func shortPath(_ folder: OutputFolder) -> String {
    let path = folder.url.path(percentEncoded: false)
    let here = FileManager.default.currentDirectoryPath + "/"
    let short = path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    return short.count > 1 && short.hasSuffix("/") ? String(short.dropLast()) : short
  }
}
