/// A reference as a browser reads it (RFC 3986, section 5), written apart from the code under test.
struct URIReference {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// The address it leads to from a page at an absolute `http` or `https` address.
  func resolved(against base: String) -> String {
    if hasScheme { return text }
    let scheme = base.prefix { $0 != ":" }
    let afterScheme = base.dropFirst(scheme.count + 3)
    let host = afterScheme.prefix { $0 != "/" }
    let basePath = afterScheme.dropFirst(host.count).prefix { $0 != "?" && $0 != "#" }
    let origin = "\(scheme)://\(host)"
    if text.hasPrefix("//") { return "\(scheme):\(text)" }
    let path = text.prefix { $0 != "?" && $0 != "#" }
    let suffix = text.dropFirst(path.count)
    if path.isEmpty { return "\(origin)\(basePath)\(suffix)" }
    if path.hasPrefix("/") { return origin + Self.withoutDots(String(path)) + suffix }
    let folder = basePath.lastIndex(of: "/").map { String(basePath[...$0]) } ?? "/"
    return origin + Self.withoutDots(folder + path) + suffix
  }

  /// A scheme is a letter, then letters, digits, `+`, `-` and `.`, up to a colon.
  private var hasScheme: Bool {
    guard let colon = text.firstIndex(of: ":"), let first = text.first, first.isLetter else {
      return false
    }
    return text[..<colon].allSatisfy { $0.isLetter || $0.isNumber || "+-.".contains($0) }
  }

  /// RFC 3986, section 5.2.4.
  private static func withoutDots(_ path: String) -> String {
    var parts: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    for (place, segment) in segments.enumerated() {
      let isLast = place == segments.count - 1
      switch segment {
      case ".": if isLast { parts.append("") }
      case "..":
        _ = parts.popLast()
        if isLast { parts.append("") }
      default: parts.append(segment)
      }
    }
    return "/" + parts.joined(separator: "/")
  }
}
