/// Finds the name that somebody most likely meant to write.
package enum Spelling {
  /// Long names are compared by so many of their first Unicode scalars.
  private static let compared = 64

  /// The known name nearest to a misspelled one, if it is near enough to be worth saying.
  ///
  /// Near enough is an edit distance of at most a third of the longer name; the first of several at
  /// the same distance wins.
  package static func nearest(to name: String, among known: [String]) -> String? {
    let wanted = scalars(name.lowercased())
    let length = name.unicodeScalars.count
    var best: (name: String, distance: Int)?
    for candidate in known {
      let other = candidate.unicodeScalars.count
      let limit = min(max(1, max(length, other) / 3), (best?.distance ?? .max) - 1)
      if abs(length - other) > limit { continue }
      if let distance = distance(wanted, scalars(candidate.lowercased()), atMost: limit) {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// The optimal string alignment distance: insertions, deletions, substitutions and swaps of
  /// neighbors, each counted one.
  static func distance(_ first: String, _ second: String) -> Int {
    distance(scalars(first), scalars(second), atMost: .max) ?? .max
  }

  private static func scalars(_ text: String) -> [Unicode.Scalar] {
    Array(text.unicodeScalars.prefix(compared))
  }

  /// Nil as soon as it is certain to be more than a limit.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int)
    -> Int?
  {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1]
      current.reserveCapacity(b.count + 1)
      for j in b.indices {
        var cost = min(last[j + 1] + 1, current[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        current.append(cost)
      }
      // A swap can lead from the row before the last one, at the cost of one.
      if min(current.min() ?? 0, (last.min() ?? 0) + 1) > limit { return nil }
      beforeLast = last
      last = current
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
