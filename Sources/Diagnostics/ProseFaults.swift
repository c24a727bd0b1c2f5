// Faults of Markdown pages and of the addresses they name.
extension Fault {
  package static func rawHTML(_ html: String) -> Fault {
    Fault(
      .rawHTML, "raw HTML never reaches a page: \(html)",
      fix: "write it in Markdown, or put a backslash before `<`")
  }

  package static func unsafeDestination(_ destination: String) -> Fault {
    Fault(
      .unsafeDestination, "the address `\(destination)` could run a script",
      fix: "link to a page of this site (`/guide/`) or to an `https:` address")
  }

  package static func relativeDestination(_ destination: String) -> Fault {
    Fault(
      .relativeDestination, "`\(destination)` does not say where it starts",
      fix: "write addresses of this site from its root, such as `/guide/thank/`")
  }

  package static func headingLevelSkipped(level: Int, allowed: Int) -> Fault {
    Fault(
      .headingLevelSkipped, "a heading of level \(level) where at most level \(allowed) can follow",
      fix: "start with `##` (the title is level 1) and go down one level at a time")
  }

  package static var missingAlternativeText: Fault {
    Fault(
      .missingAlternativeText, "the image has no text for those who cannot see it",
      fix: "write what it shows between the brackets: `![A letter on a desk](…)`")
  }

  /// - Parameters:
  ///   - written: as it is written.
  ///   - address: from the root of the site.
  package static func brokenLink(
    _ written: String, address: String, known: @autoclosure @escaping Fault.Names
  ) -> Fault {
    Fault(
      .brokenLink, "nothing will be published at `\(written)`", forAddress: address, among: known)
  }

  package static func draftDestination(_ address: String) -> Fault {
    Fault(
      .draftDestination, "`\(address)` is a draft, so nothing will be published there",
      fix: "take `draft` out of it, or link to another page")
  }

  /// - Parameter page: its address; nil for the page with the link.
  package static func brokenAnchor(
    _ anchor: String, page: String?, known: @autoclosure @escaping Fault.Names
  ) -> Fault {
    Fault(
      .brokenAnchor,
      "nothing on \(page.map { "the page `\($0)`" } ?? "this page") has the id `\(anchor)`",
      for: anchor, among: known)
  }

  package static func addressClaimedTwice(_ address: String) -> Fault {
    Fault(
      .addressClaimedTwice, "another file has the address `\(address)` already",
      fix: "rename one of the two files")
  }

  /// - Parameter address: the address of a redirect, which gives way to whatever else has it.
  package static func redirectFromUsedAddress(_ address: String) -> Fault {
    Fault(
      .addressClaimedTwice, "something else has the address `\(address)` already",
      fix: "redirect from another address, or remove this line")
  }

  package static func notRedirectable(_ address: String) -> Fault {
    Fault(
      .notRedirectable, "`\(address)` is no address that a redirect can be put at",
      fix:
        "write it from the root of the site, with a slash or `.html` at its end, in letters of any script, "
        + "digits, hyphens, dots and underscores: `/old-name/`")
  }

  package static func notInPlan(_ address: String, known: @autoclosure @escaping Fault.Names)
    -> Fault
  {
    Fault(
      .notInPlan, "`\(address)` is not an address of this site", forAddress: address, among: known)
  }
}

extension Diagnostic.Note {
  package static func addressTaken(by claimant: String) -> Self {
    Self(message: "this file has the address", location: SourceLocation(path: claimant))
  }
}
