import Basics
import Diagnostics

/// What the theme's scripts say of each other: the modules they import and the words they show.
///
/// Worked out from the scripts, so that a page always preloads all that it will import, and gets the
/// words its scripts show and no others.
package struct ScriptImports: Sendable {
  private let scripts: [String: Mentions]

  init(_ assets: [Theme.Asset]) {
    scripts = Dictionary(
      assets.filter { $0.path.hasSuffix(".js") }.map { ($0.path, Mentions(in: $0.bytes)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The modules that are evaluated before these scripts can run, in path order; what they import
  /// only when it is needed is not among them.
  package func modules(before entries: [String]) -> [String] {
    reached(from: entries, by: \.imports).subtracting(entries).sorted()
  }

  /// The keys among these that the scripts name whole or by their beginning, as `jsState` does for
  /// `jsStateMet`: those that are there before a script can run, and those that only modules name which are
  /// imported when they are needed.
  package func words(of entries: [String], among keys: [String]) -> (
    first: [String], later: [String]
  ) {
    func named(_ imports: (Mentions) -> Set<String>) -> [String] {
      let words = Set(reached(from: entries, by: imports).flatMap { scripts[$0]?.words ?? [] })
      return keys.filter { key in words.contains { key.hasPrefix($0) } }
    }
    let first = named(\.imports)
    let known = Set(first)
    return (first, named(\.allImports).filter { !known.contains($0) })
  }

  private func reached(from entries: [String], by imports: (Mentions) -> Set<String>)
    -> Set<String>
  {
    var seen = Set<String>()
    var open = entries
    while let next = open.popLast() {
      guard seen.insert(next).inserted, let script = scripts[next] else { continue }
      open += imports(script)
    }
    return seen
  }
}

extension ScriptImports {
  /// The imports of modules from other hosts, which no browser loads.
  static func foreign(in file: SourceFile) -> [Diagnostic] {
    let bytes = Array(file.text.utf8)
    var found: [Diagnostic] = []
    for scheme in ["https://", "http://", "//"] {
      for range in bytes.ranges(of: scheme) {
        guard let quote = bytes[..<range.lowerBound].last, "\"'`".utf8.contains(quote) else {
          continue
        }
        let before = bytes[..<(range.lowerBound - 1)].suffix(12)
        let words = String(decoding: before, as: UTF8.self).trimmingWhitespace()
        guard words.hasSuffix("from") || words.hasSuffix("import") || words.hasSuffix("import(")
        else { continue }
        let address = bytes[range.lowerBound...].prefix { $0 != quote && $0 != 0x0A }
        found.append(
          file.place(atUTF8: range.lowerBound).diagnostic(
            .blockedImport(String(decoding: address, as: UTF8.self))))
      }
    }
    return found
  }
}

/// What one script has in quotes: relative modules and the keys of words.
private struct Mentions: Sendable {
  private(set) var imports = Set<String>()
  private(set) var laterImports = Set<String>()
  private(set) var words = Set<String>()

  var allImports: Set<String> { imports.union(laterImports) }

  init(in bytes: [UInt8]) {
    let quotes = Array("\"'`".utf8)
    for start in bytes.indices where quotes.contains(bytes[start]) {
      let rest = bytes[(start + 1)...]
      if rest.starts(with: "./".utf8) {
        let path = rest.dropFirst(2).prefix { !quotes.contains($0) && $0 != UInt8(ascii: "\n") }
        note(
          String(decoding: path, as: UTF8.self), isLater: bytes[..<start].last == UInt8(ascii: "("))
      } else if rest.starts(with: "js".utf8) {
        let word = rest.prefix { $0.isASCIILetterOrDigit }
        if word.count > 2 { words.insert(String(decoding: word, as: UTF8.self)) }
      }
    }
  }

  private mutating func note(_ path: String, isLater: Bool) {
    if isLater { laterImports.insert(path) } else { imports.insert(path) }
  }
}

extension UInt8 {
  fileprivate var isASCIILetterOrDigit: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }
}
