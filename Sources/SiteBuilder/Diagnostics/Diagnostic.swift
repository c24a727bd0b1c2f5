/// A fault in the content or the theme, with its place: a value that is collected and reported with
/// all the others, never thrown and never skipped.
public struct Diagnostic: Sendable, Equatable {
  public enum Severity: String, Sendable {
    case warning, error
  }

  public let fault: Fault
  public let location: SourceLocation
  /// The line of the source that the location names, where there is one.
  public let excerpt: String?

  public init(_ fault: Fault, at location: SourceLocation, excerpt: String? = nil) {
    self.fault = fault
    self.location = location
    self.excerpt = excerpt
  }

  public var id: String { fault.id.rawValue }
  public var severity: Severity { fault.severity }
  public var message: String { fault.message }
  /// What to write instead.
  public var fix: String? { fault.fix }
}

extension Diagnostic: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    left.location == right.location
      ? left.message < right.message : left.location < right.location
  }
}
