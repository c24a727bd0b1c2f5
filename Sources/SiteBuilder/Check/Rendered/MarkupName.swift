/// The name of an element or an attribute, or an id, as a digest of its bytes: a page has hundreds of
/// them, and comparing numbers is all that is done with them.
struct MarkupName: Hashable {
  private let digest: FNV1a

  init(_ bytes: some Sequence<UInt8>) {
    digest = FNV1a(bytes)
  }

  init(_ text: String) { self.init(text.utf8) }

  /// Names of elements and attributes are the same in upper and lower case (HTML, "Syntax").
  init(ignoringCase bytes: ArraySlice<UInt8>) {
    self.init(bytes.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
  }
}

extension MarkupName {
  static let a = MarkupName("a")
  static let area = MarkupName("area")
  static let code = MarkupName("code")
  static let image = MarkupName("img")
  static let base = MarkupName("base")
  static let form = MarkupName("form")
  /// What shows another page or program, which the policy allows nowhere.
  static let frames = Set(
    ["iframe", "frame", "object", "embed", "applet"].map { MarkupName($0) })
  static let link = MarkupName("link")
  static let keyboard = MarkupName("kbd")
  static let meta = MarkupName("meta")
  static let preformatted = MarkupName("pre")
  static let sample = MarkupName("samp")
  static let script = MarkupName("script")
  static let style = MarkupName("style")
  static let textarea = MarkupName("textarea")
  static let title = MarkupName("title")
  static let headings = (1...6).map { MarkupName("h\($0)") }

  static let action = MarkupName("action")
  static let relation = MarkupName("rel")
  static let type = MarkupName("type")
  static let alternative = MarkupName("alt")
  static let content = MarkupName("content")
  static let href = MarkupName("href")
  static let id = MarkupName("id")
  static let label = MarkupName("aria-label")
  static let name = MarkupName("name")
  static let placeholder = MarkupName("placeholder")
  static let poster = MarkupName("poster")
  static let source = MarkupName("src")
}
