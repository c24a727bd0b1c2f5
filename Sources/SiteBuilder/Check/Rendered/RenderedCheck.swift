import Basics
import Content
import Diagnostics
import Foundation
import Publishing
import Themes

/// Checks the pages as readers will get them, before any is published: what no single file shows,
/// and what only a template can get wrong.
struct RenderedCheck: Sendable {
  let renderer: SiteRenderer
  let rendered: RenderedSite
  let snapshot: SourceSnapshot

  private var library: Library { renderer.site.library }
  private var plan: SitePlan { renderer.plan }

  func diagnostics() async -> [Diagnostic] {
    let inspector = PageInspector(library: library, plan: plan)
    let inspections = await plan.files.indices.concurrentMap { number in
      plan.files[number].isHTML
        ? inspector.inspect(rendered.files[number].bytes, ofFile: number) : nil
    }
    let broken = inspections.indices.filter { number in
      guard let reading = inspections[number] else { return false }
      return !reading.findings.isEmpty || reading.anchors.contains { isBroken($0, inspections) }
    }
    let unreachable = unreachable(inspections)
    if broken.isEmpty { return unreachable }
    let places = FaultLocator(renderer: renderer, snapshot: snapshot)
    let ids = PageIDs(rendered)
    let found = await broken.concurrentMap { number in
      places.findings(onFile: number) { bytes in
        let reading = inspector.inspect(bytes, ofFile: number)
        let anchors = reading.anchors.filter { isBroken($0, inspections) }
        return reading.findings + anchors.map { finding($0, onFile: number, ids) }
      }
    }
    return places.diagnostics(found.flatMap(\.self)) + unreachable
  }

  private func isBroken(_ anchor: PageInspection.Anchor, _ inspections: [PageInspection?]) -> Bool {
    guard let target = inspections[anchor.file] else { return false }
    return !target.ids.contains(anchor.fragment)
  }

  private func finding(_ anchor: PageInspection.Anchor, onFile number: Int, _ ids: PageIDs)
    -> PageInspection.Finding
  {
    let ids = ids.ofFile(anchor.file)
    let page = anchor.file == number ? nil : plan.files[anchor.file].route.address
    return PageInspection.Finding(
      fault: .brokenAnchor(anchor.text, page: page, known: ids), offset: anchor.offset,
      words: "#" + anchor.text)
  }

  /// The pages that no row of links leads to from a home page.
  private func unreachable(_ inspections: [PageInspection?]) -> [Diagnostic] {
    var isReached = [Bool](repeating: false, count: plan.files.count)
    var waiting = library.editions.indices.compactMap {
      plan.number(of: library.addresses(ofEdition: $0).home)
    }
    while let number = waiting.popLast() {
      guard !isReached[number] else { continue }
      isReached[number] = true
      waiting += inspections[number]?.leadsTo ?? []
    }
    return plan.files.indices.filter { plan.files[$0].isPage && !isReached[$0] }
      .map { number in
        Diagnostic(
          .unreachablePage(plan.files[number].route.address),
          at: SourceLocation(path: plan.files[number].claimant))
      }
  }
}

/// The ids on pages, read once for each page however often they are asked for.
private final class PageIDs: @unchecked Sendable {
  private let site: RenderedSite
  private let lock = NSLock()
  private var read: [Int: [String]] = [:]

  init(_ site: RenderedSite) {
    self.site = site
  }

  func ofFile(_ number: Int) -> [String] {
    lock.withLock {
      if let known = read[number] { return known }
      let ids = PageInspection.ids(in: site.files[number].bytes)
      read[number] = ids
      return ids
    }
  }
}

/// Reads pages with all that is the same for each of them.
private struct PageInspector: Sendable {
  private let plan: SitePlan
  private let targets: LinkTargets
  private let leftovers: [Leftovers]

  init(library: Library, plan: SitePlan) {
    self.plan = plan
    targets = LinkTargets(plan, base: library.settings.baseURL)
    leftovers = library.editions.map { Leftovers($0.terms) }
  }

  func inspect(_ bytes: [UInt8], ofFile number: Int) -> PageInspection {
    let file = plan.files[number]
    return PageInspection(
      bytes, route: file.route, number: number, targets: targets,
      leftovers: leftovers[file.edition ?? 0])
  }
}
