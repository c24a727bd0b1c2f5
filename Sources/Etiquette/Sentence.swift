/// A text with blanks in it: a sentence of a letter, a subject line, a phrase.
public struct BlankedText: Sendable, Hashable {
  public enum Segment: Sendable, Hashable {
    case text(String)
    case blank(Field.ID)
  }

  public let segments: [Segment]

  public init(segments: [Segment]) {
    self.segments = segments
  }

  /// Splits a source text at its blanks, written `{field-id}`.
  ///
  /// Any pair of braces is a blank, whatever is between them; whether a field has that name is for
  /// the caller to check.
  public init(parsing source: some StringProtocol) {
    var segments: [Segment] = []
    var rest = Substring(source)
    // A search among the indices of a text takes several times as long, and most have no blank.
    let hasBlank = rest.utf8.withContiguousStorageIfAvailable { $0.contains(UInt8(ascii: "{")) }
    while hasBlank != false, let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
    {
      if open > rest.startIndex { segments.append(.text(String(rest[..<open]))) }
      segments.append(.blank(Field.ID(String(rest[open..<close].dropFirst()))))
      rest = rest[close...].dropFirst()
    }
    if !rest.isEmpty { segments.append(.text(String(rest))) }
    self.segments = segments
  }

  /// The text as an editor writes it, its blanks in braces.
  public var source: String {
    filled { "{\($0)}" }
  }

  public var blanks: [Field.ID] {
    segments.compactMap { if case .blank(let id) = $0 { id } else { nil } }
  }

  /// The text with each blank replaced.
  public func filled(by value: (Field.ID) -> String) -> String {
    if segments.count == 1, case .text(let text) = segments[0] { return text }
    var filled = ""
    for segment in segments {
      switch segment {
      case .text(let text): filled += text
      case .blank(let id): filled += value(id)
      }
    }
    return filled
  }
}

/// One sentence of a letter and the part it plays there.
public struct Sentence: Sendable, Equatable {
  /// At least one; in the order the source gives them.
  public let roles: [Role]
  /// The reader may leave it out.
  public let isOptional: Bool
  public let text: BlankedText
  /// The line of the file on which it stands, from 1.
  public let line: Int

  public init(roles: [Role], isOptional: Bool, text: BlankedText, line: Int) {
    self.roles = roles
    self.isOptional = isOptional
    self.text = text
    self.line = line
  }

  /// It is set on a line of its own, as a salutation and a signature are.
  public var standsAlone: Bool {
    roles.contains(where: \.standsAlone)
  }
}
