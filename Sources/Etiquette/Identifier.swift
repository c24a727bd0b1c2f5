/// The name of one thing in the content, which cannot be mistaken for the name of another kind.
///
/// A letter's identifier and a field's are both kebab-case text; `Owner` keeps the compiler from
/// letting one stand where the other belongs.
public struct Identifier<Owner>: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  public init(_ rawValue: some StringProtocol) {
    self.rawValue = String(rawValue)
  }
}

extension Identifier: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) {
    self.init(rawValue: value)
  }
}

extension Identifier: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension Identifier: CustomStringConvertible {
  public var description: String { rawValue }
}
