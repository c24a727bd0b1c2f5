/// Finds the name that somebody most likely meant to write.
enum Spelling {
  /// The known name nearest to a misspelled one, if it is near enough to be worth saying.
  ///
  /// Near enough is an edit distance of at most a third of the longer name; the first of several at
  /// the same distance wins.
  static func nearest(to name: String, among known: [String]) -> String? {
    var best: (name: String, distance: Int)?
    for candidate in known {
      let limit = max(name.count, candidate.count) / 3
      if abs(name.count - candidate.count) > max(1, limit) { continue }
      let distance = distance(name.lowercased(), candidate.lowercased())
      if distance <= max(1, limit), distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// The optimal string alignment distance: insertions, deletions, substitutions and swaps of
  /// neighbors, each counted one. Long names are compared by their first 64 characters.
  static func distance(_ first: String, _ second: String) -> Int {
    let a = Array(first.prefix(64))
    let b = Array(second.prefix(64))
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var current = [i]
      for j in 1...b.count {
        var cost = min(
          last[j] + 1, current[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          cost = min(cost, beforeLast[j - 2] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[b.count]
  }
}
