import Content
import Diagnostics
import Publishing
import Templates

/// Locates the source of a fault that was found in a rendered page: the template that wrote it, or the
/// content that the template shows.
struct FaultLocator: Sendable {
  let renderer: SiteRenderer
  let snapshot: SourceSnapshot

  private var plan: SitePlan { renderer.plan }

  /// A finding with what has written it, the same for each page that shows it.
  struct Traced: Sendable {
    let finding: PageInspection.Finding
    /// The number of the page that shows it.
    let file: Int
    let writer: Writer
  }

  /// What has written a part of a page.
  enum Writer: Sendable {
    case template(Diagnostic)
    /// The content, by a tag of a template.
    case content(Diagnostic.Note)
  }

  /// - Parameters:
  ///   - read: finds what is wrong with the page, in the bytes it is given.
  func findings(
    onFile number: Int, _ read: ([UInt8]) -> [PageInspection.Finding]
  ) -> [Traced] {
    let page = renderer.trace(plan.files[number])
    return read(page.bytes).compactMap { finding in
      writer(of: finding, on: page, file: number).map {
        Traced(finding: finding, file: number, writer: $0)
      }
    }
  }

  private func writer(of finding: PageInspection.Finding, on page: TracedText, file number: Int)
    -> Writer?
  {
    let fault = finding.fault
    guard let offset = finding.offset else {
      let template = fault.id == .headingLevelSkipped ? plan.files[number].page?.template : nil
      return renderer.site.theme.templates.files[template ?? "layout"].map {
        .template($0.diagnostic(fault))
      }
    }
    guard let origin = page.origin(of: offset) else {
      let claimant = SourceLocation(path: plan.files[number].claimant)
      return .template(Diagnostic(fault, at: claimant))
    }
    let diagnostic = origin.template.place(atUTF8: origin.offset).diagnostic(fault)
    return origin.name.map { .content(.inserted(by: $0, at: diagnostic.location)) }
      ?? .template(diagnostic)
  }

  // MARK: Together

  /// One diagnostic for each place and fault, however many pages show it.
  func diagnostics(_ all: [Traced]) -> [Diagnostic] {
    var locator = ContentLocator(library: renderer.site.library, plan: plan, snapshot: snapshot)
    var groups: [Group: (diagnostic: Diagnostic, shownBy: Diagnostic.Note?, pages: Set<Int>)] = [:]
    for traced in all {
      let found: (Diagnostic, Diagnostic.Note?)
      let group: Group
      switch traced.writer {
      case .template(let diagnostic):
        // A relative link in a template leads elsewhere from each page.
        group = Group(location: diagnostic.location, id: diagnostic.fault.id, message: "")
        found = (diagnostic, nil)
      case .content(let note):
        guard let diagnostic = locator.diagnostic(for: traced.finding, onFile: traced.file) else {
          continue
        }
        group = Group(
          location: diagnostic.location, id: diagnostic.fault.id, message: diagnostic.message)
        found = (diagnostic, note)
      }
      groups[group, default: (found.0, found.1, [])].pages.insert(traced.file)
    }
    let htmlCount = plan.files.count(where: \.isHTML)
    return groups.values.map { found in
      let first = found.pages.min().map { plan.files[$0] }
      return Diagnostic(
        found.diagnostic.fault, at: found.diagnostic.location, excerpt: found.diagnostic.excerpt,
        notes: first.map {
          notes(
            on: found.diagnostic.location, shownBy: found.shownBy, first: $0,
            pages: found.pages.count, of: htmlCount)
        } ?? [])
    }
  }

  private struct Group: Hashable {
    let location: SourceLocation
    let id: Fault.ID
    let message: String
  }

  /// A line of the page's own file says all there is to say.
  private func notes(
    on location: SourceLocation, shownBy: Diagnostic.Note?, first: PlannedFile, pages: Int,
    of total: Int
  ) -> [Diagnostic.Note] {
    if pages == 1, location.path == first.claimant, location.line != nil { return [] }
    let page = Diagnostic.Note.isShown(
      on: first.route.address, others: pages == total ? nil : pages - 1, claimant: first.claimant)
    return [page] + (location.line == nil ? [shownBy].compactMap(\.self) : [])
  }
}
