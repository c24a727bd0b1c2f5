import Foundation

extension RandomAccessCollection where Self: Sendable, Element: Sendable, Index: Sendable {
  /// Maps every element, using all processors, and keeps the order.
  ///
  /// Each processor takes a few elements at a time, so that one slow element holds nothing up and a
  /// cheap one does not pay for a task of its own.
  ///
  /// - Parameter observe: told how many are done, from any thread.
  package func concurrentMap<Result: Sendable>(
    observing observe: (@Sendable (Int) -> Void)? = nil,
    _ transform: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    let processors = Swift.max(1, ProcessInfo.processInfo.activeProcessorCount)
    let work = WorkList(count: count, atATime: Swift.max(1, count / (processors * 64)))
    return await withTaskGroup(of: [(Int, [Result])].self) { group in
      for _ in 0..<Swift.min(processors, count) {
        group.addTask {
          var parts: [(Int, [Result])] = []
          while let run = work.take() {
            let start = self.index(self.startIndex, offsetBy: run.lowerBound)
            let end = self.index(start, offsetBy: run.count)
            parts.append((run.lowerBound, self[start..<end].map(transform)))
            observe?(work.finish(run.count))
          }
          return parts
        }
      }
      var parts: [(Int, [Result])] = []
      for await part in group { parts += part }
      return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }
}

/// What is left to do, for several tasks to take from.
private final class WorkList: @unchecked Sendable {
  private let lock = NSLock()
  private let count: Int
  private let length: Int
  private var next = 0
  private var done = 0

  init(count: Int, atATime length: Int) {
    self.count = count
    self.length = length
  }

  func take() -> Range<Int>? {
    lock.withLock {
      guard next < count else { return nil }
      defer { next += length }
      return next..<Swift.min(next + length, count)
    }
  }

  /// - Returns: how much is done now.
  func finish(_ number: Int) -> Int {
    lock.withLock {
      done += number
      return done
    }
  }
}
