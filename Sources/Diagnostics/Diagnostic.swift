/// A fault in the content or the theme, with its place: a value that is collected and reported with
/// all the others, never thrown and never skipped.
package struct Diagnostic: Sendable, Equatable {
  package enum Severity: String, Sendable {
    case warning, error
  }

  /// Another place that has to do with a fault, such as the file that claims an address first.
  package struct Note: Sendable, Equatable {
    package let message: String
    package let location: SourceLocation
  }

  package let fault: Fault
  package let location: SourceLocation
  /// The line of the source that the location names, where there is one.
  package let excerpt: String?
  package let notes: [Note]
  /// How many faults of one kind it stands for, itself included: more than one in a report only.
  package private(set) var count = 1

  package init(
    _ fault: Fault, at location: SourceLocation, excerpt: String? = nil, notes: [Note] = []
  ) {
    self.fault = fault
    self.location = location
    self.excerpt = excerpt
    self.notes = notes
  }

  package var id: String { fault.id.rawValue }
  package var severity: Severity { fault.severity }
  package var message: String { fault.message }
  /// What to write instead.
  package var fix: String? { fault.fix }
  /// How many more faults of the kind there are, for which there is no note either.
  package var unlisted: Int { max(0, count - Self.mostOfOneKind) }
}

extension Diagnostic: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    left.location == right.location
      ? left.message < right.message : left.location < right.location
  }
}

// MARK: Many of one kind

extension Diagnostic {
  /// How many faults of one kind are reported each for itself, in a file and in all.
  static let mostOfOneKind = 20

  /// What is reported of all that was found, in the order of the places: where there is more of one
  /// kind in one file than anybody reads, or in all files, the first stands for all of it, with notes
  /// on the next and the number of the rest.
  package static func report(_ found: [Diagnostic]) -> [Diagnostic] {
    let inFiles = merged(found) { Kind(id: $0.fault.id, path: $0.location.path) }
    return merged(inFiles) { Kind(id: $0.fault.id, path: "") }
  }

  private struct Kind: Hashable {
    let id: Fault.ID
    let path: String
  }

  /// In the order of the places.
  private static func merged(_ found: [Diagnostic], by kind: (Diagnostic) -> Kind) -> [Diagnostic] {
    Dictionary(grouping: found.sorted(), by: kind).values.flatMap { alike in
      alike.count > mostOfOneKind ? [merged(alike)] : alike
    }.sorted()
  }

  /// The first with a line stands for all.
  private static func merged(_ alike: [Diagnostic]) -> Diagnostic {
    let placed = alike.filter { $0.location.line != nil } + alike.filter { $0.location.line == nil }
    let first = placed[0]
    let others = placed.prefix(mostOfOneKind).dropFirst().map {
      Note(message: $0.message, location: $0.location)
    }
    var merged = Diagnostic(
      first.fault, at: first.location, excerpt: first.excerpt,
      notes: (first.count == 1 ? first.notes : []) + others)
    merged.count = alike.reduce(0) { $0 + $1.count }
    return merged
  }
}
