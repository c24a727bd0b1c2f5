import Foundation

extension RandomAccessCollection where Self: Sendable, Element: Sendable, Index: Sendable {
  /// Maps every element, using all processors, and keeps the order.
  ///
  /// The work is cut into a few runs per processor, so that one slow element holds nothing up and a
  /// cheap one does not pay for a task of its own.
  func concurrentMap<Result: Sendable>(
    _ transform: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    let runs = Swift.max(1, ProcessInfo.processInfo.activeProcessorCount * 4)
    let length = Swift.max(1, (count + runs - 1) / runs)
    return await withTaskGroup(of: (Int, [Result]).self) { group in
      for (number, start) in stride(from: 0, to: count, by: length).enumerated() {
        let from = index(startIndex, offsetBy: start)
        let to = index(from, offsetBy: length, limitedBy: endIndex) ?? endIndex
        group.addTask { (number, self[from..<to].map(transform)) }
      }
      var parts: [(Int, [Result])] = []
      for await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }
}
