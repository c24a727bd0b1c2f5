import Basics
import CommonMark
import Content
import Diagnostics
import Publishing

/// Checks the Markdown of every page against what will be published: to which pages its links lead,
/// what its headings and images are, and that nothing in it could do harm.
///
/// Whether a link finds its place on the page is for `RenderedCheck`: templates write ids as well.
struct ProseCheck {
  let library: Library
  let plan: SitePlan

  func diagnostics() -> [Diagnostic] {
    library.editions.indices.flatMap { index in
      let addresses = library.addresses(ofEdition: index)
      return library.editions[index].proses.flatMap { prose in
        check(prose, addresses: addresses, of: library.editions[index])
      }
    }
  }

  private func check(_ prose: Prose, addresses: Addresses, of edition: Edition) -> [Diagnostic] {
    let document = prose.document()
    var found: [Diagnostic] = []
    func report(_ fault: Fault, _ node: Node) {
      found.append(prose.place(of: node).diagnostic(fault))
    }
    var level = 1
    let unsafe = Set(document.unsafeNodes())
    let nameless = Set(document.imagesWithoutText())
    for node in document.nodes {
      if nameless.contains(node) { report(.missingAlternativeText, node) }
      if case .image(let destination, _) = node.kind, SiteLink.isElsewhere(destination) {
        report(.blockedPicture(destination), node)
      }
      switch node.kind {
      case .heading(let own):
        if own < 2 || own > level + 1 {
          report(.headingLevelSkipped(level: own, allowed: max(2, level + 1)), node)
        }
        level = own
      default: break
      }
      switch (node.destination, unsafe.contains(node)) {
      case (let destination?, true): report(.unsafeDestination(destination), node)
      case (let destination?, false):
        if case .image = node.kind,
          let target = edition.images.target(of: destination, on: prose.file.path)
        {
          if case .missing(let known) = target {
            report(.missingPicture(destination, known: known), node)
          }
        } else if let fault = fault(
          of: destination, addresses: addresses, drafts: edition.drafts)
        {
          report(fault, node)
        }
      case (nil, true):
        report(.rawHTML(String((node.literal ?? "").prefix(40)).trimmingWhitespace()), node)
      case (nil, false): break
      }
    }
    return found + MarkdownNearMisses.diagnostics(of: prose)
  }

  private func fault(of destination: String, addresses: Addresses, drafts: Drafts) -> Fault? {
    guard let link = SiteLink(destination) else {
      let isAbsolute =
        destination.hasPrefix("#") || destination.hasPrefix("//")
        || destination.firstIndex(of: ":").map { colon in
          destination.first?.isLetter == true
            && destination[..<colon].allSatisfy { $0.isLetter || $0.isNumber || "+-.".contains($0) }
        } ?? false
      return isAbsolute ? nil : .relativeDestination(destination)
    }
    let route = link.route(in: addresses)
    if plan[route] == nil, drafts.has(route, in: addresses) {
      return .draftDestination(destination)
    }
    return plan[route] == nil
      ? .brokenLink(destination, address: route.address, known: plan.pageAddresses) : nil
  }
}
