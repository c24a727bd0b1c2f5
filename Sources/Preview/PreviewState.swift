import Foundation
import SiteBuilder

/// What the preview shows: the last good site, and what is wrong with the source as it is now.
struct PreviewState: Sendable {
  /// Nil until a build has succeeded.
  private(set) var site: ServedSite?
  private(set) var problems: [Problem] = []
  /// Whether the source as it is now could not be built.
  private(set) var isBroken = false

  /// The source of the last good site.
  private var snapshot: SourceSnapshot?
  private var number = 0
  private let session: String

  /// - Parameter session: tells this run of the preview from others, whose pages may still be open.
  init(session: String = UUID().uuidString) {
    self.session = session
  }

  /// Names the pages that are served now. An open page that carries another is out of date.
  var version: String {
    (site == nil ? "unbuilt-" : "") + "\(session)-\(number)"
  }

  mutating func take(_ outcome: Outcome, of snapshot: SourceSnapshot) {
    problems = outcome.diagnostics.map(Problem.init)
    guard let site = outcome.site, let baseURL = outcome.baseURL, let assets = outcome.assets else {
      markBroken()
      return
    }
    let changes = self.snapshot.map(snapshot.changes(since:))
    if changes.map({ !$0.allSatisfy(Self.isStyle) }) ?? true { number += 1 }
    self.site = ServedSite(site, baseURL: baseURL, assets: assets)
    self.snapshot = snapshot
    isBroken = false
  }

  /// The source could not be read at all.
  mutating func take(_ error: BuildError) {
    problems = [Problem(error)]
    markBroken()
  }

  private mutating func markBroken() {
    isBroken = true
    if site == nil { number += 1 }
  }

  /// A style sheet is the one kind of file that an open page can change without being loaded anew.
  private static func isStyle(_ path: String) -> Bool {
    path.hasPrefix("themes/") && path.hasSuffix(".css")
  }
}

/// The state as open pages are told it.
struct StateMessage: Encodable {
  let version: String
  /// The folder from which style sheets are to be loaded; nil without a site.
  let assets: String?
  let isBroken: Bool
  let problems: [Problem]

  init(_ state: PreviewState) {
    version = state.version
    assets = state.site?.assets
    isBroken = state.isBroken
    problems = state.problems
  }

  /// One event of a stream (HTML Standard, 9.2.5). JSON has no raw line breaks, so one line of data
  /// holds it.
  var event: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    return "event: state\ndata: \(json)\n\n"
  }
}
