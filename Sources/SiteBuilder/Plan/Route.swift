/// The address of one published file, relative to the base URL and without a slash at its start.
///
/// `letters/no-reason/` is the page in `letters/no-reason/index.html`; the empty route is the home page.
public struct Route: Hashable, Sendable {
  public let path: String

  public init(_ path: String) {
    self.path = path
  }

  /// The file that a web server sends for the route.
  public var filePath: String {
    path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
  }

  /// The address as an editor writes it, from the root of the site.
  public var address: String { "/" + path }

  /// A reference from one route to another that holds wherever the site is published
  /// (RFC 3986, section 4.2).
  func reference(to other: Route) -> String {
    let here = folders
    let there = other.folders
    let shared = zip(here, there).prefix { $0 == $1 }.count
    let up = String(repeating: "../", count: here.count - shared)
    let down = there.dropFirst(shared).map { $0 + "/" }.joined()
    let reference = up + down + other.lastPart
    // "./" keeps a reference to the own folder from being empty, and a colon in the first part from
    // being read as a scheme.
    let needsDot = reference.isEmpty || reference.prefix { $0 != "/" }.contains(":")
    return needsDot ? "./" + reference : reference
  }

  private var folders: [Substring] {
    Array(path.split(separator: "/", omittingEmptySubsequences: false).dropLast())
  }

  /// The part after the last slash; empty for a page.
  private var lastPart: Substring {
    path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
  }
}

extension Route: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
  }
}
