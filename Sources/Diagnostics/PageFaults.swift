// Faults that only a rendered page shows.
extension Fault {
  package static func leftover(_ text: String) -> Fault {
    Fault(
      .leftover, "readers would see `\(text)` as it stands",
      fix: "write what it stands for; where readers are meant to see it, mark it as code")
  }

  package static func duplicateElementID(_ id: String) -> Fault {
    Fault(
      .duplicateElementID, "the id `\(id)` is on the page already",
      fix: "give each element an id of its own: a link or a label finds only the first")
  }

  package static func headingOutOfOrder(level: Int, allowed: Int) -> Fault {
    Fault(
      .headingLevelSkipped,
      "on the page, a heading of level \(level) where at most level \(allowed) can follow",
      fix: "use `<h\(allowed)>`, or one that is higher")
  }

  package static var secondMainHeading: Fault {
    Fault(
      .headingLevelSkipped, "on the page, a second heading of level 1",
      fix: "use `<h2>`: the title of the page is its one heading of level 1")
  }

  package static var missingMainHeading: Fault {
    Fault(
      .headingLevelSkipped, "the page has no heading of level 1",
      fix: "show its title: `<h1>{{page.title}}</h1>`")
  }

  package static var imageWithoutAlternative: Fault {
    Fault(
      .missingAlternativeText, "the image has no `alt`",
      fix: "say in `alt` what it shows, or write `alt=\"\"` if it only decorates")
  }

  package static var missingTitle: Fault {
    Fault(
      .missingTitle, "the page has no title",
      fix: "write `<title>{{page.documentTitle}}</title>` in its head")
  }

  package static var missingDescription: Fault {
    Fault(
      .missingDescription, "the page has no description",
      fix: "write `<meta name=\"description\" content=\"{{page.description}}\">` in its head")
  }

  package static var unterminatedMarkup: Fault {
    Fault(
      .malformedMarkup, "unterminated tag, attribute or comment",
      fix: "end the tag with `>`, the attribute with its quote, the comment with `-->`")
  }

  package static var strayMarkup: Fault {
    Fault(.malformedMarkup, "a `<` that starts no tag", fix: "write `&lt;`")
  }

  package static func unclosedElement(_ name: String) -> Fault {
    Fault(
      .malformedMarkup, "the element `\(name)` that starts here is not closed",
      fix: "write `</\(name)>` where it ends")
  }

  package static func strayEndTag(_ name: String) -> Fault {
    Fault(
      .malformedMarkup, "`</\(name)>` closes nothing that is open",
      fix: "remove it, or open it before")
  }

  package static func unreachablePage(_ address: String) -> Fault {
    Fault(
      .unreachablePage, "`\(address)` is an orphan page: nothing links to it from the home page",
      fix: "link to it, or name it in site.yaml under `navigation` or `footer`")
  }
}

extension Diagnostic.Note {
  /// - Parameters:
  ///   - address: the first page that shows it.
  ///   - others: how many more do; nil for all there are.
  package static func isShown(on address: String, others: Int?, claimant: String) -> Self {
    let pages =
      switch others {
      case nil: "every page"
      case 0: "`\(address)`"
      case let others?: "`\(address)` and on \(others) more"
      }
    return Self(message: "shows on \(pages)", location: SourceLocation(path: claimant))
  }

  /// - Parameter name: what a tag of a template stands for.
  package static func inserted(by name: String, at place: SourceLocation) -> Self {
    Self(message: "`\(name)` puts it there", location: place)
  }
}
