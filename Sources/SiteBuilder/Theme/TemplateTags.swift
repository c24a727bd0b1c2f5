/// The Mustache tags of a template with their places, for checking; rendering is swift-mustache's.
struct TemplateTag: Equatable {
  enum Kind: Equatable {
    case variable, unescaped, section, invertedSection, end, partial, comment, other
  }

  let kind: Kind
  let name: String
  let line: Int
  let column: Int

  /// The tags of a text in order; nil after the last whole one where a tag does not end.
  static func scan(_ text: String) -> (tags: [TemplateTag], unclosed: TemplateTag?) {
    var tags: [TemplateTag] = []
    var line = 1
    var column = 1
    var rest = text[...]

    func advance(to end: Substring.Index) {
      for scalar in rest[..<end].unicodeScalars {
        if scalar == "\n" {
          line += 1
          column = 1
        } else {
          column += 1
        }
      }
      rest = rest[end...]
    }

    while let open = rest.firstRange(of: "{{") {
      advance(to: open.lowerBound)
      let isTriple = rest.hasPrefix("{{{")
      let inner = rest.dropFirst(isTriple ? 3 : 2)
      guard let close = inner.firstRange(of: isTriple ? "}}}" : "}}") else {
        return (tags, TemplateTag(kind: .other, name: "", line: line, column: column))
      }
      tags.append(tag(inner[..<close.lowerBound], isTriple: isTriple, line: line, column: column))
      advance(to: close.upperBound)
    }
    return (tags, nil)
  }

  private static func tag(_ inner: Substring, isTriple: Bool, line: Int, column: Int)
    -> TemplateTag
  {
    let kinds: [Character: Kind] = [
      "#": .section, "^": .invertedSection, "/": .end, ">": .partial, "!": .comment,
      "&": .unescaped, "=": .other, "<": .other, "$": .other, "%": .other,
    ]
    let sigil = isTriple ? nil : inner.first.flatMap { kinds[$0] }
    let name = String(sigil == nil ? inner : inner.dropFirst()).trimmingWhitespace()
    return TemplateTag(
      kind: isTriple ? .unescaped : sigil ?? .variable, name: name, line: line, column: column)
  }
}
