/// Changes that follow each other closely: one save, as editors do it, with a temporary file that
/// is then renamed, or one checkout of many files.
struct Burst: Equatable {
  /// How long nothing may have happened for the burst to be over.
  static let quiet = Duration.milliseconds(60)
  /// How long a burst may last before it is taken as it is, so that a program that never stops
  /// writing cannot keep the preview from following.
  static let limit = Duration.milliseconds(500)

  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant

  init(startingAt start: ContinuousClock.Instant) {
    self.start = start
    last = start
  }

  mutating func note(at instant: ContinuousClock.Instant) {
    last = max(last, instant)
  }

  /// How long to wait before looking again; nil when the burst is over.
  func wait(at now: ContinuousClock.Instant) -> Duration? {
    let end = min(last + Self.quiet, start + Self.limit)
    return now < end ? now.duration(to: end) : nil
  }
}
