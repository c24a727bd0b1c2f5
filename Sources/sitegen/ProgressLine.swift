import Foundation
import SiteBuilder

/// Shows on a terminal what a build that takes longer than half a second is doing and how far it is,
/// in one line that is gone when the build has ended.
final class ProgressLine: @unchecked Sendable {
  private let lock = NSLock()
  private let isShown: Bool
  private let write: @Sendable (String) -> Void
  private let start: ContinuousClock.Instant
  private var stages: [(stage: BuildStage, since: ContinuousClock.Instant)] = []
  private var lastShown: ContinuousClock.Instant?

  /// How long a build may take without a word, and how long a line stays at least.
  private static let patience = Duration.milliseconds(500)
  private static let pause = Duration.milliseconds(100)

  /// - Parameter isShown: whether there is a terminal to show it on; the stages are timed in any case.
  init(
    isShown: Bool, start: ContinuousClock.Instant = .now,
    write: @escaping @Sendable (String) -> Void = {
      FileHandle.standardError.write(Data($0.utf8))
    }
  ) {
    self.isShown = isShown
    self.start = start
    self.write = write
  }

  func take(_ progress: BuildProgress, at now: ContinuousClock.Instant = .now) {
    lock.withLock {
      if stages.last?.stage != progress.stage { stages.append((progress.stage, now)) }
      guard isShown, now - start >= Self.patience,
        lastShown.map({ now - $0 >= Self.pause }) ?? true
      else { return }
      lastShown = now
      write("\r\u{1B}[K" + Self.words(for: progress))
    }
  }

  /// Takes the line away, so that what is said next stands in its place.
  func end() {
    lock.withLock {
      if lastShown != nil { write("\r\u{1B}[K") }
      lastShown = nil
    }
  }

  /// How long each stage took.
  func timings(until end: ContinuousClock.Instant = .now) -> [(stage: BuildStage, time: Duration)] {
    lock.withLock {
      zip(stages, stages.dropFirst().map(\.since) + [end]).map { ($0.stage, $1 - $0.since) }
    }
  }

  private static func words(for progress: BuildProgress) -> String {
    switch progress.stage {
    case .load: "Reading the source"
    case .read: "Reading the content"
    case .plan: "Planning the addresses"
    case .check: "Checking the content"
    case .render: "Rendering: \(progress.done) of \(progress.total) files"
    case .inspect: "Checking the pages"
    case .publish: "Publishing"
    }
  }
}
