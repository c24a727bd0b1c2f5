/// The hash of the name of an element or an attribute, or of an id: a page has hundreds of them, and they
/// are only compared.
struct NameHash: Hashable {
  private let digest: FNV1a

  init(_ bytes: some Sequence<UInt8>) {
    digest = FNV1a(bytes)
  }

  init(_ text: String) { self.init(text.utf8) }

  /// Names of elements and attributes are the same in upper and lower case (HTML, "Syntax").
  init(ignoringCase bytes: ArraySlice<UInt8>) {
    // Most of what a page is inspected for comes by here: byte by byte, without a generic sequence.
    var digest = FNV1a()
    for byte in bytes {
      digest.combine(UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte))
    }
    self.digest = digest
  }
}

extension NameHash {
  static let a = NameHash("a")
  static let area = NameHash("area")
  static let code = NameHash("code")
  static let image = NameHash("img")
  static let base = NameHash("base")
  static let form = NameHash("form")
  /// What shows another page or program, which the policy allows nowhere.
  static let frames = Set(
    ["iframe", "frame", "object", "embed", "applet"].map { NameHash($0) })
  static let link = NameHash("link")
  static let keyboard = NameHash("kbd")
  static let meta = NameHash("meta")
  static let preformatted = NameHash("pre")
  static let sample = NameHash("samp")
  static let script = NameHash("script")
  static let style = NameHash("style")
  static let textarea = NameHash("textarea")
  static let title = NameHash("title")
  static let headings = (1...6).map { NameHash("h\($0)") }

  static let action = NameHash("action")
  static let relation = NameHash("rel")
  static let type = NameHash("type")
  static let alternative = NameHash("alt")
  static let content = NameHash("content")
  static let href = NameHash("href")
  static let id = NameHash("id")
  static let label = NameHash("aria-label")
  static let name = NameHash("name")
  static let placeholder = NameHash("placeholder")
  static let poster = NameHash("poster")
  static let source = NameHash("src")
}
