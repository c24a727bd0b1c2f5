/// The elements that are open at a place of a page, so that one that is never closed is found, and an end
/// tag that closes nothing.
///
/// Only the first such fault of a page is reported: what follows it is out of step.
struct OpenElements {
  private var open: [(name: MarkupScanner.Name, start: Int)] = []
  /// Where the first fault starts.
  private(set) var unclosed: Int?
  private(set) var stray: Int?

  mutating func start(_ name: MarkupScanner.Name, at place: Int, isSelfClosing: Bool) {
    if !isSelfClosing, name.known?.isVoid != true { open.append((name, place)) }
  }

  mutating func end(_ name: MarkupScanner.Name, at place: Int) {
    guard unclosed == nil, stray == nil else { return }
    if open.last?.name == name {
      open.removeLast()
    } else if let index = open.lastIndex(where: { $0.name == name }) {
      unclosed = open[(index + 1)...].last { $0.name.known?.hasOptionalEnd != true }?.start
      open.removeSubrange(index...)
    } else if name.known?.hasOptionalEnd != true {
      stray = place
    }
  }

  /// At the end of the page.
  mutating func finish() {
    guard unclosed == nil, stray == nil else { return }
    unclosed = open.last { $0.name.known?.hasOptionalEnd != true }?.start
  }
}

extension KnownName {
  /// An element that has no end tag (HTML, "Void elements").
  fileprivate var isVoid: Bool {
    switch self {
    case .area, .base, .br, .col, .embed, .hr, .img, .input, .link, .meta, .source, .track, .wbr:
      true
    default: false
    }
  }

  /// An element whose end tag can be left out (HTML, "Optional tags").
  fileprivate var hasOptionalEnd: Bool {
    switch self {
    case .p, .li, .dt, .dd, .tr, .td, .th, .thead, .tbody, .tfoot, .option, .optgroup, .colgroup,
      .html, .head, .body, .rt, .rp:
      true
    default: false
    }
  }
}
