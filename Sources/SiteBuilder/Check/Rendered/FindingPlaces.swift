import CommonMark

/// Finds the file that is to blame for what is wrong with a page: the template that wrote it, or the
/// content that a template shows.
struct FindingPlaces: Sendable {
  private let library: Library
  private let theme: Theme
  private let plan: SitePlan
  private let snapshot: SourceSnapshot
  private let traces: TracedTemplates
  private let renderer: SiteRenderer

  init(library: Library, theme: Theme, plan: SitePlan, snapshot: SourceSnapshot) {
    self.library = library
    self.theme = theme
    self.plan = plan
    self.snapshot = snapshot
    traces = TracedTemplates(theme.templates)
    renderer = SiteRenderer(
      library: library, theme: theme.with(templates: traces.templates), plan: plan)
  }

  /// A finding with what is to blame for it, the same for each page that shows it.
  struct Placed: Sendable {
    let diagnostic: Diagnostic
    /// The number of the page that shows it.
    let file: Int
    /// The tag of a template that shows the content at fault.
    let shownBy: Diagnostic.Note?
    let words: String
  }

  /// - Parameters:
  ///   - read: finds what is wrong with the page, in the bytes it is given.
  func findings(
    onFile number: Int, _ read: ([UInt8]) -> [PageReading.Finding]
  ) -> [Placed] {
    let page = traces.read(renderer.bytes(of: plan.files[number]))
    return read(page.bytes).compactMap { place($0, of: page, file: number) }
  }

  private func place(_ finding: PageReading.Finding, of page: TracedPage, file number: Int)
    -> Placed?
  {
    guard let offset = finding.offset else {
      let template = finding.fault.id == .headingLevelSkipped ? kind(of: number) : "layout"
      guard let file = theme.templates[template] else { return nil }
      return Placed(
        diagnostic: file.diagnostic(finding.fault), file: number, shownBy: nil,
        words: finding.words)
    }
    guard let origin = page.origin(of: offset) else {
      let claimant = SourceLocation(path: plan.files[number].claimant)
      return Placed(
        diagnostic: Diagnostic(finding.fault, at: claimant), file: number, shownBy: nil,
        words: finding.words)
    }
    guard let name = origin.name else {
      let diagnostic = origin.template.diagnostic(finding.fault, atUTF8: origin.offset)
      return Placed(
        diagnostic: diagnostic, file: number, shownBy: nil, words: finding.words)
    }
    guard let diagnostic = inContent(finding, file: number) else { return nil }
    let tag = origin.template.diagnostic(finding.fault, atUTF8: origin.offset).location
    return Placed(
      diagnostic: diagnostic, file: number, shownBy: .showsIt(name, at: tag),
      words: finding.words)
  }

  private func kind(of number: Int) -> String {
    let file = plan.files[number]
    let page = PageScope(
      library: library, theme: theme, plan: plan, editionIndex: file.edition ?? 0,
      route: file.route, usesAbsolutePaths: false)
    return PageSubject(file.content, on: page).kind
  }

  // MARK: In the content

  /// Nil where `ProseCheck` has found the same in the Markdown: the headings, images and links in what
  /// a template shows come from there.
  private func inContent(_ finding: PageReading.Finding, file number: Int) -> Diagnostic? {
    let planned = plan.files[number]
    let edition = library.editions[planned.edition ?? 0]
    let own = edition.proses.filter { $0.file.path == planned.claimant }
    let links = (own + edition.proses).lazy.flatMap { prose in
      prose.document().nodes.compactMap { node in
        node.destination.map { (prose: prose, node: node, destination: $0) }
      }
    }
    switch finding.fault.id {
    case .headingLevelSkipped, .missingAlternativeText: return nil
    case .brokenLink:
      let addresses = library.addresses(ofEdition: planned.edition ?? 0)
      let isKnown = links.contains { link in
        SiteLink(link.destination).map { $0.route(in: addresses).address == finding.words }
          ?? finding.words.hasSuffix(link.destination)
      }
      if isKnown { return nil }
    case .brokenAnchor:
      if let link = links.first(where: { $0.destination.hasSuffix(finding.words) }) {
        return link.prose.file.diagnostic(
          finding.fault, line: link.node.line, byte: link.node.column)
      }
    default: break
    }
    return inText(finding, path: planned.claimant)
  }

  /// Where the words stand in the file that claims the page, or in the first file that has the same
  /// text around them: a title is shown on many pages, alone or with more before or after it.
  private func inText(_ finding: PageReading.Finding, path: String) -> Diagnostic {
    var wanted = [finding.context]
    if let words = finding.context.firstRange(of: finding.words) {
      wanted.append(String(finding.context[..<words.upperBound]))
      wanted.append(String(finding.context[words.lowerBound...]))
    }
    let contents = [path] + snapshot.paths.filter { $0.hasPrefix("content/") }
    for text in wanted where !text.isEmpty {
      let found = contents.lazy.compactMap { place(of: finding, in: text, path: $0) }.first
      if let found { return found }
    }
    return place(of: finding, in: finding.words, path: path)
      ?? Diagnostic(finding.fault, at: SourceLocation(path: path))
  }

  private func place(of finding: PageReading.Finding, in context: String, path: String)
    -> Diagnostic?
  {
    var ignored: [Diagnostic] = []
    guard !context.isEmpty, let file = snapshot.file(path, purpose: "", into: &ignored),
      let around = file.text.firstRange(of: context),
      let words = file.text[around].firstRange(of: finding.words)
    else { return nil }
    let offset = file.text.utf8.distance(from: file.text.startIndex, to: words.lowerBound)
    return file.diagnostic(finding.fault, atUTF8: offset)
  }

  // MARK: Together

  /// One diagnostic for each place and fault, however many pages show it.
  func diagnostics(_ all: [Placed]) -> [Diagnostic] {
    let groups = Dictionary(grouping: all) { placed in
      // A relative link in a template leads elsewhere from each page.
      let words = placed.shownBy == nil ? "" : placed.diagnostic.message
      return "\(placed.diagnostic.location) \(placed.diagnostic.id) \(words)"
    }
    return groups.values.map { group in
      let first = group[0]
      return Diagnostic(
        completed(first), at: first.diagnostic.location, excerpt: first.diagnostic.excerpt,
        notes: notes(on: first, pages: Set(group.map(\.file)).count))
    }
  }

  /// A line of the page's own file says all there is to say.
  private func notes(on placed: Placed, pages: Int) -> [Diagnostic.Note] {
    let file = plan.files[placed.file]
    let location = placed.diagnostic.location
    if pages == 1, location.path == file.claimant, location.line != nil { return [] }
    let isEverywhere = pages == plan.files.count(where: \.content.isHTML)
    let page = Diagnostic.Note.isShown(
      on: file.route.address, others: isEverywhere ? nil : pages - 1, claimant: file.claimant)
    return [page] + (location.line == nil ? [placed.shownBy].compactMap(\.self) : [])
  }

  /// A broken link with the address that was meant, which takes too long to find for each page.
  private func completed(_ placed: Placed) -> Fault {
    placed.diagnostic.fault.id == .brokenLink
      ? .brokenLink(placed.words, suggestion: plan.suggestion(for: placed.words))
      : placed.diagnostic.fault
  }
}

extension SourceFile {
  /// A fault at an offset in UTF-8 from the start of the text.
  func diagnostic(_ fault: Fault, atUTF8 offset: Int) -> Diagnostic {
    let before = Array(text.utf8.prefix(offset))
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return diagnostic(
      fault, line: before.count { $0 == 0x0A } + 1, byte: before.count - lineStart + 1)
  }
}
