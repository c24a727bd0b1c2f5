/// Where in HTML a template stands, as far as it matters to a word of another language: only in the content of an element
/// can it stand in one of its own.
struct MarkupContext {
  private var isInTag = false
  /// The element whose content is text alone, such as a `title`.
  private var textElement: [UInt8]?
  /// The name of the tag that is being read.
  private var name: [UInt8] = []
  private var isNameOpen = false

  /// The elements in which markup is read as text, or is not allowed (HTML, "Restrictions on content models").
  private static let textElements: Set<String> = ["title", "textarea", "option", "script", "style"]

  var allowsElements: Bool { !isInTag && textElement == nil }

  /// Reads on.
  mutating func read(_ bytes: [UInt8]) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "<"):
        isInTag = true
        isNameOpen = true
        name = []
      case UInt8(ascii: ">"):
        if isInTag { endTag() }
      case _ where isNameOpen:
        isNameOpen = byte > 0x20
        if isNameOpen { name.append(byte | 0x20) }
      default: break
      }
    }
  }

  private mutating func endTag() {
    isInTag = false
    isNameOpen = false
    if let open = textElement {
      // A slash with bit 5 set is a slash.
      if name == [UInt8(ascii: "/")] + open { textElement = nil }
    } else if Self.textElements.contains(String(decoding: name, as: UTF8.self)) {
      textElement = name
    }
  }
}
