import Basics
import CommonMark
import Content
import Diagnostics
import Publishing

/// Finds the place in the content of what is wrong with a rendered page.
///
/// However much is wrong, the links of each edition are read once, and only so many texts are searched for
/// as a report has room for: beyond them a fault has its file, and no line.
struct ContentLocator {
  private let library: Library
  private let plan: SitePlan
  private let snapshot: SourceSnapshot

  private var links: [Int: ProseLinks] = [:]
  private var contents: [String: Content] = [:]
  private var searches: [Scope: [String: FoundByte?]] = [:]

  /// So many texts are searched for: of each kind of fault in each file, and again in all files.
  private static let mostSearches = 100

  /// What is searched for a kind of fault: a file, or all of the content.
  private struct Scope: Hashable {
    let id: Fault.ID
    let path: String?
  }

  private struct Content {
    let file: SourceFile
    let bytes: [UInt8]
  }

  /// A byte of a file, by its offset.
  private typealias FoundByte = (file: SourceFile, offset: Int)

  init(library: Library, plan: SitePlan, snapshot: SourceSnapshot) {
    self.library = library
    self.plan = plan
    self.snapshot = snapshot
  }

  /// Nil where `ProseCheck` has found the same in the Markdown: the headings, images and links in what
  /// a template shows come from there.
  mutating func diagnostic(for finding: PageInspection.Finding, onFile number: Int) -> Diagnostic? {
    let planned = plan.files[number]
    let links = links(ofEdition: planned.edition ?? 0)
    switch finding.fault.id {
    case .headingLevelSkipped, .missingAlternativeText, .blockedByPolicy: return nil
    case .brokenLink where links.lead(to: finding.words): return nil
    case .brokenAnchor:
      if let link = links.first(to: finding.words, preferring: planned.claimant) {
        return link.diagnostic(finding.fault)
      }
    default: break
    }
    guard let (file, offset) = place(of: finding, claimant: planned.claimant) else {
      return Diagnostic(finding.fault, at: SourceLocation(path: planned.claimant))
    }
    return file.place(atUTF8: offset).diagnostic(finding.fault)
  }

  private mutating func links(ofEdition index: Int) -> ProseLinks {
    if let known = links[index] { return known }
    let read = ProseLinks(library.editions[index], addresses: library.addresses(ofEdition: index))
    links[index] = read
    return read
  }

  // MARK: Searching

  /// Where the words stand in the file that claims the page, or in the first file that has the same
  /// text around them: a title is shown on many pages, alone or with more before or after it.
  private mutating func place(of finding: PageInspection.Finding, claimant: String) -> FoundByte? {
    let (before, words, after) = (finding.before, finding.words, finding.after)
    if words.isEmpty { return nil }
    for (lead, rest) in [(before, words + after), (before, words), ("", words + after)] {
      for path in [claimant, nil] {
        if let place = search(lead + rest, Scope(id: finding.fault.id, path: path)) {
          return (place.file, place.offset + lead.utf8.count)
        }
      }
    }
    return search(words, Scope(id: finding.fault.id, path: claimant))
  }

  private mutating func search(_ text: String, _ scope: Scope) -> FoundByte? {
    if let known = searches[scope]?[text] { return known }
    guard searches[scope, default: [:]].count < Self.mostSearches else { return nil }
    let paths = scope.path.map { [$0] } ?? Array(snapshot.paths(under: "content"))
    var place: FoundByte?
    for path in paths where place == nil {
      guard let content = content(of: path) else { continue }
      place = content.bytes.range(of: text, from: 0).map {
        (content.file, $0.lowerBound)
      }
    }
    searches[scope, default: [:]][text] = .some(place)
    return place
  }

  private mutating func content(of path: String) -> Content? {
    if let known = contents[path] { return known }
    var ignored: [Diagnostic] = []
    contents[path] = snapshot.file(path, purpose: "", into: &ignored).map {
      Content(file: $0, bytes: Array($0.text.utf8))
    }
    return contents[path]
  }
}

/// The links and images of an edition's Markdown, by where they lead.
private struct ProseLinks {
  /// From the root of the site.
  private var addresses: Set<String> = []
  /// What leads to no page of this site, as it is written.
  private var others: Set<String> = []
  /// The first to each fragment, `#` included, in each file and in all.
  private var firstInFile: [String: [String: Place]] = [:]
  private var firstInAll: [String: Place] = [:]

  /// The longest address whose ends are compared with those that are written.
  private static let longest = 2_048

  init(_ edition: Edition, addresses: Addresses) {
    for prose in edition.proses {
      for node in prose.document().nodes {
        guard let destination = node.destination else { continue }
        if let link = SiteLink(destination) {
          self.addresses.insert(link.route(in: addresses).address)
        } else {
          others.insert(destination)
        }
        guard let mark = destination.firstIndex(of: "#") else { continue }
        let fragment = String(destination[mark...])
        let link = prose.place(of: node)
        if firstInAll[fragment] == nil { firstInAll[fragment] = link }
        if firstInFile[prose.file.path]?[fragment] == nil {
          firstInFile[prose.file.path, default: [:]][fragment] = link
        }
      }
    }
  }

  /// Whether there is one to an address from the root of the site, also one that counts from elsewhere.
  func lead(to address: String) -> Bool {
    if addresses.contains(address) || others.contains(address) { return true }
    guard !others.isEmpty, address.utf8.count <= Self.longest else { return false }
    return address.utf8.indices.contains { index in
      address.utf8[index] == UInt8(ascii: "/")
        && others.contains(String(address[address.utf8.index(after: index)...]))
    }
  }

  func first(to fragment: String, preferring path: String) -> Place? {
    firstInFile[path]?[fragment] ?? firstInAll[fragment]
  }
}
