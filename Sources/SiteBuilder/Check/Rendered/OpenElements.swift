/// The elements that are open at a place of a page, so that one that is never closed is found, and an end
/// tag that closes nothing.
///
/// Only the first such fault of a page is reported: what follows it is out of step.
struct OpenElements {
  private var open: [(name: NameHash, start: Int)] = []
  /// Where the first fault starts.
  private(set) var unclosed: Int?
  private(set) var stray: Int?

  /// Elements that have no end tag (HTML, "Void elements").
  private static let void = names(
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr")

  /// Elements whose end tag can be left out (HTML, "Optional tags").
  private static let optional = names(
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup",
    "colgroup", "html", "head", "body", "rt", "rp")

  private static func names(_ names: String...) -> Set<NameHash> {
    Set(names.map { NameHash($0) })
  }

  mutating func start(_ name: NameHash, at place: Int, isSelfClosing: Bool) {
    if !isSelfClosing, !Self.void.contains(name) { open.append((name, place)) }
  }

  mutating func end(_ name: NameHash, at place: Int) {
    guard unclosed == nil, stray == nil else { return }
    if open.last?.name == name {
      open.removeLast()
    } else if let index = open.lastIndex(where: { $0.name == name }) {
      unclosed = open[(index + 1)...].last { !Self.optional.contains($0.name) }?.start
      open.removeSubrange(index...)
    } else if !Self.optional.contains(name) {
      stray = place
    }
  }

  /// At the end of the page.
  mutating func finish() {
    guard unclosed == nil, stray == nil else { return }
    unclosed = open.last { !Self.optional.contains($0.name) }?.start
  }
}
