import Content
import Diagnostics
import Foundation
import SiteBuilder

/// What the preview shows: the last site whose source was in order, and what is wrong with the source
/// as it is now.
struct PreviewState: Sendable {
  /// Nil until a source has been in order.
  private(set) var site: ServedSite?
  private(set) var problems: [Problem] = []
  /// Whether the site is not that of the source as it is now.
  private(set) var isBroken = false

  /// The source of the site.
  private var snapshot: SourceSnapshot?
  private var number = 0
  private let session: String

  /// - Parameter session: tells this run of the preview from others, whose pages may still be open.
  init(session: String = UUID().uuidString) {
    self.session = session
  }

  /// Names the pages that are served now. An open page that carries another is out of date.
  var version: String {
    site?.version ?? "unbuilt-\(session)-\(number)"
  }

  /// Shows a draft whose source is in order, with what is known to be wrong with it so far; of any
  /// other, it says what is.
  mutating func take(_ draft: SiteDraft) {
    problems = Diagnostic.report(draft.diagnostics).map(Problem.init)
    let changes = snapshot.map(draft.snapshot.changes(since:))
    let isNew = changes.map { !$0.allSatisfy(Self.isStyle) } ?? true
    let next = isNew ? number + 1 : number
    guard let site = ServedSite(draft, version: "\(session)-\(next)") else {
      markBroken()
      return
    }
    number = next
    self.site = site
    snapshot = draft.snapshot
    isBroken = false
  }

  /// All that is wrong with the draft that was taken last, now that its pages have been looked at.
  ///
  /// What is found in them does not take them back: they show what the source says, faults and all.
  mutating func take(_ outcome: Outcome) {
    problems = outcome.diagnostics.map(Problem.init)
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
struct StateMessage: Encodable, Equatable {
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
