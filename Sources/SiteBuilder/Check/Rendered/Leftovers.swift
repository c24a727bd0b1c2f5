import Content
import Etiquette

/// Finds what was meant for the generator and would be shown to readers: template tags, blanks in
/// braces, roles in brackets.
struct Leftovers: Sendable {
  /// What can stand between brackets at the start of a sentence.
  private let roles: Set<String>

  /// The most bytes of a template tag that are quoted.
  private static let longest = 40

  init(_ terms: Terms) {
    let names = terms.guidelines.map(\.id.rawValue) + Role.structural.map(\.name)
    // A blank that nobody has filled in is shown in brackets as well.
    roles = Set(names).subtracting(terms.fields.map(\.placeholder))
  }

  /// The place of each leftover in a run of text.
  func ranges(in bytes: [UInt8], _ text: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = text.lowerBound
    while index < text.upperBound {
      let byte = bytes[index]
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "["),
        let end = end(of: index..<text.upperBound, in: bytes)
      {
        found.append(index..<end)
        index = end
      } else {
        index += 1
      }
    }
    return found
  }

  private func end(of rest: Range<Int>, in bytes: [UInt8]) -> Int? {
    if bytes[rest].starts(with: Array("{{".utf8)) {
      let part = bytes[rest].prefix(Self.longest)
      let close = part.firstIndex(of: UInt8(ascii: "}")) ?? rest.lowerBound + 1
      return (close..<min(close + 3, rest.upperBound)).last { bytes[$0] == UInt8(ascii: "}") }
        .map { $0 + 1 } ?? close + 1
    }
    let inside = bytes[rest].dropFirst().prefix(while: Self.isPartOfName)
    guard inside.endIndex < rest.upperBound, let first = inside.first,
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
    else { return nil }
    let isBrace = bytes[rest.lowerBound] == UInt8(ascii: "{")
    guard bytes[inside.endIndex] == UInt8(ascii: isBrace ? "}" : "]") else { return nil }
    return isBrace && isBlank(inside) || !isBrace && isRole(inside) ? inside.endIndex + 1 : nil
  }

  private func isBlank(_ name: ArraySlice<UInt8>) -> Bool {
    !name.contains { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "?") }
  }

  /// One role or several, such as `clear+explain?`.
  private func isRole(_ name: ArraySlice<UInt8>) -> Bool {
    let names = name.last == UInt8(ascii: "?") ? name.dropLast() : name
    return names.split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false)
      .allSatisfy { roles.contains(String(decoding: $0, as: UTF8.self)) }
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "?"):
      true
    default: false
    }
  }
}
