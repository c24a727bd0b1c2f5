/// The hash of the name of an element or an attribute, of an id, or of a path: a page has hundreds of them,
/// and they are only compared.
struct NameHash: Hashable {
  private var digest: FNV1a

  /// Of an empty name.
  init() {
    digest = FNV1a()
  }

  init(_ bytes: some Sequence<UInt8>) {
    digest = FNV1a(bytes)
  }

  init(_ text: String) { self.init(text.utf8) }

  /// Names of elements and attributes are the same in upper and lower case (HTML, "Syntax").
  init(ignoringCase bytes: ArraySlice<UInt8>) {
    self.init()
    for byte in bytes { append(ignoringCase: byte) }
  }

  /// Goes on to the name with one more byte.
  mutating func append(_ byte: UInt8) { digest.combine(UInt64(byte)) }

  mutating func append(ignoringCase byte: UInt8) {
    append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
  }

  /// Where it stands in a table of so many places, a power of two.
  fileprivate func place(among count: Int) -> Int {
    Int(truncatingIfNeeded: digest.value) & (count - 1)
  }
}

/// A name that pages are inspected for: of an element, of an attribute, or of what a `link` is for.
enum KnownName: String, CaseIterable {
  case a, area, base, body, br, code, col, colgroup, dd, dt, form, h1, h2, h3, h4, h5, h6, head, hr
  case html, img, input, kbd, li, link, meta, optgroup, option, p, pre, rp, rt, samp, script, source
  case style, tbody, td, textarea, tfoot, th, thead, title, tr, track, wbr
  /// What shows another page or program.
  case applet, embed, frame, iframe, object
  case action, alt, content, href, id, name, placeholder, poster, rel, src, type
  case label = "aria-label"
  case icon, manifest, modulepreload, preload, stylesheet
  case touchIcon = "apple-touch-icon"
}

/// Finds the known name that a hash stands for.
struct KnownNames {
  private var places: [(hash: NameHash, name: KnownName)?]

  static let all = KnownNames()

  private init() {
    // Several times as many as there are names, so that hardly two want the same place.
    places = Array(repeating: nil, count: 1_024)
    for name in KnownName.allCases {
      let hash = NameHash(name.rawValue)
      places[place(of: hash)] = (hash, name)
    }
  }

  subscript(hash: NameHash) -> KnownName? { places[place(of: hash)]?.name }

  /// The place of a hash, or the free one where it would be.
  private func place(of hash: NameHash) -> Int {
    var place = hash.place(among: places.count)
    while let taken = places[place], taken.hash != hash { place = (place + 1) & (places.count - 1) }
    return place
  }
}
