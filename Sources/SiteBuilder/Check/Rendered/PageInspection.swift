import Diagnostics
import Publishing

/// What one pass over a rendered page finds: the faults of the page itself, its ids, and its links.
struct PageInspection: Sendable {
  private(set) var findings: [Finding] = []
  private(set) var ids: Set<NameHash> = []
  /// The links to a place on another page.
  private(set) var anchors: [Anchor] = []
  /// The numbers of the files that a reader can go to from here.
  private(set) var leadsTo: Set<Int> = []

  /// A fault and where it shows.
  struct Finding: Sendable {
    let fault: Fault
    /// The first byte of what is wrong; nil where something is missing.
    let offset: Int?
    /// What an editor has written there, as far as it can be told from the page.
    var words = ""
    /// Some of the text that the words stand in.
    var before = ""
    var after = ""
  }

  struct Anchor: Sendable {
    let file: Int
    let fragment: NameHash
    let text: String
    let offset: Int
  }

  private let targets: LinkTargets
  private let leftovers: Leftovers
  private let route: Route
  private let number: Int
  private var hasDescription = false
  private var title: Range<Int>?
  private var isTitleOpen = false
  /// Of the heading before; 0 where the one of level 1 is still to come.
  private var level = 0
  private var isWhole = true
  private var openCode = 0
  private var elements = OpenElements()
  private var ownAnchors: [Anchor] = []

  init(
    _ bytes: [UInt8], route: Route, number: Int, targets: LinkTargets, leftovers: Leftovers
  ) {
    self.targets = targets
    self.leftovers = leftovers
    self.route = route
    self.number = number
    var scanner = MarkupScanner(bytes)
    while let token = scanner.next() {
      switch token {
      case .startTag(let name, let place): read(name, at: place, scanner)
      case .endTag(let name):
        if Self.isCode(name) { openCode -= 1 }
        elements.end(name, at: scanner.tagStart)
      case .text(let text): read(text, in: bytes)
      case .unended(let place):
        report(.unendedMarkup, at: place)
        isWhole = false
      case .stray(let place): report(.strayMarkup, at: place)
      }
    }
    finish(in: bytes)
  }

  private mutating func report(_ fault: Fault, at offset: Int?, words: String = "") {
    findings.append(Finding(fault: fault, offset: offset, words: words))
  }

  // MARK: Reading

  private mutating func read(_ name: NameHash, at place: Int, _ scanner: MarkupScanner) {
    elements.start(name, at: place, isSelfClosing: scanner.isSelfClosing)
    if Self.isCode(name) { openCode += 1 }
    readPolicy(name, at: place, scanner)
    if name == .title, title == nil { isTitleOpen = true }
    if name == .image, scanner.value(of: .alternative) == nil {
      report(.imageWithoutAlternative, at: place)
    }
    if name == .meta { readMeta(scanner) }
    if let level = NameHash.headings.firstIndex(of: name) { readHeading(level + 1, at: place) }
    for attribute in scanner.attributes {
      switch attribute.name {
      case .id: readID(scanner.bytes[attribute.value])
      case .href:
        readLink(scanner.bytes[attribute.value], isForReaders: name == .a || name == .area)
      case .source, .poster:
        readLink(scanner.bytes[attribute.value], isForReaders: false, isLoaded: true)
      case .alternative, .content, .label, .placeholder, .title:
        readShown(attribute.value, in: scanner.bytes)
      default: break
      }
    }
  }

  private mutating func read(_ text: Range<Int>, in bytes: [UInt8]) {
    if isTitleOpen {
      title = text
      isTitleOpen = false
      if bytes[text].allSatisfy({ $0 <= 0x20 }) { title = nil }
    }
    if openCode == 0 { readShown(text, in: bytes) }
  }

  private mutating func readShown(_ text: Range<Int>, in bytes: [UInt8]) {
    for range in leftovers.ranges(in: bytes, text) {
      let words = String(decoding: bytes[range], as: UTF8.self)
      let start = max(text.lowerBound, range.lowerBound - Self.contextLength)
      let end = min(text.upperBound, range.upperBound + Self.contextLength)
      findings.append(
        Finding(
          fault: .leftover(words), offset: range.lowerBound, words: words,
          before: String(Self.text(bytes[start..<range.lowerBound]).drop(while: \.isWhitespace)),
          after: Self.text(bytes[range.upperBound..<end])))
    }
  }

  /// So many bytes on each side of what is found tell its place from others.
  private static let contextLength = 80

  /// Whole characters, without those that are cut at an end.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let start = bytes.firstIndex { $0 & 0xC0 != 0x80 } ?? bytes.endIndex
    let text = String(decoding: bytes[start...], as: UTF8.self)
    return String(text.prefix { $0 != "\u{FFFD}" && $0 != "\n" })
  }

  private mutating func readMeta(_ scanner: MarkupScanner) {
    guard let name = scanner.value(of: .name), let content = scanner.value(of: .content),
      NameHash(scanner.bytes[name]) == NameHash("description")
    else { return }
    hasDescription = !scanner.bytes[content].allSatisfy { $0 <= 0x20 }
  }

  private mutating func readHeading(_ own: Int, at place: Int) {
    if level == 0, own > 1 { return }
    if own == 1, level > 0 {
      report(.secondMainHeading, at: place)
    } else if own > level + 1 {
      report(.headingOutOfOrder(level: own, allowed: level + 1), at: place)
    }
    level = own
  }

  private mutating func readID(_ id: ArraySlice<UInt8>) {
    if !ids.insert(NameHash(id)).inserted {
      let text = String(decoding: id, as: UTF8.self)
      report(.duplicateElementID(text), at: id.startIndex)
    }
  }

  /// What the Content-Security-Policy of every page keeps browsers from loading or running.
  private mutating func readPolicy(_ name: NameHash, at place: Int, _ scanner: MarkupScanner) {
    if NameHash.frames.contains(name) { report(.blockedFrame, at: place) }
    if name == .style { report(.blockedStyle, at: place) }
    if name == .base { report(.blockedBase, at: place) }
    if name == .script, scanner.value(of: .source) == nil {
      let type = scanner.value(of: .type).map { NameHash(scanner.bytes[$0]) }
      if type != NameHash("application/ld+json") { report(.blockedScript, at: place) }
    }
    if name == .form, let action = scanner.value(of: .action) {
      report(.blockedForm, at: action.lowerBound)
    }
    if name == .link, let reference = scanner.value(of: .href),
      let relation = scanner.value(of: .relation),
      Self.isLoaded(relation: scanner.bytes[relation])
    {
      readLoaded(scanner.bytes[reference])
    }
    for attribute in scanner.attributes {
      let place = attribute.value.lowerBound
      if attribute.name == .style { report(.blockedStyle, at: place) }
      if attribute.isEventHandler { report(.blockedScript, at: place) }
    }
  }

  /// Whether browsers load what a `link` leads to, instead of only naming it.
  private static func isLoaded(relation: ArraySlice<UInt8>) -> Bool {
    String(decoding: relation, as: UTF8.self).lowercased().split(separator: " ").contains {
      ["stylesheet", "icon", "apple-touch-icon", "manifest", "preload", "modulepreload"]
        .contains($0)
    }
  }

  private mutating func readLoaded(_ reference: ArraySlice<UInt8>) {
    if case .elsewhere = targets.target(of: reference, on: route, number: number),
      !reference.starts(with: "data:".utf8)
    {
      report(.blockedFile(String(decoding: reference, as: UTF8.self)), at: reference.startIndex)
    }
  }

  private mutating func readLink(
    _ reference: ArraySlice<UInt8>, isForReaders: Bool, isLoaded: Bool = false
  ) {
    switch targets.target(of: reference, on: route, number: number) {
    case .elsewhere: if isLoaded { readLoaded(reference) }
    case .nothing(let address):
      let known = targets.pageAddresses
      let fault = Fault.brokenLink(address, address: address, known: known)
      report(fault, at: reference.startIndex, words: address)
    case .file(let file, let fragment):
      if isForReaders { leadsTo.insert(file) }
      guard !fragment.isEmpty else { return }
      let anchor = Anchor(
        file: file, fragment: NameHash(fragment),
        text: String(decoding: fragment, as: UTF8.self), offset: reference.startIndex)
      if file == number { ownAnchors.append(anchor) } else { anchors.append(anchor) }
    }
  }

  /// The ids on a page, in its order.
  static func ids(in bytes: [UInt8]) -> [String] {
    var ids: [String] = []
    var scanner = MarkupScanner(bytes)
    while let token = scanner.next() {
      guard case .startTag = token, let id = scanner.value(of: .id) else { continue }
      ids.append(String(decoding: bytes[id], as: UTF8.self))
    }
    return ids
  }

  private static func isCode(_ name: NameHash) -> Bool {
    switch name {
    case .code, .preformatted, .keyboard, .sample, .textarea: true
    default: false
    }
  }

  /// The name of the element whose tag starts at a place.
  private func name(at start: Int, in bytes: [UInt8]) -> String {
    let name = bytes[(start + 1)...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") }
    return String(decoding: name, as: UTF8.self)
  }

  // MARK: What is missing

  private mutating func finish(in bytes: [UInt8]) {
    if isWhole {
      elements.finish()
      if let start = elements.unclosed {
        report(.unclosedElement(name(at: start, in: bytes)), at: start)
      }
      if let start = elements.stray {
        report(.strayEndTag(name(at: start + 1, in: bytes)), at: start)
      }
    }
    // `#top` leads to the top of any page (HTML, "Scrolling to a fragment").
    anchors += ownAnchors.filter { !ids.contains($0.fragment) && $0.text != "top" }
    ownAnchors = []
    guard isWhole else { return }
    if title == nil { report(.missingTitle, at: nil) }
    if !hasDescription { report(.missingDescription, at: nil) }
    if level == 0 { report(.missingMainHeading, at: nil) }
  }
}
