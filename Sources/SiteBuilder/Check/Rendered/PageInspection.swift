import Diagnostics
import Publishing

/// What one pass over a rendered page finds: the faults of the page itself, its ids, and its links.
struct PageInspection: Sendable {
  private(set) var findings: [Finding] = []
  private(set) var ids: Set<NameHash> = []
  /// The links to a place on another page.
  private(set) var anchors: [Anchor] = []
  /// The numbers of the files that a reader can go to from here, one for each link.
  private(set) var leadsTo: [Int] = []

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
  private let page: LinkTargets.Page
  private var hasDescription = false
  private var title: Range<Int>?
  private var isTitleOpen = false
  /// Of the heading before; 0 where the one of level 1 is still to come.
  private var level = 0
  private var isWhole = true
  private var openCode = 0
  private var elements = OpenElements()
  private var ownAnchors: [Anchor] = []
  private var braces = ByteFinder(UInt8(ascii: "{"))
  private var brackets = ByteFinder(UInt8(ascii: "["))

  init(
    _ bytes: [UInt8], route: Route, number: Int, targets: LinkTargets, leftovers: Leftovers
  ) {
    self.targets = targets
    self.leftovers = leftovers
    page = LinkTargets.Page(number: number, route: route)
    var scanner = MarkupScanner(bytes)
    while let token = scanner.next() {
      switch token {
      case .startTag(let name, let place): read(name, at: place, scanner)
      case .endTag(let name):
        switch name.known {
        case .code, .pre, .kbd, .samp, .textarea: openCode -= 1
        default: break
        }
        elements.end(name, at: scanner.tagStart)
      case .text(let text): read(text, in: bytes)
      case .unterminated(let place):
        report(.unterminatedMarkup, at: place)
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

  private mutating func read(
    _ name: MarkupScanner.Name, at place: Int, _ scanner: MarkupScanner
  ) {
    elements.start(name, at: place, isSelfClosing: scanner.isSelfClosing)
    readElement(name.known, at: place, scanner)
    for attribute in scanner.attributes { read(attribute, of: name.known, in: scanner.bytes) }
  }

  private mutating func readElement(
    _ name: KnownName?, at place: Int, _ scanner: MarkupScanner
  ) {
    switch name {
    case .code, .pre, .kbd, .samp, .textarea: openCode += 1
    case .title: if title == nil { isTitleOpen = true }
    case .img: if scanner.value(of: .alt) == nil { report(.imageWithoutAlternative, at: place) }
    case .meta: readMeta(scanner)
    case .h1: readHeading(1, at: place)
    case .h2: readHeading(2, at: place)
    case .h3: readHeading(3, at: place)
    case .h4: readHeading(4, at: place)
    case .h5: readHeading(5, at: place)
    case .h6: readHeading(6, at: place)
    // What the Content-Security-Policy of every page keeps browsers from loading or running.
    case .applet, .embed, .frame, .iframe, .object: report(.blockedFrame, at: place)
    case .style: report(.blockedStyle, at: place)
    case .base: report(.blockedBase, at: place)
    case .script: readScript(at: place, scanner)
    case .form:
      if let action = scanner.value(of: .action) { report(.blockedForm, at: action.lowerBound) }
    case .link: readLinkElement(scanner)
    default: break
    }
  }

  private mutating func read(
    _ attribute: MarkupScanner.Attribute, of element: KnownName?, in bytes: [UInt8]
  ) {
    if attribute.isEventHandler { report(.blockedScript, at: attribute.value.lowerBound) }
    switch attribute.name.known {
    case .style: report(.blockedStyle, at: attribute.value.lowerBound)
    case .id: readID(bytes[attribute.value])
    case .href: readLink(bytes[attribute.value], isForReaders: element == .a || element == .area)
    case .src, .poster: readLink(bytes[attribute.value], isForReaders: false, isLoaded: true)
    case .alt, .content, .label, .placeholder, .title: readShown(attribute.value, in: bytes)
    default: break
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
    let first = min(
      braces.place(in: bytes, from: text.lowerBound),
      brackets.place(in: bytes, from: text.lowerBound))
    if first >= text.upperBound { return }
    for range in leftovers.ranges(in: bytes, first..<text.upperBound) {
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

  /// One in the page itself may only be data.
  private mutating func readScript(at place: Int, _ scanner: MarkupScanner) {
    guard scanner.value(of: .src) == nil else { return }
    let type = scanner.value(of: .type).map { NameHash(scanner.bytes[$0]) }
    if type != NameHash("application/ld+json") { report(.blockedScript, at: place) }
  }

  private mutating func readLinkElement(_ scanner: MarkupScanner) {
    guard let reference = scanner.value(of: .href), let relation = scanner.value(of: .rel),
      Self.isLoaded(relation: scanner.bytes[relation])
    else { return }
    readLoaded(scanner.bytes[reference])
  }

  /// Whether browsers load what a `link` leads to, instead of only naming it.
  private static func isLoaded(relation: ArraySlice<UInt8>) -> Bool {
    var word = NameHash()
    for byte in relation {
      if byte == UInt8(ascii: " ") {
        if isLoaded(word) { return true }
        word = NameHash()
      } else {
        word.append(ignoringCase: byte)
      }
    }
    return isLoaded(word)
  }

  private static func isLoaded(_ relation: NameHash) -> Bool {
    switch KnownNames.all[relation] {
    case .stylesheet, .icon, .touchIcon, .manifest, .preload, .modulepreload: true
    default: false
    }
  }

  private mutating func readLoaded(_ reference: ArraySlice<UInt8>) {
    if case .elsewhere = targets.target(of: reference, on: page),
      !reference.starts(with: "data:".utf8)
    {
      report(.blockedFile(String(decoding: reference, as: UTF8.self)), at: reference.startIndex)
    }
  }

  private mutating func readLink(
    _ reference: ArraySlice<UInt8>, isForReaders: Bool, isLoaded: Bool = false
  ) {
    switch targets.target(of: reference, on: page) {
    case .elsewhere: if isLoaded { readLoaded(reference) }
    case .nothing(let address):
      let known = targets.pageAddresses
      let fault = Fault.brokenLink(address, address: address, known: known)
      report(fault, at: reference.startIndex, words: address)
    case .file(let file, let fragment):
      if isForReaders { leadsTo.append(file) }
      guard !fragment.isEmpty else { return }
      let anchor = Anchor(
        file: file, fragment: NameHash(fragment),
        text: String(decoding: fragment, as: UTF8.self), offset: reference.startIndex)
      if file == page.number { ownAnchors.append(anchor) } else { anchors.append(anchor) }
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
