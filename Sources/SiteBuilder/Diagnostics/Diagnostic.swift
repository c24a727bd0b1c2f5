/// A fault in the content or the theme, with its place: a value that is collected and reported with
/// all the others, never thrown and never skipped.
public struct Diagnostic: Sendable, Equatable {
  public enum Severity: String, Sendable {
    case warning, error
  }

  /// Another place that has to do with a fault, such as the file that claims an address first.
  public struct Note: Sendable, Equatable {
    public let message: String
    public let location: SourceLocation
  }

  public let fault: Fault
  public let location: SourceLocation
  /// The line of the source that the location names, where there is one.
  public let excerpt: String?
  public let notes: [Note]

  public init(
    _ fault: Fault, at location: SourceLocation, excerpt: String? = nil, notes: [Note] = []
  ) {
    self.fault = fault
    self.location = location
    self.excerpt = excerpt
    self.notes = notes
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
