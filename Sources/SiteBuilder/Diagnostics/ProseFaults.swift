// Faults of Markdown pages and of the addresses they name.
extension Fault {
  static func rawHTML(_ html: String) -> Fault {
    Fault(
      .rawHTML, "raw HTML never reaches a page: \(html)",
      fix: "write it in Markdown, or put a backslash before `<`")
  }

  static func unsafeDestination(_ destination: String) -> Fault {
    Fault(
      .unsafeDestination, "the address `\(destination)` could run a script",
      fix: "link to a page of this site (`/guide/`) or to an `https:` address")
  }

  static func relativeDestination(_ destination: String) -> Fault {
    Fault(
      .relativeDestination, "`\(destination)` does not say where it starts",
      fix: "write addresses of this site from its root, such as `/guide/thank/`")
  }

  static func headingLevelSkipped(level: Int, allowed: Int) -> Fault {
    Fault(
      .headingLevelSkipped, "a heading of level \(level) where at most level \(allowed) can follow",
      fix: "start with `##` (the title is level 1) and go down one level at a time")
  }

  static var missingAlternativeText: Fault {
    Fault(
      .missingAlternativeText, "the image has no text for those who cannot see it",
      fix: "write what it shows between the brackets: `![A letter on a desk](…)`")
  }

  static func brokenLink(_ address: String, suggestion: String?) -> Fault {
    Fault(
      .brokenLink, "nothing will be published at `\(address)`",
      fix: suggestion.map { "did you mean `\($0)`?" })
  }

  static func brokenAnchor(_ anchor: String, page: String, known: [String]) -> Fault {
    Fault(
      .brokenAnchor, "the page `\(page)` has no heading `#\(anchor)`",
      fix: spelling(of: anchor, among: known))
  }

  static func addressClaimedTwice(_ address: String, other: String) -> Fault {
    Fault(
      .addressClaimedTwice, "the address `\(address)` belongs to \(other) already",
      fix: "rename one of the two files")
  }

  static func notInPlan(address: String, suggestion: String?) -> Fault {
    Fault(
      .notInPlan, "`\(address)` is not an address of this site",
      fix: suggestion.map { "did you mean `\($0)`?" })
  }
}
