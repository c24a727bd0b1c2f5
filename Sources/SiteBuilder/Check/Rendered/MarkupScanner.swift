import Basics

/// Goes through the bytes of a page from tag to tag, in one pass and without a copy.
///
/// It reads the HTML that templates and cmark write, not all that browsers put up with: what it cannot
/// read is a token of its own, and the page's author hears about it.
struct MarkupScanner {
  let bytes: [UInt8]
  /// Those of the start tag that was met last.
  private(set) var attributes: [Attribute] = []
  private var index = 0
  /// Where the tag that was met last starts, and whether it ends in `/>`.
  private(set) var tagStart = 0
  private(set) var isSelfClosing = false
  /// The element whose content is text whatever stands in it.
  private var rawElement: Name?
  private let names = KnownNames.all
  private var openings = ByteFinder(UInt8(ascii: "<"))

  enum Token {
    /// At the place of its `<`.
    case startTag(Name, at: Int)
    case endTag(Name)
    case text(Range<Int>)
    /// A tag, a comment or an element that starts here does not end.
    case unterminated(at: Int)
    /// A `<` that starts nothing.
    case stray(at: Int)
  }

  /// The name of an element or an attribute; nil as `known` where pages are not inspected for it.
  struct Name: Equatable {
    let hash: NameHash
    let known: KnownName?

    static func == (left: Self, right: Self) -> Bool { left.hash == right.hash }
  }

  struct Attribute {
    let name: Name
    let value: Range<Int>
    /// Whether the name starts with `on`, as those of all event handlers do (HTML, "Event handlers").
    var isEventHandler = false
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func value(of name: KnownName) -> Range<Int>? {
    attributes.first { $0.name.known == name }?.value
  }

  mutating func next() -> Token? {
    if let raw = rawElement {
      rawElement = nil
      return rawText(of: raw)
    }
    while index + 1 < bytes.count, bytes[index] == UInt8(ascii: "<"),
      bytes[index + 1] == UInt8(ascii: "!")
    {
      let start = index
      guard skipDeclaration() else { return unterminated(from: start) }
    }
    guard index < bytes.count else { return nil }
    if bytes[index] != UInt8(ascii: "<") {
      let start = index
      index = openings.place(in: bytes, from: start)
      return .text(start..<index)
    }
    guard index + 1 < bytes.count else { return unterminated(from: index) }
    switch bytes[index + 1] {
    case UInt8(ascii: "/"): return endTag()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return startTag()
    default:
      index += 1
      return .stray(at: index - 1)
    }
  }

  // MARK: Tags

  private mutating func startTag() -> Token {
    let start = index
    tagStart = start
    index += 1
    let name = self.name()
    if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
    isSelfClosing = false
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ">"):
        index += 1
        switch name.known {
        case .script, .style, .textarea, .title: rawElement = name
        default: break
        }
        return .startTag(name, at: start)
      case UInt8(ascii: "/"):
        isSelfClosing = true
        index += 1
      case let byte where Self.isSpace(byte): index += 1
      default:
        isSelfClosing = false
        guard let attribute = attribute() else { return unterminated(from: start) }
        attributes.append(attribute)
      }
    }
    return unterminated(from: start)
  }

  private mutating func endTag() -> Token {
    let start = index
    tagStart = start
    index += 2
    let name = self.name()
    _ = advance(to: UInt8(ascii: ">"))
    guard index < bytes.count else { return unterminated(from: start) }
    index += 1
    return .endTag(name)
  }

  private mutating func name() -> Name {
    var hash = NameHash()
    var end = index
    while end < bytes.count, !Self.endsName(bytes[end]) {
      hash.append(ignoringCase: bytes[end])
      end += 1
    }
    index = end
    return Name(hash: hash, known: names[hash])
  }

  private mutating func attribute() -> Attribute? {
    let start = index
    var hash = NameHash()
    var end = start
    // An `=` at the start belongs to the name, so that every turn takes at least one byte.
    repeat {
      hash.append(ignoringCase: bytes[end])
      end += 1
    } while end < bytes.count && !Self.endsName(bytes[end]) && bytes[end] != UInt8(ascii: "=")
    index = end
    let name = Name(hash: hash, known: names[hash])
    let isHandler =
      index - start > 2 && bytes[start] | 0x20 == UInt8(ascii: "o")
      && bytes[start + 1] | 0x20 == UInt8(ascii: "n")
    skipSpace()
    guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else {
      return Attribute(name: name, value: index..<index, isEventHandler: isHandler)
    }
    index += 1
    skipSpace()
    guard index < bytes.count else { return nil }
    let quote = bytes[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let start = index
      while index < bytes.count, !Self.isSpace(bytes[index]), bytes[index] != UInt8(ascii: ">") {
        index += 1
      }
      return Attribute(name: name, value: start..<index, isEventHandler: isHandler)
    }
    index += 1
    let value = advance(to: quote)
    // Templates and cmark write `&lt;` in a value: a `<` is the next tag, and the quote is missing.
    guard index < bytes.count,
      openings.place(in: bytes, from: value.lowerBound) >= value.upperBound
    else { return nil }
    index += 1
    return Attribute(name: name, value: value, isEventHandler: isHandler)
  }

  // MARK: What is not a tag

  /// Passes a comment, or the doctype: neither is a token.
  ///
  /// - Returns: whether it ends.
  private mutating func skipDeclaration() -> Bool {
    let isComment = bytes[index...].starts(with: Array("<!--".utf8))
    index += isComment ? 4 : 2
    while true {
      _ = advance(to: UInt8(ascii: ">"))
      guard index < bytes.count else { return false }
      index += 1
      let dash = UInt8(ascii: "-")
      if !isComment || (bytes[index - 2] == dash && bytes[index - 3] == dash) { return true }
    }
  }

  /// The text of an element in which a `<` means nothing; a script's and a style sheet's is none.
  private mutating func rawText(of element: Name) -> Token? {
    let start = index
    while true {
      let text = advance(to: UInt8(ascii: "<"))
      guard index + 1 < bytes.count else { return unterminated(from: start) }
      let end = index
      index += 1
      guard bytes[index] == UInt8(ascii: "/") else { continue }
      index += 1
      guard name() == element else { continue }
      index = end
      let isShown = element.known == .title || element.known == .textarea
      return isShown ? .text(start..<text.upperBound) : next()
    }
  }

  private mutating func unterminated(from start: Int) -> Token {
    index = bytes.count
    return .unterminated(at: start)
  }

  // MARK: Bytes

  private mutating func advance(to byte: UInt8) -> Range<Int> {
    let start = index
    index = bytes.place(of: byte, from: start)
    return start..<index
  }

  private mutating func skipSpace() {
    while index < bytes.count, Self.isSpace(bytes[index]) { index += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

  private static func endsName(_ byte: UInt8) -> Bool {
    // Letters come behind all of these.
    byte <= UInt8(ascii: ">")
      && (isSpace(byte) || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/"))
  }
}

/// Finds a byte behind places that are asked for in the order of a page, and looks at hardly any of its bytes
/// twice.
struct ByteFinder {
  private let byte: UInt8
  /// What has been looked at, up to the byte that was found.
  private var searched: Range<Int>?

  init(_ byte: UInt8) {
    self.byte = byte
  }

  /// The first place of the byte at or behind an index; the end where there is none.
  mutating func place(in bytes: [UInt8], from start: Int) -> Int {
    if let searched, searched.lowerBound <= start, start <= searched.upperBound {
      return searched.upperBound
    }
    let place = bytes.place(of: byte, from: start)
    searched = start..<place
    return place
  }
}
