import CommonMark
import Etiquette

/// Checks the Markdown of every page against what will be published: where its links lead, what its
/// headings and images are, and that nothing in it could do harm.
struct ProseCheck {
  let library: Library
  let plan: SitePlan

  func diagnostics() -> [Diagnostic] {
    library.editions.indices.flatMap { index in
      let addresses = library.addresses(ofEdition: index)
      return library.editions[index].proses.flatMap { prose in
        check(prose, addresses: addresses)
      }
    }
  }

  private func check(_ prose: Prose, addresses: Addresses) -> [Diagnostic] {
    let document = prose.document()
    var found: [Diagnostic] = []
    func report(_ fault: Fault, _ node: Node) {
      found.append(prose.file.diagnostic(fault, line: node.line, byte: node.column))
    }
    var level = 1
    let unsafe = document.unsafeNodes()
    for node in unsafe {
      if let destination = node.destination {
        report(.unsafeDestination(destination), node)
      } else {
        report(.rawHTML(String((node.literal ?? "").prefix(40)).trimmingWhitespace()), node)
      }
    }
    for node in document.nodes {
      switch node.kind {
      case .heading(let own):
        if own < 2 || own > level + 1 {
          report(.headingLevelSkipped(level: own, allowed: max(2, level + 1)), node)
        }
        level = own
      case .image:
        if node.plainText.allSatisfy(\.isWhitespace) { report(.missingAlternativeText, node) }
      default: break
      }
      if let destination = node.destination, !unsafe.contains(node),
        let fault = fault(of: destination, in: prose, addresses: addresses)
      {
        report(fault, node)
      }
    }
    return found
  }

  private func fault(of destination: String, in own: Prose, addresses: Addresses) -> Fault? {
    if destination.hasPrefix("#"), destination.count > 1 {
      let anchor = String(destination.dropFirst())
      let known = own.document().outline().map(\.id)
      return known.contains(anchor)
        ? nil : .brokenAnchor(anchor, page: own.file.path, known: known)
    }
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
    guard let file = plan[route] else {
      return .brokenLink(destination, suggestion: plan.suggestion(for: route.address))
    }
    guard let fragment = link.fragment, !fragment.isEmpty, let prose = file.content.prose else {
      return nil
    }
    let known = prose.document().outline().map(\.id)
    return known.contains(fragment)
      ? nil : .brokenAnchor(fragment, page: route.address, known: known)
  }
}

extension Edition {
  /// The Markdown of all pages, in the order of their files.
  fileprivate var proses: [Prose] {
    (guidelines.map(\.body) + debates.map(\.body) + pages.values.map(\.body))
      .sorted { $0.file.path < $1.file.path }
  }
}

extension PlannedFile.Content {
  /// The Markdown whose headings are the anchors of the page.
  fileprivate var prose: Prose? {
    switch self {
    case .guideline(let page): page.body
    case .debate(let debate): debate.body
    case .page(let page): page.body
    default: nil
    }
  }
}
